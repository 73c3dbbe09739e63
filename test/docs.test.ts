/** The documentation is correct: pages and rules match, links work, settings are listed, examples show the tool's output. */
import { say, tell, type Message } from '../server/src/core/messages/message.ts';
import { loadMessages } from '../server/src/core/messages/languages.ts';
import type { Messages } from '../server/src/core/messages/messages.ts';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { CheckRequest } from '../server/src/check/checkRequest.ts';
import type { Finding } from '../server/src/core/findings/finding.ts';
import { FORMER_CODES, RULES } from '../server/src/core/findings/rules.ts';
import { DEFAULT_SETTINGS, PYPI_SIMPLE_URL } from '../server/src/settings.ts';
import { runCommandLine } from './support/commandLine.ts';
import { memoryDocuments } from './support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from './support/recorded.ts';
import { assertRecorded } from './support/transcript.ts';

const ROOT = process.cwd();
/** The pages with examples of the command line at which a reader begins. */
const PAGES_WITH_EXAMPLES = ['README.md', 'README.ja.md', 'docs/get-started.md', 'docs/pywrangler.md'];

const NO_SOURCES: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out', 'recorded-index']);

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Files below a folder by their paths from the root, except those that are installed, built or recorded. */
function filesBelow(folder: string, suffix: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || NO_SOURCES.has(entry.name)) return [];
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path, suffix);
    return suffix.test(entry.name) ? [path] : [];
  });
}

/** Addresses of links and pictures, except those in code. */
function linksIn(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');
  const inText = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);
  const inTags = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, address = '']) => address);
  return [...inText, ...inTags];
}

/** The anchors of a Markdown file, derived from its headings. */
function anchorsIn(markdown: string): readonly string[] {
  const headings = markdown.replace(/^```.*?^```$/gms, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function isBroken(from: string, address: string): boolean {
  if (/^[a-z]+:/.test(address)) return false;
  const [path = '', anchor] = address.split('#');
  const target = path === '' ? join(ROOT, from) : join(ROOT, dirname(from), path);
  if (!existsSync(target)) return true;
  if (anchor === undefined || statSync(target).isDirectory()) return false;
  return !anchorsIn(readFileSync(target, 'utf8')).includes(anchor);
}

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
  readonly scripts: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;

/** The rule pages in each language: where they are, and what their fixed phrases are. */
const RULE_PAGES = [
  { language: 'en', folder: 'docs/rules', off: 'Turning it off', tuning: '../tuning.md' },
  { language: 'ja', folder: 'docs/rules/ja', off: '無効にする方法', tuning: '../../tuning.md' },
] as const;

/** The code in a page, but for what the program says. */
function codeOf(page: string): readonly string[] {
  const blocks = [...page.matchAll(/^```.*?^```$/gms)].map(([block]) => block);
  return blocks.filter((block) => !block.startsWith('```text\n'));
}

for (const { language, folder, off, tuning } of RULE_PAGES)
  describe(`rule pages (${language})`, function () {
    this.timeout(60_000);
    let messages: Messages;
    const told = (message: Message): string => tell(message, messages);

    before(async () => {
      messages = await loadMessages(language);
    });

    /** What the check reports for a file, with some files next to it. */
    async function check(
      name: string,
      text: string,
      target: string,
      beside: ReadonlyMap<string, string>,
    ): Promise<readonly Finding[]> {
      const settings = { ...DEFAULT_SETTINGS, target, recordedIndex: RECORDED_INDEX };
      const files = [...beside, [name, new TextEncoder().encode(text)] as const];
      const documents = memoryDocuments(
        new Map(files.map(([other, content]) => [`/example/${other}`, content] as const)),
      );
      let findings: readonly Finding[] = [];
      for await (const snapshot of recordedChecker.check({
        path: `/example/${name}`,
        // As it is when a file is read: an example may begin with a byte order mark.
        text: text.replace(/^\uFEFF/, ''),
        ...{ settings, documents },
      }))
        findings = snapshot.findings;
      return findings;
    }

    it('every rule has its page and every page its rule', () => {
      const pages = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md') && name !== 'README.md');
      const former = [...FORMER_CODES.keys()].filter((code) => pages.includes(`${code}.md`));
      assert.deepEqual(pages.sort(), [...RULES.map(({ code }) => code), ...former].map((code) => `${code}.md`).sort());
      for (const code of former) {
        const page = read(`${folder}/${code}.md`);
        assert.match(page, new RegExp(`^# ${code}\n\n.*\\(${FORMER_CODES.get(code) ?? ''}\\.md\\)`));
      }
    });

    it('the index lists every rule with its title and its severities', () => {
      const rows = [...read(`${folder}/README.md`).matchAll(/^\| \[(.+)\]\((.+)\.md\) +\| (.+?) +\| (.+?) +\|/gm)];
      assert.deepEqual(
        rows.map(([, code, page, title, severities]) => ({ code, page, title, severities })),
        RULES.map(({ code, title, severities }) => ({
          code,
          page: code,
          title: told(title),
          severities: severities.join(', '),
        })),
      );
    });

    it('every page says how its finding is turned off', () => {
      const silent = RULES.filter(({ code }) => {
        const [, section = ''] = new RegExp(`^## ${off}\n(.*)`, 'ms').exec(read(`${folder}/${code}.md`)) ?? [];
        const ways = [`ignore = ["${code}"]`, `--ignore ${code}`, `# preflight: ignore[${code}]`, `(${tuning})`];
        return !ways.every((way) => section.replaceAll(/\s+/g, ' ').includes(way));
      });
      assert.deepEqual(
        silent.map(({ code }) => code),
        [],
      );
    });

    for (const { code } of RULES) {
      const title = `${code}: the example says what the check says of it`;
      it(title, async () => {
        const file = `${folder}/${code}.md`;
        const page = read(file);
        assert.ok(page.startsWith(`# ${code}\n`), 'the page opens with the code');
        const [, example] = /^```(?:toml|js)\n(.*?)^```$/ms.exec(page) ?? [];
        assert.ok(example !== undefined, 'there is an example');
        const original = read(`docs/rules/${code}.md`);
        assert.deepEqual(codeOf(page), codeOf(original), 'the examples are the same in all languages');
        const target = /^Checked for `([^`]+)`/m.exec(original)?.[1] ?? 'auto';
        // Further files of the example have their name after the language: ```toml wrangler.toml
        const others = [...page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)];
        const beside = new Map(others.map(([, name = '', content = '']) => [name, content]));
        const name = /^Checked for `[^`]+` as `([^`]+)`/m.exec(original)?.[1] ?? 'pyproject.toml';
        const findings = await check(name, example, target, beside);
        assert.ok(
          findings.some((finding) => finding.code === code),
          `the example has no finding ${code}`,
        );
        const said = findings
          .map((finding) => `${told(say('reportMark', finding))}: ${told(finding.message)}\n`)
          .join('\n');
        assertRecorded(
          { file, suite: 'test/docs', title },
          page.replace(/(?<=^```text\n)[^]*?(?=^```$)/m, () => said),
        );
      });
    }
  });

describe('pages for beginners', function () {
  this.timeout(60_000);

  for (const file of PAGES_WITH_EXAMPLES) {
    const title = `${file} shows what the command line says`;
    it(title, async () => {
      const engine = {
        check: (request: CheckRequest) => recordedChecker.check(request),
        forget: () => undefined,
        close: () => Promise.resolve(),
      };
      let page = read(file);
      const lines = [...page.matchAll(/^```console\n\$ npx pyodide-preflight (.+)$/gm)].map(([, line = '']) => line);
      assert.ok(lines.length > 0, 'there are examples');
      for (const line of lines) {
        const { output } = await runCommandLine(ROOT, line, { engine });
        const start = page.indexOf('\n', page.indexOf(`$ npx pyodide-preflight ${line}\n`)) + 1;
        page = page.slice(0, start) + output + page.slice(page.indexOf('```', start));
      }
      assertRecorded({ file, suite: 'test/docs', title }, page);
    });
  }
});

describe('documentation', () => {
  it('relative links lead to files, and their anchors to headings', () => {
    const broken = filesBelow('.', /\.md$/).flatMap((file) =>
      linksIn(read(file))
        .filter((address) => isBroken(file, address))
        .map((address) => `${file}: ${address}`),
    );
    assert.deepEqual(broken, []);
  });

  it('the README leads to every page', () => {
    const linked = linksIn(read('README.md'));
    const pages = filesBelow('docs', /\.md$/).filter((path) => path.split('/').length === 2);
    assert.deepEqual(
      pages.filter((page) => !linked.includes(page)),
      [],
    );
  });

  it('the Japanese README leads where the English one does', () => {
    const [english, japanese] = ['README.md', 'README.ja.md'].map((file) =>
      linksIn(read(file))
        .filter((address) => !/^README\.(?:ja\.)?md$/.test(address))
        // The pages of the findings are there in Japanese as well.
        .map((address) => address.replace('docs/rules/ja/', 'docs/rules/')),
    );
    assert.deepEqual([...new Set(japanese)].sort(), [...new Set(english)].sort());
  });

  it('every setting is on the page of VS Code and has the default of the program', () => {
    const page = read('docs/vscode.md');
    for (const [name, { default: value }] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.ok(page.includes(`\`${name}\``), `${name} is not in docs/vscode.md`);
      const key = name.slice('pyodidePreflight.'.length);
      const own = new Map<string, unknown>(Object.entries(DEFAULT_SETTINGS));
      // An empty text means the default of the program: PyPI's address is not repeated.
      if (own.has(key) && value !== '') assert.deepEqual(value, own.get(key), `the default of ${name}`);
    }
  });

  it('every setting of the program can be set in the editor', () => {
    const known = Object.keys(manifest.contributes.configuration.properties);
    // What is said about findings is several settings there.
    const missing = Object.keys(DEFAULT_SETTINGS)
      .flatMap((key) => (key === 'tuning' ? ['select', 'ignore', 'severity', 'perFileIgnores'] : [key]))
      .filter((key) => !known.includes(`pyodidePreflight.${key}`));
    assert.deepEqual(missing, []);
  });

  it('every script that the documentation runs exists', () => {
    const named = [...PAGES_WITH_EXAMPLES, 'CONTRIBUTING.md', 'ARCHITECTURE.md'].flatMap((file) =>
      [...read(file).matchAll(/\bnpm (?:run ([\w-]+)|(start|test)\b)/g)].map(([, script, own]) => script ?? own ?? ''),
    );
    assert.ok(named.includes('start') && named.includes('test'), 'both of the commands are told');
    assert.deepEqual(
      [...new Set(named)].filter((name) => !(name in manifest.scripts)),
      [],
    );
  });

  it('the newest release in the changelog is the present version', () => {
    const newest = /^## (?!Unreleased$)(\S+)/m.exec(read('CHANGELOG.md'))?.[1];
    assert.equal(newest, manifest.version);
  });
});

describe("PyPI's address", () => {
  it('stands in one place of the sources', () => {
    const { hostname } = new URL(PYPI_SIMPLE_URL);
    const domain = hostname.split('.').slice(-2).join('.');
    const places = ['client', 'server', 'tools', 'test', 'docs', 'examples']
      .flatMap((folder) => filesBelow(folder, /\.(?:ts|mjs|cjs|js|json|md|toml|txt|jsonc|sh)$/))
      .concat(filesBelow('.', /\.(?:md|mjs)$/).filter((path) => !path.includes('/')))
      .filter((path) => read(path).toLowerCase().includes(domain));
    assert.deepEqual(
      places.map((path) => relative('.', path).split(sep).join('/')),
      ['server/src/settings.ts'],
    );
    assert.equal(read('server/src/settings.ts').toLowerCase().split(domain).length - 1, 1);
  });
});
