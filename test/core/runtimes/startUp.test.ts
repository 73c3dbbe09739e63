/** The table of what fails while a Worker starts: every entry is readable and says where it is from; treatments by date. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { parseVersion, type Version } from '../../../server/src/core/packaging/versions/version.ts';
import { projectsOfModule } from '../../../server/src/core/runtimes/startUp/importNames.ts';
import {
  readStartEntry,
  type StartFailure,
  type WrittenStartEntry,
} from '../../../server/src/core/runtimes/startUp/startUpTable.ts';
import { startVerdicts } from '../../../server/src/core/runtimes/startUp/startVerdict.ts';
import { treatmentOf, type Treatment } from '../../../server/src/core/runtimes/startUp/treatment.ts';
import { IMPORT_NAMES, loadStartUp, MEASURED_START_UP, START_UP_BY_HAND } from '../../../server/src/data/startUp.ts';

function version(text: string): Version {
  const parsed = parseVersion(text);
  assert.ok(parsed, text);
  return parsed;
}

describe('the table of what fails while a Worker starts', () => {
  it('says where it is from, when it was measured, and up to which SDK', () => {
    const { source, measured, sdk, entries } = MEASURED_START_UP;
    assert.match(source, /\w{3}/);
    assert.ok(!Number.isNaN(Date.parse(measured)));
    assert.ok(parseVersion(sdk));
    assert.ok(entries.length > 150);
  });

  for (const entry of [...MEASURED_START_UP.entries, ...START_UP_BY_HAND]) {
    it(`has an entry for ${entry.module} of ${entry.project} ${entry.versions ?? ''} that can be read`, () => {
      const read = readStartEntry(entry, MEASURED_START_UP);
      assert.ok(read && read.source !== '' && read.date !== '');
      assert.ok(entry.tried !== undefined || entry.none.length + entry.bundled.length + entry.sdk.length > 0);
    });
  }

  it('says of entries made by hand where they are from', () => {
    assert.ok(START_UP_BY_HAND.every(({ source, date }) => source !== undefined && date !== undefined));
  });

  it('refuses what it could not stand by', () => {
    const good: WrittenStartEntry = { project: 'a', module: 'a', none: [], bundled: [], sdk: [] };
    assert.ok(readStartEntry(good, MEASURED_START_UP));
    const wrong: readonly Partial<WrittenStartEntry>[] = [
      { project: 'no name!' },
      { module: 'no-module' },
      { versions: 'about 3' },
      { sdkFrom: 'new' },
      { source: '' },
      { date: 'last year' },
      { sdk: [{ why: 'weather', culprit: 'a' }] },
    ];
    for (const part of wrong)
      assert.equal(readStartEntry({ ...good, ...part }, MEASURED_START_UP), undefined, JSON.stringify(part));
  });

  it('knows which project a module comes from', () => {
    assert.deepEqual(projectsOfModule('google.auth.transport', IMPORT_NAMES), ['google-auth']);
    assert.deepEqual(projectsOfModule('yaml', IMPORT_NAMES), ['pyyaml']);
    assert.deepEqual(projectsOfModule('llama_index.core.llms', IMPORT_NAMES), ['llama-index-core']);
    assert.deepEqual(projectsOfModule('more_itertools', IMPORT_NAMES), ['more-itertools']);
    assert.deepEqual(projectsOfModule('constructor', IMPORT_NAMES), ['constructor']);
  });
});

describe('what lets packages through at start', () => {
  const sdk = version('1.9.5');
  const kindOf = (compatibilityDate: string | undefined, ...flags: string[]): Treatment['kind'] =>
    treatmentOf({ ...(compatibilityDate !== undefined && { compatibilityDate }), flags }, sdk).kind;

  it('are the patches of the runtime up to a date, and those of the SDK from then on', () => {
    assert.equal(kindOf('2026-05-25'), 'bundled');
    assert.equal(kindOf('2026-05-26'), 'sdk');
    assert.equal(kindOf(undefined), 'sdk');
  });

  it('follows the flag and its opposite, and the flag wins', () => {
    const [flag, opposite] = ['python_process_pth_files', 'disable_python_process_pth_files'];
    assert.equal(kindOf('2026-01-01', flag), 'sdk');
    assert.equal(kindOf('2026-10-01', opposite), 'bundled');
    assert.equal(kindOf('2026-10-01', opposite, flag), 'sdk');
  });

  it('is nothing where there is no SDK', () => {
    assert.equal(treatmentOf({ compatibilityDate: '2026-10-01', flags: [] }, undefined).kind, 'none');
    assert.equal(treatmentOf({ compatibilityDate: '2026-01-01', flags: [] }, undefined).kind, 'bundled');
  });
});

describe('the measured boundaries', () => {
  /** Whether some module of a release is refused: under the patches of an SDK, or else those of the runtime. */
  function isRefused(project: string, release: string, sdk: string | undefined): boolean {
    const treatment: Treatment = sdk === undefined ? { kind: 'bundled' } : { kind: 'sdk', release: version(sdk) };
    const verdicts = startVerdicts(normalizeName(project), version(release), treatment, loadStartUp());
    return verdicts.some(({ failures }) => failures.length > 0);
  }

  const releases: readonly (readonly [project: string, starts: string, fails: string])[] = [
    ['openai', '2.43.0', '2.44.0'],
    ['rich', '14.3.2', '14.3.4'],
    ['pandas', '2.3.3', '3.0.0'],
    ['langchain', '1.3.14', '1.3.15'],
    ['banks', '2.4.5', '2.5.0'],
    ['scipy', '1.14.1', '1.15.0'],
    ['more-itertools', '10.6.0', '10.7.0'],
    ['dspy', '3.4.0', '3.4.1'],
    ['opentelemetry-api', '1.40.0', '1.39.1'],
    ['langsmith', '0.2.5', '0.2.4'],
    ['litestar', '2.8.1', '2.8.0'],
  ];
  for (const [project, starts, fails] of releases)
    it(`${project}: ${starts} starts with the newest SDK, ${fails} does not`, () => {
      const isOwn = (release: string): boolean => isRefusedBySelf(project, release);
      assert.ok(!isOwn(starts));
      assert.ok(isOwn(fails));
    });

  /** As {@link isRefused}, with the newest SDK and for what the project does itself. */
  function isRefusedBySelf(project: string, release: string): boolean {
    const treatment: Treatment = { kind: 'sdk', release: version(MEASURED_START_UP.sdk) };
    return startVerdicts(normalizeName(project), version(release), treatment, loadStartUp()).some(({ failures }) =>
      failures.some(({ culprit }) => culprit === project),
    );
  }

  const sdks: readonly (readonly [project: string, release: string, lacking: string, needed: string])[] = [
    ['pydantic-core', '2.50.5', '1.6.6', '1.6.7'],
    ['uuid-utils', '1.2.0', '1.6.1', '1.6.2'],
    ['litestar', '2.25.0', '1.8.3', '1.8.4'],
    ['opentelemetry-api', '1.40.0', '1.8.4', '1.8.5'],
    ['rpds-py', '1.0.0', '1.9.0', '1.9.1'],
    ['fastapi', '0.142.0', '1.9.1', '1.9.2'],
    ['botocore', '1.44.8', '1.9.3', '1.9.4'],
    ['anthropic', '1.14.0', '1.9.4', '1.9.5'],
  ];
  for (const [project, release, lacking, needed] of sdks)
    it(`${project} ${release} needs the SDK ${needed}`, () => {
      assert.ok(isRefused(project, release, lacking));
      assert.ok(!isRefused(project, release, needed));
    });

  it('what an older SDK lets through already is not called the cause', () => {
    const causes = (sdk: string): readonly StartFailure[] =>
      startVerdicts(
        normalizeName('fastapi'),
        version('0.165.0'),
        { kind: 'sdk', release: version(sdk) },
        loadStartUp(),
      ).flatMap(({ failures }) => failures);
    assert.deepEqual(causes('1.9.1'), [{ why: 'randomness', culprit: 'fastapi' }]);
    assert.deepEqual(
      causes('1.6.6').map(({ culprit }) => culprit),
      ['pydantic-core'],
    );
  });

  it('up to a date the runtime has its own patches, which the newest pydantic-core breaks', () => {
    assert.ok(isRefused('pydantic-core', '2.35.2', undefined));
    assert.ok(!isRefused('pydantic-core', '2.34.1', undefined));
    assert.ok(!isRefused('aiohttp', '3.14.5', undefined));
    assert.ok(isRefused('fastapi', '0.142.0', undefined));
    assert.ok(!isRefused('fastapi', '0.141.1', undefined));
  });
});
