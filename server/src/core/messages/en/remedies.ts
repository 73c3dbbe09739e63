/** What a fix does, what it costs, and what else helps. In English. */
import type { ProjectRelease, ProjectVersion, RemedyMessages } from '../groups/remedies.ts';
import { code, dated, listOf, someOf } from '../words.ts';

export const remedyMessages: RemedyMessages = {
  remedyAtCost: ({ title, cost }) => `${title}; ${cost}`,
  costAndEffect: ({ cost, effect }) => `${cost}, and ${effect}`,
  alsoChanges: ({ releases, more, gone, moreGone }) => {
    const takes = releases.length > 0 ? [`it also takes ${listAnd(releases.map(versionText), more)}`] : [];
    const are = gone.length + moreGone > 1 ? 'are' : 'is';
    const drops = gone.length > 0 ? [`${listAnd(gone, moreGone)} ${are} no longer installed`] : [];
    return [...takes, ...drops].join(', and ');
  },
  failsToImportCost: ({ name, version, other }) =>
    `importing ${name} ${version} then fails${other === undefined ? '' : `; ${other}`}`,
  failsToStartCost: ({ name, version, other }) =>
    `the Worker then fails to start because of ${name} ${version}${other === undefined ? '' : `; ${other}`}`,
  staysUntilChanged: () => 'no automatic updates',

  localSourceTitle: ({ name }) => `Declare ${name} by name, and its path in [tool.uv.sources]`,
  dropSourceTitle: ({ name, index, version }) =>
    `Drop the source that takes ${name} from the index ${index} only ([tool.uv.sources]); then ${name} ${version} installs`,
  dropSourceCost: ({ name }) => `every index then counts for ${name}`,
  dropExtraTitle: ({ extras, name, gets }) =>
    `Drop the extra${extras.length > 1 ? 's' : ''} ${listOf(extras)} from ${name}${whichGets(gets)}`,

  addExtraTitle: ({ name, extra }) => `Require ${name}[${extra}]`,

  pinTitle: ({ name, release }) => `Pin ${name} to ${dated(release)}`,
  pinCost: ({ newest, asOf, limited }) => {
    const which = limited ? 'the newest release that `exclude-newer` admits' : 'the newest release';
    return asOf === undefined ? `${which} is ${dated(newest)}` : `${which} was ${dated(newest)} on ${asOf}`;
  },
  pinFromIndexTitle: ({ name, release }) => `Pin ${name} to ${dated(release)}, taken from the index`,
  pinWrittenDownTitle: ({ name, release }) => `Pin ${name} to ${dated(release)}, what you get today`,
  pinTogetherTitle: ({ pins }) => `Require ${listOf(pins.map(({ name, release }) => `${name}==${dated(release)}`))}`,

  replacePinTitle: ({ name, release, before, written }) =>
    `Pin ${name} to ${dated(release)} instead of ${before ? dated(before) : written}`,
  requireSdkTitle: ({ name, specifier }) => `Require ${name}${specifier}`,
  liftCeilingTitle: ({ ceiling, name, release }) =>
    `Remove the upper bound ${code(ceiling)} of ${name}: installs ${dated(release)}`,
  liftCeilingCost: () => 'newer releases are picked up automatically',

  splitTitle: (release) => `Split by marker: ${releaseText(release)} on Pyodide only`,
  splitCost: () => 'your code must work with both versions',

  switchWorkerTitle: ({ python, gets }) => `Switch the Worker to Python ${python}${whichGets(gets)}`,
  switchPyodideTitle: ({ pyodide, gets }) => `Switch to Pyodide ${pyodide}${whichGets(gets)}`,
  switchPlatformTitle: ({ label, gets }) => `Switch to ${label}${whichGets(gets)}`,
  stateTargetTitle: ({ target }) => `State that the project is for ${code(target)} (in [tool.pyodide-preflight])`,
  switchBothTitle: ({ python }) => `Use Python ${python} for both the Worker and pywrangler`,
  switchCost: () => 'all dependencies are reinstalled',

  constrainTitle: ({ name, release }) => `Keep ${name} at ${dated(release)} or older (constraint-dependencies)`,

  exemptTitle: ({ names, dated }) =>
    dated.length > 0
      ? `Exempt ${someOf(names, 'packages')} from exclude-newer, in place of the date for ${someOf(dated, 'packages')} (exclude-newer-package)`
      : `Exempt ${someOf(names, 'packages')} from exclude-newer (exclude-newer-package)`,
  exemptCost: ({ count }) => `the date no longer applies to ${count > 1 ? 'them' : 'it'}`,

  overrideTitle: ({ releases }) => `Override with ${listOf(releases.map(releaseText))} on Pyodide`,
  overrideEverywhereTitle: ({ releases }) => `Override with ${listOf(releases.map(releaseText))}`,
  overrideCost: ({ dependents }) =>
    `${listOf(dependents)} ${dependents.length > 1 ? 'require' : 'requires'} a newer version and may not work with this one`,

  allowBuildTitle: ({ releases, held }) => {
    const wheels = held.length > 0 ? `, but not ${listOf(held)} (no-build-package)` : '';
    return `Let pywrangler build ${listOf(releases.map(versionText))} from source${wheels}`;
  },
  keepWheelsTitle: ({ wheels }) =>
    `Keep the ${wheels.length > 1 ? 'wheels' : 'wheel'} of ${listOf(wheels.map(versionText))} (no-build-package)`,
  allowBuildCost: () => 'this allows building every dependency',
  allowBuildOpenCost: () =>
    'its dependencies are known only after the build, and this allows building every dependency',
  allowBuildLikelyCost: () =>
    'only its other releases are known to be pure Python, and this allows building every dependency',

  mockTitle: ({ names, gets }) => `Mock ${listOf(names)} (micropip.add_mock_package)${whichGets(gets)}`,
  mockCost: ({ names }) => `code that uses ${names.length > 1 ? 'them' : names.join('')} fails`,

  leaveOutTitle: ({ names, gets }) => `Leave ${listOf(names)} out on Pyodide (override-dependencies)${whichGets(gets)}`,
  leaveOutCost: ({ names }) => `importing ${names.length > 1 ? 'them' : names.join('')} fails there`,

  deleteTitle: ({ name }) => `Delete ${name} from the requirements`,
  deleteGoneCost: () => 'importing it fails there',
  otherNameTitle: ({ name, written }) => `Replace ${written} by ${name}`,
  otherNameCost: () => 'look whether that is the project you mean',
  deleteNamesakeCost: () => 'the project of that name on the index is another one',

  markerTitle: ({ name }) => `Leave ${name} out on Pyodide (sys_platform != 'emscripten')`,
  markerCost: () => 'importing it fails there',

  askUpstreamTitle: ({ name }) => `Ask the maintainers of ${name} for a wheel`,
  askUpstreamCost: () => 'not every package can be built for WebAssembly',

  ownWheelTitle: ({ names }) => `Build your own ${names.length > 1 ? 'wheels' : 'wheel'} of ${listOf(names)}`,
  ownPureWheelCost: () => 'you rebuild for each release',
  ownWheelCost: () => 'may fail, and you rebuild for each release',

  moveToGroupTitle: ({ name = 'it', group }) => `Move ${name} to the dependency group ${group}`,
  stateRequiresPythonTitle: ({ specifier }) => `Set requires-python to ${specifier}`,
  statePythonVersionTitle: ({ python }) => `Set .python-version to ${python}`,
  syncAgainTitle: () => 'Run `pywrangler sync --force` to resolve again',
  respellTitle: ({ requirement }) => `Write ${code(requirement)}, which means the same`,
  respellExtraTitle: ({ requirement }) => `Write ${code(requirement)}, as the project spells it`,
  cacheNothingTitle: () => 'Set `packages_cache` to "never"',
  cacheNothingCost: () => 'packages are installed anew on every visit',
  addFlagTitle: ({ flag, date }) =>
    `Add the flag ${flag}${date === undefined ? '' : ` and the compatibility date ${date}`}`,
  moveUpTitle: ({ table }) => `Move the compatibility settings out of [${table}] to the top level`,
  replaceFlagTitle: ({ flag, by }) => `Replace the flag ${flag} with ${by}`,
  removeFlagTitle: ({ flag }) => `Remove the flag ${flag}`,
  writeUtf8Title: ({ file }) => `Write ${file} as UTF-8 without a byte order mark`,
  dropIgnoreTitle: () => 'Drop what ignores nothing',
  setDateTitle: ({ date }) => `Set compatibility_date to ${date}`,

  advice: ({ later, withoutExtras, pythons, fitting }) => {
    const places = [
      ...(later === undefined ? [] : [`from ${later} on`]),
      ...(pythons.length > 0 ? [`on Python ${listOf(pythons)}`] : []),
    ];
    const without =
      withoutExtras.length > 0 ? [`without the extra ${listOf(withoutExtras.map(code))} it installs`] : [];
    const where = places.length > 0 ? [`it installs ${places.join(', and ')}`] : [];
    const clauses = [
      ...(later === undefined ? [...without, ...where] : [...where, ...without]),
      ...(fitting ? [`the newest ${code(fitting.name)} that works here is ${dated(fitting.release)}`] : []),
    ].join('; ');
    return clauses.charAt(0).toUpperCase() + clauses.slice(1);
  },
  adviceOtherVersions: ({ names }) => `Requiring other versions of ${listOf(names.map(code))} helps`,
  adviceWithoutConstraint: () => 'It installs without one of your constraints',
  adviceConstraint: () => 'A constraint in `[tool.uv]` makes it resolve',
  adviceOverride: () => 'An override in `[tool.uv]` makes it resolve',
  adviceBuild: () => 'Building from source may help',
  advicePure: ({ names }) =>
    `${listOf(names.map(code))} ${names.length > 1 ? 'are' : 'is'} pure Python: a wheel that you build yourself works`,
  adviceDropSource: () => 'Without this source another index has what is needed',
  adviceNothing: ({ workers }) => `No other ${workers ? 'Workers ' : ''}Python version or older release helps`,
};

function releaseText({ name, release }: ProjectRelease): string {
  return `${name} ${dated(release)}`;
}

function versionText({ name, version }: ProjectVersion): string {
  return `${name} ${version}`;
}

function whichGets(gets: ProjectVersion | undefined): string {
  return gets ? `: installs ${versionText(gets)}` : '';
}

/** A list whose last element says how many are not named. */
function listAnd(names: readonly string[], more: number): string {
  return listOf(more > 0 ? [...names, `${more} more`] : names);
}
