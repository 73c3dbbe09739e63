/**
 * The sentences that are known, the most telling first: of several in one text the first is the answer. Those of uv, pywrangler,
 * wrangler, micropip and pip are as these tools say them (uv 0.13, workers-py 1.17, wrangler 4, micropip 0.7 to 0.11), older forms
 * included.
 */
import type { FindingCode } from '../../../findings/rules.ts';
import type { SentenceId, Tool } from '../../../messages/groups/toolkit/pasted.ts';
import { DEMAND, NAME, OTHER, QUOTED, SPEC, type Sentence } from './sentence.ts';

const NO_WHEEL: readonly FindingCode[] = ['no-compatible-wheel', 'blocked-dependency', 'source-only'];
const AT_START: readonly FindingCode[] = ['fails-at-import'];

/** `blames` is for the names of the pattern. */
function of(
  tool: Tool,
  id: SentenceId,
  literal: string,
  pattern: string,
  rules: readonly FindingCode[],
  blames = false,
): Sentence {
  return { tool, id, literal, pattern: new RegExp(pattern, 'gi'), rules, blames };
}

/** The world failed: before all else, since what follows from it is no fault of a dependency. */
const WORLD: readonly Sentence[] = [
  of('uv', 'certificate', 'invalid peer certificate', 'invalid peer certificate', ['unknown-verdict']),
  of('uv', 'offline', 'network connectivity is disabled', 'network connectivity is disabled', ['unknown-verdict']),
  of('uv', 'offline', 'because the network was disabled', 'because the network was disabled', ['unknown-verdict']),
  of('uv', 'fetchFailed', 'git operation failed', 'git operation failed', ['unknown-verdict']),
  of('uv', 'unauthorized', 'lack of valid authentication', 'lack of valid authentication credentials', [
    'unknown-verdict',
  ]),
  of('uv', 'fetchFailed', 'failed to fetch', `failed to fetch(?::? ${QUOTED})?`, ['unknown-verdict']),
  of('pip', 'fetchFailed', 'failed to establish a new connection', 'failed to establish a new connection', [
    'unknown-verdict',
  ]),
  of('pip', 'fetchFailed', 'temporary failure in name resolution', 'temporary failure in name resolution', [
    'unknown-verdict',
  ]),
];

const FILES: readonly Sentence[] = [
  of(
    'pywrangler',
    'requirementsTxt',
    'requirements.txt is no longer supported',
    'requirements.txt is no longer supported',
    ['requirements-txt'],
  ),
  of('pywrangler', 'requirementsTxt', 'delete the file to continue', 'exists\\. Delete the file to continue', [
    'requirements-txt',
  ]),
  of('pywrangler', 'noPyproject', 'pyproject.toml not found in', 'pyproject\\.toml not found in', []),
  of('pywrangler', 'noWranglerFile', 'no wrangler config found', 'no wrangler config found', ['no-wrangler-file']),
  of('pywrangler', 'noWranglerFile', 'wrangler.toml not found in', 'wrangler\\.toml not found in', [
    'no-wrangler-file',
  ]),
  of('pywrangler', 'noDate', 'no compatibility_date specified', 'no compatibility_date specified in wrangler config', [
    'target-problem',
    'missing-python-flag',
  ]),
  of('pywrangler', 'wrongDate', 'invalid compatibility_date format', 'invalid compatibility_date format', [
    'target-problem',
  ]),
  of('pywrangler', 'noPythonFlag', 'compat flag not specified', '.?python_workers.{0,3} compat flag not specified', [
    'missing-python-flag',
  ]),
  of(
    'wrangler',
    'noPythonFlag',
    'flag is required to use python',
    '.?python_workers.{0,3} compatibility flag is required to use Python',
    ['missing-python-flag'],
  ),
  of(
    'pywrangler',
    'noRuntime',
    'could not determine python version from',
    'could not determine python version from wrangler config',
    ['target-problem', 'missing-python-flag'],
  ),
  of('pywrangler', 'syncSkipped', "hasn't changed since last sync", "pyproject\\.toml hasn't changed since last sync", [
    'stale-lock',
  ]),
  of('pywrangler', 'uvTooOld', 'uv version at least', 'uv version at least (?<spec>[0-9.]{1,20}) required', []),
  of(
    'pywrangler',
    'wranglerTooOld',
    'wrangler version at least',
    'wrangler version at least (?<spec>[0-9.]{1,20}) required',
    [],
  ),
  of(
    'wrangler',
    'unknownFlag',
    'no such compatibility flag',
    'no such compatibility flag:?(?: ["\'\u0060]?(?<quote>[a-z0-9_]{1,80}))?',
    ['deploy-refused'],
  ),
  of('wrangler', 'futureDate', 'compatibility date in the future', 'compatibility date in the future', [
    'deploy-refused',
  ]),
  of(
    'uv',
    'unreadableFile',
    'failed to parse',
    'failed to parse:? .{0,3}(?<quote>[^\\s`"\']{0,200}(?:pyproject\\.toml|uv\\.toml|requirements[^\\s`"\']{0,40}\\.txt))',
    ['invalid-file', 'uv-setting'],
  ),
];

/** What is wrong with a dependency. */
const DEPENDENCIES: readonly Sentence[] = [
  of('uv', 'noUsableWheel', 'no usable wheels', `${DEMAND} (?:has|have) no usable wheels`, NO_WHEEL, true),
  of(
    'uv',
    'noUsableWheel',
    'have no usable wheels',
    `all of:(?<names>(?: ${NAME}(?:${SPEC})?){1,400}) have no usable wheels`,
    NO_WHEEL,
    true,
  ),
  of(
    'uv',
    'otherPlatform',
    'with a matching platform tag',
    `${DEMAND} (?:has|have) no wheels with a matching platform tag(?: \\(e\\.g\\., [^a-z0-9]{0,3}(?<tag>[a-z0-9_]{1,60})[^a-z0-9]{0,3}\\))?`,
    ['no-compatible-wheel', 'wrong-abi', 'blocked-dependency'],
    true,
  ),
  of(
    'uv',
    'otherPython',
    'with a matching python',
    `${DEMAND} (?:has|have) no wheels with a matching Python (?:ABI|implementation|version) tag(?: \\(e\\.g\\., [^a-z0-9]{0,3}(?<tag>[a-z0-9_]{1,60})[^a-z0-9]{0,3}\\))?`,
    ['no-compatible-wheel', 'wrong-abi', 'blocked-dependency'],
    true,
  ),
  of(
    'uv',
    'wheelsRequired',
    'wheels are required for',
    `wheels are required for ${QUOTED} because building from source is disabled`,
    NO_WHEEL,
    true,
  ),
  of(
    'uv',
    'notFound',
    'was not found in the',
    `${DEMAND} was not found in the (?:package )?registry`,
    ['unknown-project'],
    true,
  ),
  of(
    'uv',
    'noSuchVersion',
    'there is no version of',
    `there is no version of ${DEMAND}`,
    ['no-matching-version'],
    true,
  ),
  of('uv', 'onlyOlder', 'is available', `only ${DEMAND} is available`, ['no-matching-version'], true),
  of(
    'uv',
    'requiresPython',
    'does not satisfy python',
    `the current Python version \\((?<tag>[0-9.a-z]{1,20})\\) does not satisfy Python(?<spec>${SPEC})`,
    ['requires-python'],
  ),
  of(
    'uv',
    'requiresPython',
    'is not compatible with the current python',
    `${QUOTED} is not compatible with the current Python`,
    ['requires-python'],
  ),
  of('uv', 'yanked', 'is yanked', `${DEMAND} is yanked`, ['no-matching-version']),
  of('uv', 'yanked', 'was yanked', `${DEMAND} was yanked`, ['no-matching-version']),
  of('uv', 'prereleases', "weren't enabled", "pre-releases weren't enabled", ['no-matching-version']),
  of(
    'uv',
    'buildDisabled',
    'attempted to build',
    `building source distributions is disabled, but attempted to build ${QUOTED}`,
    ['refused-reference', 'source-only'],
    true,
  ),
  of(
    'uv',
    'buildDisabled',
    'building source distributions for',
    `building source distributions for ${QUOTED} is disabled`,
    ['refused-reference', 'source-only'],
    true,
  ),
  of('uv', 'noBinary', 'has no binary distribution', 'has no binary distribution', [
    'refused-reference',
    'source-only',
  ]),
  of(
    'uv',
    'wheelOfOther',
    'incompatible with the current platform',
    '(?:URL dependency|binary distribution) is incompatible with the current platform',
    ['refused-reference', 'wrong-abi'],
  ),
  of(
    'micropip',
    'noPureWheel',
    "can't find a pure python 3 wheel",
    `can't find a pure Python 3 wheel for:? (?<names>(?:["'][^"']{1,80}["'](?:, )?){1,60})`,
    NO_WHEEL,
    true,
  ),
  of(
    'micropip',
    'alreadyInstalled',
    'is already installed',
    `requested ["'](?<name>${NAME})[^"']{0,120}["'],? but (?<other>${NAME})==(?<spec>[^\\s]{1,40}) is already installed`,
    ['first-choice', 'imported-first', 'two-versions'],
    true,
  ),
  of(
    'micropip',
    'noMetadata',
    "can't fetch metadata for",
    `can't fetch metadata for ["'](?<name>${NAME})`,
    ['unknown-project'],
    true,
  ),
  of('micropip', 'unknownExtra', 'unknown extra', `unknown extra ["'](?<quote>[^"']{1,60})["']`, ['extra-ignored']),
  of(
    'micropip',
    'otherEmscripten',
    'wheel was built with emscripten',
    'wheel was built with Emscripten v(?<tag>[0-9._]{1,20}) but Pyodide was built with Emscripten v(?<spec>[0-9._]{1,20})',
    ['wrong-abi'],
  ),
  of(
    'micropip',
    'otherSystem',
    "not compatible with pyodide's platform",
    `wheel platform ["'](?<tag>[^"']{1,80})["'] is not compatible with Pyodide's platform`,
    ['no-compatible-wheel'],
  ),
  of(
    'micropip',
    'otherAbi',
    'is not supported. supported abis',
    `wheel abi ["'](?<tag>[^"']{1,80})["'] is not supported`,
    ['wrong-abi'],
  ),
  of(
    'micropip',
    'otherAbi',
    'wheel interpreter version',
    `wheel interpreter version ["'](?<tag>[^"']{1,40})["'] is not supported`,
    ['wrong-abi'],
  ),
  of('micropip', 'wheelNotFetched', "can't fetch wheel from", `can't fetch wheel from ["'](?<quote>[^"']{1,300})["']`, [
    'unsupported-source',
  ]),
  of(
    'pyodide',
    'notInLock',
    'no known package with name',
    `no known package with name ["'](?<name>${NAME})`,
    ['not-shipped', 'later-visit'],
    true,
  ),
  of(
    'pip',
    'pipNoVersion',
    'no matching distribution found for',
    `no matching distribution found for ${DEMAND}`,
    ['no-matching-version', 'no-compatible-wheel'],
    true,
  ),
  of(
    'pip',
    'pipNoVersion',
    'could not find a version that satisfies',
    `could not find a version that satisfies the requirement ${DEMAND}`,
    ['no-matching-version', 'no-compatible-wheel'],
    true,
  ),
  of(
    'pip',
    'pipConflict',
    'have conflicting dependencies',
    `cannot install (?<names>.{1,400}?) because these package versions have conflicting dependencies`,
    ['version-conflict'],
    true,
  ),
  of('pip', 'pipConflict', 'resolutionimpossible', 'ResolutionImpossible', ['version-conflict']),
  of(
    'pip',
    'pipPython',
    'requires a different python',
    `package ["'](?<name>${NAME})["'] requires a different Python: (?<tag>[0-9.]{1,12}) not in ["'](?<spec>[^"']{1,80})`,
    ['requires-python'],
    true,
  ),
  of(
    'pip',
    'wheelOfOther',
    'not a supported wheel on this platform',
    '(?<quote>[^\\s]{1,200}\\.whl) is not a supported wheel on this platform',
    ['refused-reference', 'wrong-abi'],
  ),
];

/** What happens after all is installed. */
const AFTER: readonly Sentence[] = [
  of(
    'worker',
    'entropy',
    'randomness is not allowed while',
    'randomness is not allowed while a Worker is starting',
    AT_START,
  ),
  of(
    'worker',
    'entropy',
    'outside of request context',
    '(?:Cannot get entropy|Cannot use (?<quote>random\\.[A-Za-z_]{1,40}).{0,3}) outside of request context',
    AT_START,
  ),
  of(
    'worker',
    'globalScope',
    'disallowed operation called within global scope',
    'disallowed operation called within global scope',
    AT_START,
  ),
  of('worker', 'startTooLong', 'startup exceeded', 'startup exceeded (?:the )?(?:CPU time limit|memory limit)', [
    'fails-at-import',
    'vendored-size',
  ]),
  of('worker', 'tooLarge', 'exceeded the size limit', 'exceeded the size limit', ['vendored-size']),
  of('worker', 'tooLarge', 'script is too large', 'script is too large', ['vendored-size']),
  of(
    'pyodide',
    'moduleNotInstalled',
    'is included in the pyodide distribution',
    `the module ["'](?<name>${NAME})["'] is included in the Pyodide distribution, but it is not installed`,
    ['not-shipped', 'imported-first'],
    true,
  ),
  of(
    'pyodide',
    'moduleRemoved',
    'from the python standard library in the pyodide',
    `the module ["'](?<name>${NAME})["'] is (?:unvendored|removed) from the Python standard library`,
    ['standard-library'],
    true,
  ),
  of(
    'worker',
    'noModule',
    'no module named',
    `no module named ["'](?<name>${NAME})`,
    ['never-vendored', 'stale-lock', 'host-step'],
    true,
  ),
];

/** What the tools say in the end, and what only says that something went wrong. */
const SUMMARIES: readonly Sentence[] = [
  of('uv', 'unsatisfiable', 'requirements are unsatisfiable', 'your requirements are unsatisfiable', [
    'version-conflict',
    'blocked-dependency',
  ]),
  of(
    'pywrangler',
    'hostFailed',
    'failed to install the requirements defined',
    'failed to install the requirements defined in your pyproject\\.toml',
    ['host-step'],
  ),
  of(
    'pywrangler',
    'notSupported',
    'not supported by python workers',
    'packages you requested are not supported by Python Workers',
    ['blocked-dependency', 'no-compatible-wheel'],
  ),
  of(
    'pywrangler',
    'notSupported',
    'into the python worker failed',
    'installation of packages into the Python Worker failed',
    ['blocked-dependency', 'refused-reference'],
  ),
  of('uv', 'noSolution', 'no solution found when resolving', 'no solution found when resolving', [
    'blocked-dependency',
    'version-conflict',
  ]),
];

export const SENTENCES: readonly Sentence[] = [...WORLD, ...FILES, ...DEPENDENCIES, ...AFTER, ...SUMMARIES];

/** What only says that something went wrong, or adds nothing to what else is said. */
export const ADDS_NOTHING: ReadonlySet<SentenceId> = new Set([
  ...SUMMARIES.map(({ id }) => id),
  'wheelsRequired',
  'noSuchVersion',
  'onlyOlder',
]);

/** Requirements that exclude each other: found by what several of them ask of one project, as no single sentence says it. */
export const CONFLICT: Sentence = of('uv', 'conflict', '', '', ['version-conflict'], true);

/** What is asked for, by whomever: the second of two that stand together as well. */
export const ASKED = new RegExp(`(?:you require|depends? on) ${DEMAND}(?: and ${OTHER}(?=,))?`, 'gi');

/** Who needs whom, as uv says it. */
export const DEPENDS = new RegExp(`${DEMAND} depends? on ${OTHER}`, 'gi');

/** What the user asks for, as uv says it. */
export const REQUIRED = new RegExp(`you require ${DEMAND}`, 'gi');
