/** Packages that install and fail while the Worker starts, by what is imported and by what lets it through. All invented. */
import assert from 'node:assert/strict';
import type { EntryImport } from '../../../../server/src/core/evidence/entryImports.ts';
import { moduleImports } from '../../../../server/src/core/evidence/needs/startImports.ts';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import {
  metRefusals,
  startFinding,
  startWorld,
} from '../../../../server/src/core/findings/worker/startUp/failsAtStart.ts';
import type { InstallContext } from '../../../../server/src/core/installers/uv/uvPolicy.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { parseVersion } from '../../../../server/src/core/packaging/versions/version.ts';
import { readStartUpTable, type WrittenStartEntry } from '../../../../server/src/core/runtimes/startUp/startUpTable.ts';
import { parseWrangler } from '../../../../server/src/core/runtimes/wranglerConfig.ts';
import { english } from '../../../support/english.ts';
import { readUniverse } from '../../../support/memoryIndex.ts';
import { targetOf } from '../../../support/recorded.ts';
import { solved } from '../../../support/solved.ts';
import { wranglerToml } from '../../../support/workerFolder.ts';

const UNIVERSE = `
workers-runtime-sdk 2.0
workers-runtime-sdk 1.5
workers-runtime-sdk 1.0
dice 2.0
dice 1.0
parent 1.0 -> dice
stranger 1.0 -> parent
quiet 1.0 -> dice
loud 1.0 -> dice
patched 1.0
kinds 1.0
secure 1.0
seeded 1.0
probed 1.0
named 1.0
split 1.0
twice 1.0 -> dice
`;

const CALL = { why: 'randomness', call: 'os.urandom', file: 'dice/roll.py', culprit: 'dice' };
const entry = (project: string, parts: Partial<WrittenStartEntry> = {}): WrittenStartEntry => {
  const failures = parts.sdk ?? [];
  return { project, module: project, tried: '1.0', none: failures, bundled: failures, sdk: failures, ...parts };
};
const own = (project: string, why = 'randomness'): WrittenStartEntry['sdk'] => [{ why, culprit: project }];

const TABLE = readStartUpTable(
  {
    source: 'invented',
    measured: '2026-11-28',
    sdk: '2.0',
    entries: [
      entry('dice', { versions: '>=2', since: '2.0', startsBefore: '2.0', sdk: [CALL] }),
      entry('parent', { sdk: [CALL] }),
      entry('quiet'),
      entry('patched', { none: own('patched'), bundled: own('patched'), sdkFrom: '1.5' }),
      entry('kinds'),
      entry('kinds', { module: 'kinds.inner', sdk: own('kinds') }),
      entry('secure', { sdk: own('secure', 'ssl') }),
      entry('seeded', { sdk: own('seeded', 'native') }),
      entry('split', { sdk: [{ why: 'randomness', file: 'parts/ids.py', culprit: 'split' }] }),
      entry('named', { module: 'roll', sdk: own('named') }),
      entry('twice', { sdk: [{ ...CALL, ofOtherRelease: true }] }),
      entry('probed', { since: '2.0', sdk: own('probed') }),
    ],
  },
  [],
  { roll: ['named'], parts: ['split'] },
);

interface Case {
  readonly requires: string;
  /** The text of the entry file; absent if there is none. */
  readonly entry?: string;
  /** `none`: it is not installed. */
  readonly sdk?: string;
  readonly installContext?: InstallContext;
  readonly date?: string;
  readonly target?: string;
}

function findingsOf({
  requires,
  entry: text,
  sdk = '2.0',
  date,
  target = 'workers-3.14',
  installContext,
}: Case): readonly Finding[] {
  const requirements = `${requires.split(' ').join('\n')}\n${sdk === 'none' ? '' : `workers-runtime-sdk==${sdk}`}\n`;
  const { whole, seen } = solved(requirements, readUniverse(UNIVERSE), target);
  const imports =
    text === undefined
      ? undefined
      : moduleImports(text).map((one): EntryImport => ({ ...one, path: '/w/src/entry.py' }));
  const worker = {
    target: targetOf(target),
    wrangler: parseWrangler('/w/wrangler.toml', wranglerToml(date)).value,
    ...(TABLE && { startUp: TABLE }),
    ...(installContext && { installContext }),
    entryImports: { ...(imports && { imports }), texts: new Map(), looked: new Set<string>() },
  };
  const world = startWorld(whole, worker);
  return world ? metRefusals(world, seen, worker).map((met) => startFinding(met, world, worker)) : [];
}

/** `severity culprit` of each finding. */
function told(given: Case): readonly string[] {
  return findingsOf(given).map(({ severity, culprits }) => `${severity} ${culprits.join()}`);
}

function textOf(given: Case): string {
  const [finding, ...others] = findingsOf(given);
  assert.deepEqual(others, []);
  return english(finding?.message);
}

describe('an import that is refused while the Worker starts', () => {
  const cases: readonly (readonly [title: string, given: Case, told: readonly string[]])[] = [
    ['is a warning at module level', { requires: 'dice', entry: 'import dice' }, ['warning dice']],
    ['by the name of its module, too', { requires: 'named', entry: 'from roll import x' }, ['warning named']],
    ['is none in a function', { requires: 'dice', entry: 'def f():\n  import dice' }, []],
    ['is none where nothing imports it', { requires: 'dice', entry: 'import os' }, []],
    ['is an information under a condition', { requires: 'dice', entry: 'if x:\n  import dice' }, ['information dice']],
    [
      'is one where it is caught',
      { requires: 'dice', entry: 'try: import dice\nexcept Exception: x' },
      ['information dice'],
    ],
    [
      'is a warning where something else is caught',
      { requires: 'dice', entry: 'try: import dice\nexcept TypeError: x' },
      ['warning dice'],
    ],
    [
      'is a warning where nothing catches what comes from outside of Python',
      { requires: 'secure', entry: 'try: import secure\nexcept Exception: x' },
      ['warning secure'],
    ],
    [
      'is a warning in a function that is called',
      { requires: 'dice', entry: 'def f(): import dice\nf()' },
      ['warning dice'],
    ],
    ['is one where no entry file can be read', { requires: 'dice' }, ['information dice']],
    ['is none in a release that starts', { requires: 'dice==1.0', entry: 'import dice' }, []],
    ['goes through what was seen to import it', { requires: 'parent', entry: 'import parent' }, ['warning dice']],
    ['ends where that installs a release that starts', { requires: 'parent dice==1.0', entry: 'import parent' }, []],
    ['is unsure behind what nobody tried', { requires: 'stranger', entry: 'import stranger' }, ['information dice']],
    [
      'goes through what another release was seen to import',
      { requires: 'twice', entry: 'import twice' },
      ['warning dice'],
    ],
    ['ends there with a release that starts', { requires: 'twice dice==1.0', entry: 'import twice' }, []],
    ['ends at what was tried and starts', { requires: 'quiet', entry: 'import quiet' }, []],
    ['is unsure behind another stranger', { requires: 'loud', entry: 'import loud.deep' }, ['information dice']],
    ['is of one module, not of the package around it', { requires: 'kinds', entry: 'import kinds' }, []],
    ['is of what is below that module', { requires: 'kinds', entry: 'import kinds.inner.most' }, ['warning kinds']],
    ['is of the module as a name', { requires: 'kinds', entry: 'from kinds import inner' }, ['warning kinds']],
    ['is unsure for a module beside it', { requires: 'kinds', entry: 'import kinds.other' }, ['information kinds']],
    ['is of the file that is refused', { requires: 'split', entry: 'import parts.ids' }, ['warning split']],
    ['is unsure for a file beside it', { requires: 'split', entry: 'import parts.other' }, ['information split']],
    [
      'is unsure below the releases that were tried',
      { requires: 'probed', entry: 'import probed' },
      ['information probed'],
    ],
    ['is a hint where only a compiled part asked', { requires: 'seeded', entry: 'import seeded' }, ['hint seeded']],
    [
      'needs the SDK that lets it through',
      { requires: 'patched', entry: 'import patched', sdk: '1.0' },
      ['warning patched'],
    ],
    ['starts with that SDK', { requires: 'patched', entry: 'import patched', sdk: '1.5' }, []],
    [
      'at an older date the SDK does not count',
      { requires: 'patched', entry: 'import patched', date: '2026-05-25' },
      ['warning patched'],
    ],
    [
      'is refused without the SDK, if pywrangler adds none although it would',
      {
        requires: 'patched',
        entry: 'import patched',
        sdk: 'none',
        installContext: { today: '2026-10-01', pywrangler: true },
      },
      ['warning patched'],
    ],
    [
      'is not told where it is only not known which SDK',
      { requires: 'patched', entry: 'import patched', sdk: 'none' },
      [],
    ],
    ['is no matter in a browser', { requires: 'dice', entry: 'import dice', target: 'pyodide-314.0.7' }, []],
  ];
  for (const [title, given, expected] of cases)
    it(title, () => {
      assert.deepEqual(told(given), expected);
    });

  it('is told on the dependency that brings it, with the way and the import', () => {
    const [finding] = findingsOf({ requires: 'parent', entry: 'import os\nimport parent' });
    assert.equal(finding?.name, 'parent');
    assert.deepEqual(finding.chains, [['parent', 'dice']]);
    assert.deepEqual(
      finding.related.map(({ path, span }) => [path, span.start]),
      [['/w/src/entry.py', 17]],
    );
  });

  it('says what is refused, what helps, and when that was measured', () => {
    assert.equal(
      textOf({ requires: 'dice', entry: 'import dice' }),
      '`dice` 2.0 installs, but fails while the Worker starts, because entry.py imports `dice` at module level: it asks for ' +
        'random numbers (`os.urandom` in `dice/roll.py`), which a Worker gets only from its first request on. Import it ' +
        'inside the handler, or use a release of `dice` before 2.0 (measured 2026-11-28)',
    );
  });

  it('says that it depends on the import where that is not known', () => {
    assert.match(
      textOf({ requires: 'dice' }),
      /but fails while the Worker starts if `dice` is imported at module level/,
    );
    assert.match(
      textOf({ requires: 'parent' }),
      /`dice` 2\.0, which .* fails .* if `parent` is imported at module level/,
    );
    assert.match(textOf({ requires: 'kinds' }), /but fails while the Worker starts if `kinds\.inner` is imported/);
  });

  it('says which function imports it', () => {
    assert.match(
      textOf({ requires: 'dice', entry: 'def setup(): import dice\nx = setup()' }),
      /because entry\.py imports `dice` in `setup\(\)`, which is called at module level: /,
    );
  });

  it('says which SDK or date lets it through', () => {
    const given = { requires: 'patched', entry: 'import patched' };
    assert.match(textOf({ ...given, sdk: '1.0' }), /use `workers-runtime-sdk` 1\.5 or newer, not 1\.0 \(measured/);
    const version = parseVersion('1.0');
    assert.ok(version);
    const installContext = { preferences: new Map([[normalizeName('workers-runtime-sdk'), [version]]]) };
    assert.match(
      textOf({ ...given, sdk: '1.0', installContext }),
      /not 1\.0, which `pylock\.toml` pins \(run `pywrangler sync --upgrade`\)/,
    );
    assert.match(textOf({ ...given, date: '2026-05-25' }), /set a compatibility date of 2026-05-26 or later/);
  });

  it('says how sure it is', () => {
    assert.match(
      textOf({ requires: 'secure', entry: 'import secure' }),
      /but very likely fails while the Worker starts/,
    );
    assert.match(textOf({ requires: 'seeded', entry: 'import seeded' }), /but may fail .* nobody tried it in a Worker/);
    assert.match(textOf({ requires: 'stranger', entry: 'import stranger' }), /but may fail while the Worker starts/);
  });
});
