/** A project that names several targets: each finding applies to one of them or all, and fixes do no harm on any. */
import { english } from '../../support/english.ts';
import assert from 'node:assert/strict';
import { verdictsOf, type Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { hoverAt } from '../../../server/src/core/features/hover.ts';
import { inlayHintsIn } from '../../../server/src/core/features/inlayHints.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/settings.ts';
import { memoryDocuments } from '../../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';

const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX };
const PATH = '/w/pyproject.toml';
const WRANGLER =
  'name = "w"\nmain = "src/entry.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';

function projectText(requirements: readonly string[], target: string): string {
  return `[project]\nname = "w"\nversion = "0"\ndependencies = ${JSON.stringify(requirements)}\n\n[tool.pyodide-preflight]\ntarget = ${target}\n`;
}

/** A folder with only the configuration of a Worker with Python 3.13. */
const documents = memoryDocuments({ '/w/wrangler.toml': WRANGLER });

/** The last snapshot of a project in that folder. */
async function check(text: string, target = 'auto', settingsYield = true): Promise<Snapshot> {
  const request = { path: PATH, text, settings: { ...settings, target }, settingsYield, documents };
  let last: Snapshot | undefined;
  for await (const snapshot of recordedChecker.check(request)) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

const TODAY_AND_NEXT = '["auto", "workers-3.14"]';

describe('a project for several targets', function () {
  this.timeout(60_000);

  it('is resolved for each, the one of its own files under the name auto', async () => {
    const snapshot = await check(projectText(['pydantic'], TODAY_AND_NEXT));
    const answers = verdictsOf(snapshot).map(({ choice, resolution }) => [
      choice.target.name,
      resolution?.packages.find(({ name }) => name === 'pydantic')?.version,
    ]);
    assert.deepEqual(answers, [
      ['workers-3.13', '2.10.6'],
      ['workers-3.14', '2.14.3'],
    ]);
  });

  it('has findings that say on which target they hold', async () => {
    const { findings } = await check(projectText(['pydantic>=2.12'], TODAY_AND_NEXT));
    const [error, ...others] = findings;
    assert.deepEqual(others, []);
    assert.deepEqual(error?.targets, ['workers-3.13']);
    assert.match(english(error.message), /cannot be installed on Python Workers 3\.13\. /);
  });

  it('has one finding for what is true of all its targets', async () => {
    const { findings } = await check(projectText(['uvicorn[standard]'], '["workers-3.13", "workers-3.14"]'));
    const errors = findings.filter(({ severity }) => severity === 'error');
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.targets, undefined);
    assert.match(english(errors[0]?.message), /cannot be installed on Python Workers 3\.13 and 3\.14\. /);
  });

  it('names the targets of a finding whose message speaks of none', async () => {
    const { findings } = await check(projectText(['pydantic'], TODAY_AND_NEXT));
    assert.deepEqual(
      findings.map(({ code, targets }) => [code, targets]),
      [['held-back', ['workers-3.13']]],
    );
    assert.match(english(findings[0]?.message), / \(on Python Workers 3\.13\)$/);
  });

  describe('which two wrangler files name', () => {
    const split = async (deployed: string, installed: string, requirement: string): Promise<Snapshot> => {
      const folder = memoryDocuments({
        '/w/wrangler.jsonc': JSON.stringify({
          name: 'w',
          compatibility_date: deployed,
          compatibility_flags: ['python_workers'],
        }),
        '/w/wrangler.toml': WRANGLER.replace('2026-02-01', installed),
      });
      const request = { path: PATH, text: projectText([requirement], '"auto"'), settings, documents: folder };
      let last: Snapshot | undefined;
      for await (const snapshot of recordedChecker.check(request)) last = snapshot;
      assert.ok(last?.complete);
      return last;
    };
    const PAIRS = [
      ['2026-02-01', '2026-10-01'],
      ['2026-10-01', '2026-02-01'],
    ] as const;

    for (const [deployed, installed] of PAIRS) {
      it(`is offered the Python that both tools can have (${deployed} is deployed, ${installed} installed)`, async () => {
        const pythons = async (requirement: string): Promise<readonly string[]> => {
          const { findings } = await split(deployed, installed, requirement);
          const remedies = findings.flatMap(({ code, remedies: all }) => (code === 'target-problem' ? all : []));
          return remedies.map(({ title }) => /3\.1\d/.exec(english(title))?.[0] ?? '').sort();
        };
        assert.deepEqual(await pythons('pydantic>=2.13'), ['3.14']);
        assert.deepEqual(await pythons('six'), ['3.13', '3.14']);
        // What installs on neither has fixes of its own.
        assert.deepEqual(await pythons('no-such-project-anywhere'), ['3.13', '3.14']);
      });

      it(`is offered no fix that stops the sync (${deployed} is deployed, ${installed} installed)`, async () => {
        const { findings } = await split(deployed, installed, 'pydantic>=2.13');
        const error = findings.find(({ code }) => code === 'blocked-dependency');
        const kinds = error?.remedies.map(({ kind }) => kind) ?? [];
        // The machine gets the versions of the Worker, which the other half of a split requirement excludes.
        assert.deepEqual(kinds, ['switch-target', 'marker']);
      });
    }
  });

  it('is offered no fix that breaks another target', async () => {
    const alone = await check(projectText(['pydantic>=2.12'], '"auto"'));
    const together = await check(projectText(['pydantic>=2.12'], TODAY_AND_NEXT));
    const kinds = ({ findings }: Snapshot): readonly string[] =>
      findings.flatMap(({ remedies }) => remedies.map(({ kind }) => kind));
    // Releases of pydantic that fit 3.13 have no wheel for 3.14.
    assert.ok(kinds(alone).includes('pin'));
    assert.ok(!kinds(together).includes('pin'));
    assert.ok(kinds(together).includes('switch-target'));
    const preferred = together.findings.flatMap(({ remedies }) => remedies.filter((remedy) => remedy.preferred));
    assert.ok(preferred.length <= 1);
  });

  it('is offered fixes although something else is not known on any target', async () => {
    // The metadata of this release are not recorded.
    const { findings } = await check(
      projectText(['pyarrow', 'langchain-core==1.0.0rc3'], '["workers-3.12", "workers-3.13"]'),
    );
    const error = findings.find(({ severity }) => severity === 'error');
    assert.deepEqual(error?.targets, ['workers-3.13']);
    assert.ok(error.remedies.some(({ kind }) => kind === 'marker'));
  });

  it('shows the version that each target gets, in hints and hovers', async () => {
    const text = projectText(['pydantic'], TODAY_AND_NEXT);
    const snapshot = await check(text);
    const [hint] = inlayHintsIn(PATH, { start: 0, end: text.length }, snapshot, en);
    assert.equal(hint?.label, '2.10.6 · 2.14.3');
    const hover = hoverAt(PATH, text.indexOf('"pydantic"') + 2, snapshot, en)?.contents.value ?? '';
    assert.match(hover, /Workers 3\\?\.13 gets \*\*pydantic 2\\?\.10\\?\.6\*\*/);
    assert.match(hover, /Workers 3\\?\.14 gets \*\*pydantic 2\\?\.14\\?\.3\*\*/);
  });

  it('may be asked for on the command line instead, and each target counts once', async () => {
    const snapshot = await check(projectText(['idna'], '"auto"'), 'workers-3.12, workers-3.13,workers-3.12', false);
    assert.deepEqual(
      verdictsOf(snapshot).map(({ choice }) => choice.target.name),
      ['workers-3.12', 'workers-3.13'],
    );
  });

  it('passes over a name that is no target, and says so', async () => {
    const snapshot = await check(projectText(['idna'], '["workers-3.13", "workers-3.99"]'));
    assert.equal(verdictsOf(snapshot).length, 1);
    assert.deepEqual(
      snapshot.findings.map(({ code }) => code),
      ['target-problem'],
    );
    assert.match(english(snapshot.findings[0]?.message), /`workers-3\.99`/);
  });

  it('answers at once, all targets included, where only a comment changes', async () => {
    const text = projectText(['pydantic'], TODAY_AND_NEXT);
    const before = await check(text);
    const request = { path: PATH, text: `# a comment\n${text}`, settings, settingsYield: true, documents };
    const first = await recordedChecker.check(request).next();
    assert.ok(!first.done && first.value.complete);
    assert.deepEqual(
      verdictsOf(first.value).map(({ resolution }) => resolution?.packages.length),
      verdictsOf(before).map(({ resolution }) => resolution?.packages.length),
    );
  });
});
