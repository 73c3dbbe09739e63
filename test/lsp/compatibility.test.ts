/** The compatibility view's requests: what the last check knows at once, another target when it is asked for, and what is exported. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { COMPATIBILITY, COMPATIBILITY_EXPORT, type Compatibility } from '../../server/src/lsp/protocol.ts';
import { TestEditor, uriOf } from '../support/editor.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';

const FILE = join(process.cwd(), 'examples/pydantic-worker/pyproject.toml');

/** What stands in the cells of a row. */
function cells(compatibility: Compatibility | null, name: string): readonly string[] {
  const row = compatibility?.rows.find((one) => one.name === name);
  return row?.cells.map(({ letter, version }) => (version === undefined ? letter : `${letter} ${version}`)) ?? [];
}

describe('the compatibility of a file', function () {
  this.timeout(120_000);
  let editor: TestEditor;
  const ask = (more: object = {}): Promise<Compatibility | null> =>
    editor.ask(COMPATIBILITY, { uri: uriOf(FILE), whatIf: [], ...more }) as Promise<Compatibility | null>;

  before(async () => {
    const world = { host: nodeHost(), checker: new Checker({ host: nodeHost(), today: () => '2026-11-24' }) };
    editor = await TestEditor.start({ world, settings: () => ({ recordedIndex: RECORDED_INDEX }) });
    await editor.open(FILE, readFileSync(FILE, 'utf8'));
    await editor.checked(FILE);
  });

  it('is known at once for its own target, and not looked at for the others', async () => {
    const shown = await ask();
    assert.deepEqual(
      shown?.columns.map(({ label, isOfProject, installs }) => [label, isOfProject, installs]),
      [
        ['Python Workers 3.13', true, false],
        ['Python Workers 3.12', false, undefined],
        ['Python Workers 3.14', false, undefined],
      ],
    );
    assert.deepEqual(cells(shown, 'pydantic'), ['F', '…', '…']);
    assert.deepEqual(cells(shown, 'pydantic-core'), ['C', '…', '…']);
    const row = shown.rows.find(({ name }) => name === 'pydantic');
    assert.equal(row?.place?.uri, uriOf(FILE));
    assert.match(row.cells[0]?.reason ?? '', /^pydantic-core is 2\.27\.2 in Pyodide 0\.28\.3/);
  });

  it('is found out for another target when that is asked for, and then known', async () => {
    const filled = await ask({ fill: 'workers-3.14' });
    assert.equal(filled?.columns[2]?.installs, true);
    assert.match(cells(filled, 'pydantic')[2] ?? '', /^I 2\.1\d\.\d+$/);
    assert.deepEqual(cells(await ask(), 'pydantic'), cells(filled, 'pydantic'));
  });

  it('has a column for what nobody chose, where it is the name of a target', async () => {
    const shown = await ask({ whatIf: ['workers-3.13', 'no-such', 5] });
    assert.equal(shown?.columns.length, 3);
    assert.equal(await ask({ uri: uriOf('/elsewhere/pyproject.toml') }), null);
    assert.deepEqual(await ask({ whatIf: 5, fill: { a: 1 } }), await ask());
  });

  it('is exported as what is shown', async () => {
    const as = (format: unknown): Promise<unknown> =>
      editor.ask(COMPATIBILITY_EXPORT, { uri: uriOf(FILE), whatIf: [], format });
    assert.match(
      String(await as('csv')),
      /^dependency,needed by,Python Workers 3\.13,.*\r\nfastapi,,I [^]*\r\npydantic,,F,/,
    );
    assert.match(String(await as('markdown')), /^# Compatibility of `pyproject\.toml`\n/);
    assert.match(String(await as('svg')), /^<svg [^]*<\/svg>\n$/);
    assert.equal(await as('exe'), null);
  });
});
