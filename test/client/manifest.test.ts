/** The extension's manifest agrees with the program: settings, commands, and the texts of every language. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { dependencyFileKind } from '../../server/src/core/dependencyFiles/dependencyFileKind.ts';
import { SETTINGS_SECTION } from '../../server/src/lsp/editorSettings.ts';

const ROOT = process.cwd();

interface Property {
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly default: string | number | boolean | readonly string[];
  readonly scope: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly languages: readonly {
      readonly id: string;
      readonly filenames?: readonly string[];
      readonly filenamePatterns: readonly string[];
      readonly configuration?: string;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly media: { readonly svg: string }; readonly description: string }[];
    }[];
    readonly grammars: readonly { readonly path: string }[];
  };
}

const LAYERS = [
  'base',
  'ci',
  'common',
  'dependencies',
  'deps',
  'dev',
  'develop',
  'development',
  'doc',
  'docs',
  'lint',
].concat(['local', 'main', 'prod', 'production', 'test', 'tests', 'testing', 'typing']);
/** What VS Code, or an extension for it, calls the languages of some endings. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['py', 'python'],
  ['html', 'html'],
  ['htm', 'html'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['ts', 'typescript'],
  ['tsx', 'typescriptreact'],
  ['qmd', 'quarto'],
  ['md', 'markdown'],
  ['yml', 'yaml'],
  ['json', 'json'],
]);
const SAMPLE_PATHS = [
  'pyproject.toml',
  'sub/pyproject.toml',
  'pyscript.toml',
  'pyscript.json',
  'uv.lock',
  'sub/poetry.lock',
  'pylock.toml',
  'pylock.dev.toml',
  'requirements.txt',
  'requirements-dev.in',
  'dev-requirements.txt',
  'requirements/dev.txt',
  'sub/reqs/dev.in',
  'constraints.txt',
  'constraints-3.12.in',
  'upper-constraints.txt',
  'upper-constraints.in',
  'notes.txt',
  'MANIFEST.in',
  'package.json',
  'sub/jupyter-lite.json',
  'jupyter_lite_config.json',
  'settings.json',
  'tool.py',
  'index.html',
  'page.htm',
  'main.js',
  'main.mjs',
  'src/main.ts',
  'src/main.tsx',
  'doc.qmd',
  'README.md',
  '_quarto.yml',
  'other.yml',
  'demo.ipynb',
  'ruff.toml',
  ...LAYERS.map((name) => `${name}.in`),
];

/** Whether a VS Code glob matches a path; one without a slash matches only the name. */
function matches(glob: string, path: string): boolean {
  const pattern = glob.replace(/\*\*\/|[.*{},]/g, (part) => {
    const meaning: Readonly<Record<string, string>> = {
      '**/': '(?:.+/)?',
      '.': '\\.',
      '*': '[^/]*',
      '{': '(?:',
      '}': ')',
      ',': '|',
    };
    return meaning[part] ?? part;
  });
  return new RegExp(`^${pattern}$`).test(glob.includes('/') ? path : (path.split('/').at(-1) ?? path));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

function keysOf(file: string): string[] {
  return Object.keys(readJson(file) as object);
}

function clientSources(): string {
  const folder = join(ROOT, 'client/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

describe('manifest', () => {
  const manifest = readJson('package.json') as Manifest;
  const { properties } = manifest.contributes.configuration;

  it('has every setting with the default that the program has, and those of the editor alone', () => {
    const defaults = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, property.default]));
    // The public addresses are only in the program; an empty setting means these.
    const tuning = { select: ['all'], ignore: [], severity: {}, perFileIgnores: {} };
    const own = Object.entries<unknown>({ ...DEFAULT_SETTINGS, ...tuning, indexUrl: '', pyodideIndexUrl: '' });
    const expected = own
      .filter(([name]) => name !== 'tuning')
      .map(([name, value]) => [`${SETTINGS_SECTION}.${name}`, value]);
    const ofEditor = { enable: 'auto', diagnosticMode: 'workspace', inlayHints: true, codeLens: true };
    for (const [name, value] of Object.entries(ofEditor)) expected.push([`${SETTINGS_SECTION}.${name}`, value]);
    assert.deepEqual(defaults, Object.fromEntries(expected));
  });

  it('lets every folder have its own settings, and restricts those that name addresses and paths or open a border', () => {
    assert.deepEqual([...new Set(Object.values(properties).map(({ scope }) => scope))], ['resource']);
    const naming = Object.keys(properties).filter((name) => /url|index|config$|outside/i.test(name));
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual([...restrictedConfigurations].sort(), naming.sort());
  });

  it('has no default that its own setting would not allow', () => {
    for (const { default: value, enum: values, format } of Object.values(properties)) {
      // An empty address means the public one, and is no URI.
      assert.equal(format, undefined);
      if (values) assert.ok(values.includes(String(value)));
    }
  });

  it('says of each language what its comments and brackets are', () => {
    for (const { id, configuration } of manifest.contributes.languages) {
      assert.ok(configuration, id);
      assert.deepEqual(Object.keys(readJson(configuration) as object).includes('comments'), true, id);
    }
  });

  it('names the commands that the client registers, all in one category', () => {
    const { commands } = manifest.contributes;
    const registered = [
      ...clientSources().matchAll(
        /'(pyodidePreflight\.(?:(?:choose|check|show|compare|weigh|restart|set|remove)\w+|copyTree))'/g,
      ),
    ];
    assert.deepEqual(
      commands.map(({ command }) => command).sort(),
      [...new Set(registered.map(([, command = '']) => command))].sort(),
    );
    assert.deepEqual([...new Set(commands.map(({ category }) => category))], ['Pyodide Preflight']);
  });

  it('starts for dependency files only', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^(?:onLanguage|workspaceContains):/);
  });

  it('starts in a folder with a sign of Pyodide of which no file is open', () => {
    const wrangler = ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc'];
    const browser = ['pyscript.toml', 'pyscript.json', 'jupyter-lite.json', 'jupyter_lite_config.json'];
    // Only their text tells of these; the extension looks into them before it starts the server.
    const texts = ['pyproject.toml', '*requirements*.txt', '*.{html,htm}', '*.ipynb'];
    for (const file of [...wrangler, ...browser, ...texts])
      assert.ok(manifest.activationEvents.includes(`workspaceContains:**/${file}`), file);
  });

  it('starts the server for the files that the server checks, and knows their language', () => {
    const source = readFileSync(join(ROOT, 'client/src/documents.ts'), 'utf8');
    const lists = [...source.matchAll(/(?:DEPENDENCY_FILES|OTHER_PURPOSES)(?:: readonly string\[\])? = \[([^]*?)\];/g)];
    const checked = lists.flatMap(([, list = '']) => [...list.matchAll(/'([^']+)'/g)].map(([, glob = '']) => glob));
    const languages = new Set(manifest.activationEvents.map((event) => event.replace(/^onLanguage:/, '')));
    const [requirements = [], toml = []] = ['pip-requirements', 'toml'].map((id) =>
      manifest.contributes.languages.flatMap((language) =>
        language.id === id ? [...(language.filenames ?? []), ...language.filenamePatterns] : [],
      ),
    );
    for (const path of SAMPLE_PATHS) {
      const kind = dependencyFileKind(`/app/${path}`);
      assert.equal(
        checked.some((glob) => matches(glob, path)),
        kind !== undefined,
        path,
      );
      const isLines = kind === 'requirements' || kind === 'constraints';
      assert.equal(
        requirements.some((glob) => matches(glob, path)),
        isLines,
        path,
      );
      // Without a TOML extension, nothing else starts the extension for a file outside a folder.
      const isToml = kind !== undefined && /\.(?:toml|lock)$/.test(path);
      assert.equal(
        toml.some((glob) => matches(glob, path)),
        isToml,
        path,
      );
      const language = LANGUAGES.get(/[^.]*$/.exec(path)?.[0] ?? '');
      if (kind !== undefined && language !== undefined) assert.ok(languages.has(language), path);
    }
  });

  it('names files that exist', () => {
    const { icon, contributes } = manifest;
    const pictures = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg));
    for (const file of [icon, ...contributes.grammars.map(({ path }) => path), ...pictures])
      assert.ok(existsSync(join(ROOT, file)), file);
  });

  it('has each of its texts in English and in Japanese', () => {
    const used = [...readFileSync(join(ROOT, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g)].map(
      ([, key = '']) => key,
    );
    for (const file of ['package.nls.json', 'package.nls.ja.json']) {
      assert.deepEqual(keysOf(file).sort(), [...new Set(used)].sort(), file);
    }
  });

  it('has one short walkthrough, whose links are commands that there are', () => {
    const [walkthrough, ...others] = manifest.contributes.walkthroughs;
    assert.deepEqual([walkthrough?.steps.length, others.length], [3, 0]);
    for (const file of ['package.nls.json', 'package.nls.ja.json']) {
      const texts = Object.values(readJson(file) as Record<string, string>).join('\n');
      const links = [...texts.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command);
      assert.equal(links.length, 3);
      const own = links.filter((command) => command.startsWith('pyodidePreflight.'));
      for (const command of own) assert.ok(manifest.contributes.commands.some((one) => one.command === command));
    }
  });

  it('has each text of the client in Japanese', () => {
    const used = [...clientSources().matchAll(/\bl10n\.t\('([^']*)'/g)].map(([, text = '']) => text);
    assert.deepEqual(keysOf('l10n/bundle.l10n.ja.json').sort(), [...new Set(used)].sort());
  });
});
