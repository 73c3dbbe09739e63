/** What a fix does, what it costs, and what else helps. In English. */
import type { DatedRelease, ProjectRelease, ProjectVersion, RemedyMessages } from '../groups/remedies.ts';
import { code, listOf } from '../words.ts';

export const remedyMessages: RemedyMessages = {
  remedyAtCost: ({ title, cost }) => `${title}, but ${cost}`,
  staysUntilChanged: () => 'it stays there until you change it',

  dropExtraTitle: ({ extras, name }) => `Drop the extra${extras.length > 1 ? 's' : ''} ${listOf(extras)} of ${name}`,

  pinTitle: ({ name, release }) => `Pin ${name} to ${dated(release)}`,
  pinCost: ({ newest }) => `the newest release is ${dated(newest)}`,
  pinFromIndexTitle: ({ name, release }) => `Pin ${name} to ${dated(release)}, which comes from the index then`,
  pinWrittenDownTitle: ({ name = 'it', release }) => `Write down that ${name} is ${dated(release)} here`,
  pinTogetherTitle: ({ pins }) => `Require ${listOf(pins.map(({ name, release }) => `${name}==${dated(release)}`))}`,

  replacePinTitle: ({ name, release, before, written }) =>
    `Pin ${name} to ${dated(release)} instead of ${before ? dated(before) : written}`,
  liftCeilingTitle: ({ ceiling, name, release }) =>
    `Lift the ceiling ${code(ceiling)} of ${name}, which becomes ${dated(release)}`,
  liftCeilingCost: () => 'newer releases follow by themselves',

  splitTitle: (release) => `Split by marker: ${releaseText(release)} on Emscripten only`,
  splitCost: () => 'your code has to run with both',

  switchWorkerTitle: ({ python, gets }) => `Switch the Worker to Python ${python}${whichGets(gets)}`,
  switchPyodideTitle: ({ pyodide, gets }) => `Switch to Pyodide ${pyodide}${whichGets(gets)}`,
  switchBothTitle: ({ python }) => `Let the Worker and pywrangler both have Python ${python}`,
  switchCost: () => 'every dependency is installed anew for it',

  constrainTitle: ({ name, release }) => `Keep ${name} at ${dated(release)} or older (constraint-dependencies)`,

  overrideTitle: ({ releases, platform }) => `Override with ${listOf(releases.map(releaseText))} on ${platform}`,
  overrideCost: ({ dependents }) =>
    `${listOf(dependents)} ${dependents.length > 1 ? 'ask' : 'asks'} for a newer one and may not work with it`,

  allowBuildTitle: ({ releases }) => `Let pywrangler build ${listOf(releases.map(versionText))} from sources`,
  allowBuildCost: () => 'it allows a build of everything',
  allowBuildOpenCost: () => 'what it needs is known only once it is built, and it allows a build of everything',
  allowBuildLikelyCost: () =>
    'that it is pure Python is only likely (its other releases are), and it allows a build of everything',

  mockTitle: ({ names, gets }) =>
    `Put empty stand-ins for ${listOf(names)} (micropip.add_mock_package)${whichGets(gets)}`,
  mockCost: () => 'whatever uses them fails',

  leaveOutTitle: ({ names, gets }) => `Leave ${listOf(names)} out on Pyodide (override-dependencies)${whichGets(gets)}`,
  leaveOutCost: ({ names }) => `what imports ${names.length > 1 ? 'one of them' : names.join('')} fails there`,

  markerTitle: ({ name }) => `Leave ${name} out on Pyodide (sys_platform != 'emscripten')`,
  markerCost: () => 'code that imports it fails there',

  askUpstreamTitle: ({ name }) => `Ask the maintainers of ${name} for a wheel`,
  askUpstreamCost: () => 'not everything can be built for WebAssembly',

  ownWheelTitle: ({ names }) =>
    `Build ${names.length > 1 ? 'wheels' : 'a wheel'} of ${listOf(names)} yourself and install from a folder`,
  ownWheelCost: () => 'it may fail, and every release is built anew',

  moveToGroupTitle: ({ name = 'it', group }) => `Move ${name} to the dependency group ${group}`,
  stateRequiresPythonTitle: ({ specifier }) => `Set requires-python to ${specifier}`,
  statePythonVersionTitle: ({ python }) => `Set .python-version to ${python}`,
  addFlagTitle: ({ flag }) => `Add the flag ${flag}`,

  advice: ({ withoutExtras, pythons, fitting }) => {
    const clauses = [
      ...(withoutExtras.length > 0 ? [`without the extra ${listOf(withoutExtras.map(code))} it installs`] : []),
      ...(pythons.length > 0 ? [`it installs on Python ${listOf(pythons)}`] : []),
      ...(fitting ? [`the newest ${code(fitting.name)} that fits here is ${dated(fitting.release)}`] : []),
    ].join('; ');
    return clauses.charAt(0).toUpperCase() + clauses.slice(1);
  },
  adviceOtherVersions: ({ names }) => `Other versions of ${listOf(names.map(code))} than you ask for help`,
  adviceWithoutConstraint: () => 'Without a constraint of yours it installs',
  adviceConstraint: () => 'A constraint in `[tool.uv]` makes it resolve',
  adviceOverride: () => 'An override in `[tool.uv]` makes it resolve',
  adviceBuild: () => 'A build from sources may help',
  adviceNothing: ({ workers }) => `No other Python version${workers ? ' of Workers' : ''} helps, nor an older release`,
};

/** `2.10.6 (2025-01-23)`; without the date where it is not known. */
function dated({ version, date }: DatedRelease): string {
  return date ? `${version} (${date})` : version;
}

function releaseText({ name, release }: ProjectRelease): string {
  return `${name} ${dated(release)}`;
}

function versionText({ name, version }: ProjectVersion): string {
  return `${name} ${version}`;
}

function whichGets(gets: ProjectVersion | undefined): string {
  return gets ? `, which gets ${versionText(gets)}` : '';
}
