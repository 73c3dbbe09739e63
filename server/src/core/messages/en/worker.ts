/** What goes wrong around a Worker. In English. */
import { code, dated, listOf } from '../words.ts';
import { inside } from './targets.ts';
import type { FailsAtStart, WheelSizes, WorkerMessages } from '../groups/worker.ts';

const WHAT_FAILS = { import: 'importing it fails', use: 'using it fails', part: 'a part of it fails' } as const;

export const workerMessages: WorkerMessages = {
  requirementsTxtBeside: () =>
    'pywrangler stops if there is a `requirements.txt` next to `pyproject.toml`: move what it lists to ' +
    '`[project].dependencies` and delete it, or rename it',
  requirementsTxtItself: () =>
    'pywrangler stops if this file is next to `pyproject.toml`: move what it lists to ' +
    '`[project].dependencies` there and delete it, or rename it',
  requirementsTxtAlone: () =>
    'pywrangler does not read `requirements.txt`: Worker dependencies come from `[project].dependencies` in a ' +
    '`pyproject.toml`, which is missing here',
  requirementsTxtMustGo: () => 'this file must be deleted or renamed',
  cfRequirementsTxtUnread: () =>
    'Nothing reads `cf-requirements.txt`: a Worker gets only `[project].dependencies` of `pyproject.toml`. ' +
    'Move what it lists there and delete it',

  toolVendored: ({ tool }) =>
    `${code(tool)} is a tool for your computer, but everything in \`[project].dependencies\` is installed into the ` +
    'Worker, native code included: move it to the `dev` group',
  groupNeverVendored: ({ group }) => neverVendored(`The group ${code(group)}`),
  extraNeverVendored: ({ extra }) => neverVendored(`The extra ${code(extra)}`),
  dependenciesInPoetryOnly: ({ names, count }) =>
    `pywrangler does not install ${names.length > 0 ? listOf(names.map(code)) : `${count} dependencies`}: in ` +
    'pyproject.toml it reads `[project] dependencies`, not `[tool.poetry.dependencies]`. Declare what the Worker needs ' +
    'in `[project]`',

  requiresPythonExcludesWorker: ({ requiresPython, python, series, wranglerFile }) =>
    `\`requires-python\` ${code(requiresPython)} excludes Python ${python}, on which this Worker runs: pywrangler takes ` +
    `the version only from ${wranglerFile} and installs for ${series} anyway`,
  versionFileDiffersFromWorker: ({ line, series, wranglerFile }) =>
    `\`.python-version\` says ${code(line)}, but this Worker runs on Python ${series} (${wranglerFile}): what you test on ` +
    'your computer runs on another Python',

  runtimeChosenHere: () => 'the runtime is chosen here; pywrangler does not notice when it changes',
  environmentRunsOnOther: ({ environment, runsOn, installsFor }) =>
    `${code(`env.${environment}`)} runs on ${runsOn}, but pywrangler reads only the top level of the file and installs for ` +
    `${installsFor}: binary packages do not load there. Use the same date and flags for both`,
  pythonFlagMissing: ({ wranglerFile, flag, stopsPywrangler, environment, table, format, main, lacksDate }) => {
    const refuses = main === undefined ? undefined : `wrangler refuses the entry point ${code(main)}`;
    const stops = stopsPywrangler ? 'pywrangler stops' : undefined;
    const without = [stops, refuses].filter((part) => part !== undefined).join(' and ');
    const where = environment === undefined ? '' : ` (it does not read ${code(`env.${environment}`)}, which has it)`;
    const help =
      table === undefined
        ? `add ${lacksDate ? 'both' : 'it to `compatibility_flags`'}`
        : `\`compatibility_flags\` ${inside(table, format)} there, move it ` +
          (format === 'toml' ? 'up before the first table' : 'to the top level');
    const both = lacksDate ? ' and a `compatibility_date`' : '';
    return `${wranglerFile} lacks the flag ${code(flag)}${both} at its top level, without which ${without}${where}: ${help}`;
  },
  environmentLosesFlag: ({ environment, wranglerFile, flag }) =>
    `The flags of ${code(`env.${environment}`)} in ${wranglerFile} replace those of the top level, so that it lacks ` +
    `${code(flag)}, without which wrangler refuses Python: add it there`,

  projectRefused: ({ because }) => `\`pywrangler sync\` fails because uv rejects this file: ${because}`,
  projectNeedsBuild: ({ because }) =>
    `\`pywrangler sync\` fails: ${because}, which pywrangler does not allow. Put what the Worker needs into ` +
    '`[project].dependencies`, with a `name` and a `version`',

  knownToFail: ({ name, version, broughtBy, fails, target, because, instead, extra, month }) => {
    const release = `${code(name)} ${version}`;
    const subject = broughtBy === undefined ? release : `${code(broughtBy)} pulls in ${release}, which`;
    const helps = extra === undefined ? instead : `require ${code(`${name}[${extra}]`)}`;
    const advice = helps === undefined ? '' : `; ${helps}`;
    const what = fails === 'install' ? 'has a wheel, but does not install' : `installs, but ${WHAT_FAILS[fails]}`;
    return `${subject} ${what} on ${target}: ${because}${advice} (as of ${month})`;
  },
  uncheckedWheel: ({ name, version, broughtBy, target, because, taken }) => {
    const release = `${code(name)} ${version}`;
    const subject = broughtBy === undefined ? release : `${code(broughtBy)} pulls in ${release}, which`;
    const advice = taken === undefined ? '' : `. ${taken}`;
    return (
      `${subject} installs, since uv does not check wheels from local paths, but what is native in it does not load on ` +
      `${target}: it ${because}${advice}`
    );
  },
  wayToFailing: ({ chain }) => `Pulled in through: ${chain.map(code).join(' → ')}`,
  knownFailureSource: ({ address }) => `Source: ${address}`,

  failsAtStart: (parts) =>
    `${refusedText(parts)}: ${refusalText(parts)}. Import it inside the handler${otherWaysText(parts)} (measured ${parts.day})`,
  importedHere: ({ module }) => `${code(module)} is imported here`,
  importedIn: ({ module, file }) => `${file} imports ${code(module)} at module level`,
  startUpSource: ({ source, day }) => `Source, ${day}: ${source}`,

  workerTooLarge: (sizes) => {
    const limit = `the limit for a Worker is ${sizes.limit} MiB unpacked`;
    return sizes.excludes
      ? `${sizesText(sizes)}, less what \`python_modules.exclude\` leaves out; ${limit}. ${EXCLUDE_MORE}`
      : `${sizesText(sizes)}, and ${limit}: it is too large to deploy. ${SMALLER}`;
  },
  workerProbablyTooLarge: (sizes) =>
    `${sizesText(sizes)}${sizes.excludes ? ', less what `python_modules.exclude` leaves out' : ''}: most wheels unpack to ` +
    `about three times their size, and the limit for a Worker is ${sizes.limit} MiB. ` +
    (sizes.excludes ? EXCLUDE_MORE : SMALLER),
  modulesTooLarge: ({ mebibytes, limit, largest, isCut }) =>
    `\`python_modules\` takes ${isCut ? 'at least ' : ''}${mebibytes.toFixed(1)} MiB (${sizedText(largest)}), and the limit ` +
    `for a Worker is ${limit} MiB: it is too large to deploy. ${SMALLER}`,
  modulesInRoot: ({ root }) =>
    `wrangler refuses to deploy this Worker: \`python_modules\` must not be in ${code(root)}, the root of its modules. Delete ` +
    'it; pywrangler installs beside the wrangler file',
  straysUploaded: ({ names, more, files, mebibytes, root, isCut }) =>
    `${listAndMore(names.map(code), more)} ${names.length + more > 1 ? 'are' : 'is'} uploaded with the Worker ` +
    `(${isCut ? 'at least ' : ''}${files} ${files === 1 ? 'file' : 'files'}, ${mebibytes < 0.1 ? 'less than 0.1' : mebibytes.toFixed(1)} MiB): wrangler takes ` +
    `every .py, .txt, .html, .sql, .bin and .wasm file below ${root === undefined ? 'the folder of the entry file' : code(root)}. ` +
    `Keep the entry file in a folder of its own`,

  hostStepStops: ({ name, version, through, because, others, holdsOn, advice }) => {
    const way = through.length > 0 ? `, pulled in through ${through.map(code).join(' → ')}` : '';
    const stop = others.length > 1 ? 'stop' : 'stops';
    const more = others.length > 0 ? `; ${listOf(others.map(code))} ${stop} it as well` : '';
    const elsewhere = holdsOn.length > 0 ? `; on ${listOf(holdsOn)} the step succeeds` : '';
    return (
      `${releaseText(name, version)} stops \`pywrangler sync\` at the host step (\`.venv-workers\` on your machine)${way}: ` +
      `${because}${more}${elsewhere}${advice === undefined ? '' : `. ${advice}`}`
    );
  },
  hostStepStopsElsewhere: ({ system, name, version, because }) =>
    `On ${system}, ${releaseText(name, version)} stops \`pywrangler sync\` at the host step (\`.venv-workers\`): ${because}`,
  hostStepBuilds: ({ releases, host }) =>
    `${listOf(releases.map(code))} ${releases.length > 1 ? 'have' : 'has'} no wheel for ${host}: \`pywrangler sync\` builds ` +
    `${releases.length > 1 ? 'them' : 'it'} from source at its host step (\`.venv-workers\`), which may need a compiler`,
  hostStepUnknown: ({ because }) =>
    `It is not known whether \`pywrangler sync\` gets through its host step (\`.venv-workers\`): ${because}`,

  hostIndexesLackProject: ({ pyodide }) =>
    pyodide === undefined
      ? 'no index that this step uses has it'
      : `only the index of Pyodide ${pyodide} has it, which this step does not use`,
  hostIndexesLackVersion: ({ pyodide, index, isFirst, newest }) => {
    const before = isFirst ? ', which comes before PyPI,' : '';
    const where = index === undefined ? 'PyPI' : `the index ${code(index)}${before}`;
    const known = newest === undefined ? '' : ` (its newest is ${newest})`;
    const only =
      pyodide === undefined ? '' : `; only the index of Pyodide ${pyodide} has it, which this step does not use`;
    return `${where} does not have this version${known}${only}`;
  },
  hostHasNoWheel: ({ reason }) => `it ${reason}`,
  hostInstallsAs: ({ reason, platform }) =>
    `\`[tool.uv.pip]\` makes uv install for ${platform} there, and it ${reason}`,
  hostTakesSameFile: ({ host }) => `the wheel that it comes from is not for ${host}, and this step takes the same one`,
  hostTakesOtherVersion: ({ version }) =>
    `what it comes from there is ${version === undefined ? 'another version' : `version ${version}`}`,
  hostIndexShadows: ({ index, host }) =>
    `the index ${code(index)} comes before PyPI and has no wheel of it for ${host}, and uv takes the first index that has the name`,
  hostNeedsOther: ({ dependent, demand, version }) =>
    `outside Pyodide ${dependent === undefined ? 'the project' : code(dependent)} needs ${demand}, but the Worker has ${version}`,

  hostShadowAdvice: () =>
    'List the folder under `find-links` instead, add a wheel for machines to the index, or set `index-strategy = "unsafe-best-match"` in `[tool.uv]`',
  hostMarkerAdvice: () => "With the marker `sys_platform == 'emscripten'` this step skips it",
  hostVersionAdvice: ({ name, release: fitting }) => `${code(name)} ${dated(fitting)} works for both`,

  pyodideOnlyTitle: ({ name }) => `Install ${name} on Pyodide only (sys_platform == 'emscripten')`,
  pyodideOnlyCost: ({ name }) => `importing ${name} fails on your machine`,
  everyIndexTitle: () => 'Let every index count on your machine, too (index-strategy = "unsafe-best-match")',
  everyIndexCost: () => 'whoever publishes a newer version under a private name on PyPI gets it installed',
};

const SMALLER = 'Leave files out with `python_modules.exclude` in the wrangler file, or use smaller packages';

const EXCLUDE_MORE = 'Exclude more, or use smaller packages';

const UPGRADE = ', which `pylock.toml` pins (run `pywrangler sync --upgrade`)';

const SURE = { fails: 'fails', likely: 'very likely fails', may: 'may fail' } as const;

/** What fails, and on which condition. */
function refusedText({ name, version, broughtBy, certainty, imported, module }: FailsAtStart): string {
  const release = `${code(name)} ${version}`;
  const subject = broughtBy === undefined ? release : `${code(broughtBy)} pulls in ${release}, which`;
  return `${subject} installs, but ${SURE[certainty]} while the Worker starts${conditionText(module, imported)}`;
}

function conditionText(module: string, imported: FailsAtStart['imported']): string {
  if (!imported) return ` if ${code(module)} is imported at module level`;
  const { file, how, within } = imported;
  const place = within === undefined ? '' : ` in ${code(`${within}()`)}, which is called at module level`;
  const what = `${code(imported.module)}${how === 'always' && within === undefined ? ' at module level' : place}`;
  if (how === 'always') return `, because ${file} imports ${what}`;
  if (how === 'perhaps') return ` if the condition holds under which ${file} imports ${what}`;
  return `; ${file} imports ${what}, catches that, and goes on without it`;
}

/** Why it is refused. */
function refusalText({ why, call, file }: FailsAtStart): string {
  const where = file === undefined ? '' : ` in ${code(file)}`;
  const what = call === undefined ? where.replace(' in ', '') : `${code(call)}${where}`;
  const asks = what === '' ? '' : ` (${what})`;
  switch (why) {
    case 'randomness':
      return `it asks for random numbers${asks}, which a Worker gets only from its first request on`;
    case 'ssl':
      return `it creates an SSL context${asks}, whose random numbers a Worker gets only from its first request on`;
    case 'patch':
      return `the patch that lets packages through at start breaks this release${asks}`;
    case 'native':
      return `its compiled part asked for random numbers${asks} when it was imported on Linux; nobody tried it in a Worker`;
  }
}

/** What helps besides importing it later. */
function otherWaysText({ name, sdk, date, before }: FailsAtStart): string {
  const ways = [
    ...(sdk
      ? [`use \`workers-runtime-sdk\` ${sdk.least} or newer, not ${sdk.taken}${sdk.isLocked ? UPGRADE : ''}`]
      : []),
    ...(date === undefined ? [] : [`set a compatibility date of ${date} or later`]),
    ...(before === undefined ? [] : [`use a release of ${code(name)} before ${before}`]),
  ];
  return ways.map((way) => `, or ${way}`).join('');
}

function neverVendored(subject: string): string {
  return (
    `${subject} is never installed into the Worker: pywrangler installs only \`[project].dependencies\`. What the Worker ` +
    'imports belongs there'
  );
}

/** `a, b and 2 more`. */
function listAndMore(names: readonly string[], more: number): string {
  return listOf(more > 0 ? [...names, `${more} more`] : names);
}

function sizesText({ mebibytes, largest, unsized, moreUnsized }: WheelSizes): string {
  const unknown = listAndMore(unsized.map(code), moreUnsized);
  const unsaid = unsized.length > 0 ? `; size of ${unknown} unknown` : '';
  return `The wheels of this Worker take at least ${mebibytes.toFixed(1)} MiB packed (${sizedText(largest)}${unsaid})`;
}

function sizedText(largest: WheelSizes['largest']): string {
  return largest.map(({ name, mebibytes }) => `${code(name)} ${mebibytes.toFixed(1)}`).join(', ');
}

function releaseText(name: string, version: string | undefined): string {
  return version === undefined ? code(name) : `${code(name)} ${version}`;
}
