/** What an index and a file say to deceive: no surface shows any of it as it came. On an invented index. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { Workspace } from '../support/commandLine.ts';
import { DECEPTIVE_INDEX, deceptiveWorld, FILE, RAW, SETTINGS } from '../support/deceptiveTexts.ts';

async function output(words: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const host = deceptiveWorld();
  const workspace = await Workspace.make({ 'requirements.txt': FILE, 'good.txt': 'string\nlamp\n', ...files });
  try {
    const engine = new Checker({ host, today: () => '2026-11-24' });
    const ran = await workspace.run(`${words} --index-url ${DECEPTIVE_INDEX}`, { engine, http: host.http });
    return `${ran.output}${ran.errors}`;
  } finally {
    await workspace.remove();
  }
}

describe('texts that are made to deceive', function () {
  this.timeout(20_000);
  const inFormat = (format: string): Promise<string> =>
    output(`check --target workers-3.13 --format ${format} requirements.txt good.txt`);

  for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown']) {
    it(`leave nothing raw in the format ${format}`, async () => {
      const text = await inFormat(format);
      assert.match(text, /requirements\.txt/);
      assert.equal(RAW.exec(text)?.[0], undefined);
    });
  }

  for (const words of [
    'explain lamp good.txt --target workers-3.13',
    'tree good.txt --target workers-3.13',
    'strategy good.txt --target workers-3.13',
    'compare good.txt',
    'wheels good.txt --target workers-3.13',
    'deploy --checklist',
    'explain lamp requirements.txt --target workers-3.13',
    'tree requirements.txt --target workers-3.13',
    'strategy requirements.txt --target workers-3.13',
    'compare requirements.txt',
    'watch --state watch.json --target workers-3.13',
    'doctor --target workers-3.13',
    'doctor --target workers-3.13 --format markdown',
    'doctor --target workers-3.13 --format json',
    'record --output recording --target workers-3.13',
  ]) {
    it(`leave nothing raw in \`${words}\``, async () => {
      const text = await output(words);
      assert.doesNotMatch(text, /^$|; see --help/);
      assert.equal(RAW.exec(text)?.[0], undefined);
    });
  }

  for (const words of [
    'check',
    'check --format markdown',
    'doctor',
    'doctor --format json',
    'doctor --format markdown',
  ]) {
    it(`leave nothing raw in \`${words}\` where the settings of a project are made of them`, async () => {
      const written = await output(`${words} --target workers-3.13`, {
        'pyproject.toml': SETTINGS,
        'uv.toml': SETTINGS,
      });
      assert.doesNotMatch(written, /^$|; see --help/);
      assert.equal(RAW.exec(written)?.[0], undefined);
    });
  }

  it('are no commands to GitHub', async () => {
    const lines = (await inFormat('github')).split('\n').filter((line) => line.startsWith('::'));
    assert.ok(lines.length > 3);
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=(?:requirements|good)\.txt,/);
  });

  it('end no element of XML', async () => {
    const text = await inFormat('junit');
    assert.doesNotMatch(text, /<img|\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
  });

  it('are JSON', async () => {
    for (const format of ['json', 'sarif', 'gitlab']) {
      const text = await inFormat(format);
      assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(text.replaceAll('\n', ''))), format);
    }
  });

  it('are no links, pictures or HTML in Markdown', async () => {
    const text = (await inFormat('markdown')).replace(/(`+)[^`][^]*?[^`]?\1(?!`)/g, '');
    assert.doesNotMatch(text, /<img|(?<!\\)\]\(https:\/\/evil/);
  });
});
