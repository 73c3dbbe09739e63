/** How the target was chosen, and what is odd about that. In English. */
import type { TargetMessages } from '../groups/targets.ts';
import { code, listOf } from '../words.ts';

const newest = (day: string): string => `the newest stable Pyodide (as of ${day})`;
const NEWEST_WORKERS = 'the newest Python Workers';

export const targetMessages: TargetMessages = {
  targetSetInFile: ({ file }) => `set in ${file}`,
  targetSetInSetting: ({ setting }) => `set in ${code(setting)}`,
  targetOfCommandLine: () => 'set on the command line',
  targetByDate: ({ date, ...place }) => `compatibility_date ${date} in ${placeText(place)}`,
  targetByDateShort: ({ date, file }) => `date ${date} in ${file}`,
  targetByFlag: ({ flag, ...place }) => `compatibility flag ${flag} in ${placeText(place)}`,
  targetByFlagShort: ({ flag, file }) => `flag ${flag} in ${file}`,
  targetByInterpreter: ({ option, file }) => `${code(option)} in ${file}`,
  targetBySign: ({ sign, file }) => `${sign} in ${file}`,
  targetGuessed: ({ why }) => `a guess: ${why}`,
  targetWithLock: ({ reason, lock }) => `${reason}; ${lock} of the project says what is shipped`,
  targetByLock: ({ lock, abi, isOnly }) =>
    isOnly ? `the release that ${lock} is for` : `a guess: a release with ABI ${abi}, which ${lock} is for`,
  newestOfPlatform: ({ platform }) => `a guess: the newest ${platform}, because nothing says which release is used`,
  newestPyodide: ({ day }) => `a guess: ${newest(day)}`,
  newestForUnknownInterpreter: ({ file, day }) => `${newest(day)}, because \`interpreter\` in ${file} is not known`,
  newestForUnreadableFile: ({ file, day }) => `${newest(day)}, because ${file} could not be read`,
  newestForNoRuntime: ({ why, file, day }) => `${newest(day)}, because ${why} (${file})`,
  newestWorkers: () => NEWEST_WORKERS,
  newestWorkersForLeftFile: () => `${NEWEST_WORKERS}, because the wrangler file lies outside and was not read`,
  newestWorkersForNoFile: () => `${NEWEST_WORKERS}, because the project uses pywrangler, but has no wrangler file`,
  newestWorkersForUnreadableFile: ({ file }) => `${NEWEST_WORKERS}, because ${file} could not be read`,
  newestWorkersForNoRuntime: ({ why, file }) => `${NEWEST_WORKERS}, because ${why} (${file})`,

  notPythonWorker: ({ flag }) => `\`compatibility_flags\` lacks \`${flag}\``,
  compatibilityDateMissing: () => '`compatibility_date`, which decides the Python version, is missing',
  entryMissing: ({ file, table, format }) =>
    `wrangler stops, since ${code(file)} names no entry file: ` +
    (table === undefined
      ? 'add `main`, for example `main = "src/entry.py"`'
      : `\`main\` ${inside(table, format)} where it is. Move it to the top level`),
  entryAbsent: ({ entry, isFolder, file }) =>
    `wrangler stops, since ${code(entry)}, which ${file === undefined ? 'the command' : `\`main\` in ${code(file)}`} names, ` +
    (isFolder ? 'is a folder' : 'is not there'),
  assetsWithoutDirectory: ({ file }) =>
    `wrangler stops, since \`assets\` in ${code(file)} has no \`directory\`, and there is no \`main\``,
  assetsBoundWithoutMain: ({ file }) =>
    `wrangler stops, since ${code(file)} has a binding for assets but no \`main\` that could use it`,
  compatibilityDateInTable: ({ table, format }) =>
    `\`compatibility_date\`, which decides the Python version, is missing: it ${inside(table, format)} where it is. ` +
    'Move it to the top level',
  compatibilityDateInvalid: ({ date }) => `\`compatibility_date\` is not a date such as \`2026-01-31\`: \`${date}\``,
  compatibilityFlagsContradict: ({ flag, optOut }) =>
    `\`${flag}\` and \`${optOut}\` contradict each other: the Worker runs as if \`${optOut}\` were not there. Remove one of them`,
  noRuntimeForDate: ({ date }) => `no Python runtime is known for \`compatibility_date\` ${date}`,

  dateUnknownToPywrangler: ({ why }) => `pywrangler stops: ${why}`,

  compatibilityDateInFuture: ({ date, today }) =>
    `Cloudflare refuses to deploy a Worker whose \`compatibility_date\` is in the future: ${date}; today is ${today} (UTC)`,
  compatibilityFlagUnknown: ({ flag, meant }) =>
    `Cloudflare refuses to deploy this Worker: there is no compatibility flag ${code(flag)}` +
    (meant === undefined ? '' : `; did you mean ${code(meant)}?`),
  compatibilityFlagTwice: ({ flag }) =>
    `Cloudflare refuses to deploy this Worker: the compatibility flag ${code(flag)} is there twice`,
  compatibilityFlagExperimental: ({ flag }) =>
    `Cloudflare refuses to deploy this Worker: the compatibility flag ${code(flag)} is experimental`,
  compatibilityFlagSuperfluous: ({ flag, date }) =>
    `Cloudflare refuses to deploy this Worker: the compatibility flag ${code(flag)} is always on from ` +
    `\`compatibility_date\` ${date} on and must not be written any more`,
  wranglerConfigAbsent: ({ file }) => `wrangler stops: the configuration ${code(file)} does not exist`,
  environmentAbsent: ({ environment, file, names, stops, variable }) => {
    const named = variable === undefined ? code(environment) : `${code(environment)} (${code(variable)})`;
    const only = names.length > 0 ? `, only ${listOf(names.map(code))}` : '';
    return stops
      ? `wrangler stops: ${file} has no environment ${named}${only}`
      : `${file} has no environment ${named}: wrangler deploys the top level`;
  },
  redirectNamesNothing: ({ file }) =>
    `wrangler stops: ${code(file)} names no \`configPath\`. Build again, or delete it`,
  redirectLeadsNowhere: ({ file, generated }) =>
    `wrangler stops: ${code(file)} leads to ${code(generated)}, which does not exist. Build again, or delete it`,
  redirectNotBeside: ({ file, config }) =>
    `wrangler stops: ${code(file)} is not in the folder of ${code(config)}, so that it is not clear which of them counts. ` +
    'Delete it if an earlier build left it',
  redirectedHasEnvironments: ({ generated }) =>
    `wrangler stops: ${code(generated)} is generated and must not have environments`,
  redirectedForOther: ({ generated, built, environment }) =>
    `wrangler stops: ${code(generated)} was built for the environment ${code(built)}, not for ${code(environment)}. Build again`,

  flagsUnknownToPywrangler: ({ flags, installsFor, runsOn }) =>
    `pywrangler ignores ${flags.map(code).join(' and ')}: it installs for ${installsFor}, but the Worker runs on ${runsOn}`,
  flagWithoutEffect: ({ flag, newer }) =>
    `\`${flag}\` has no effect: the newer \`${newer}\` is also on, and the newest wins`,
  agreeOnPythonTitle: ({ python }) => `Use Python ${python} for both the Worker and pywrangler`,

  signsDisagree: ({ sign, file, other, otherFile }) =>
    `${code(sign)} in ${file} and ${code(other)} in ${otherFile} load different Pyodides`,
  signsOfSeveral: ({ signs }) => `${listOf(signs.map(code))} load different Pyodides: checked for each of them`,
  signOfUnknownRelease: ({ sign, file }) => `the release in ${code(sign)} (${file}) is not known here`,
  signOfOldPyodide: ({ sign, file, pyodide }) =>
    `${code(sign)} in ${file} runs Pyodide ${pyodide}, which is too old to be known here`,
  signOfRange: ({ sign, file, release }) => `the newest release that ${code(release)} admits (${sign} in ${file})`,
  signWithoutRelease: ({ sign, file }) => `${code(sign)} in ${file} names no release`,

  targetByCommandDate: ({ date }) => `--compatibility-date ${date} of the command`,
  dateOfCommandDisagrees: ({ date, runsOn, installsFor }) =>
    `\`--compatibility-date ${date}\` deploys on ${runsOn}, but pywrangler heeds only the file and installs for ${installsFor}`,
  wranglerFilesDisagree: ({ deployed, installed, redirect, runsOn, installsFor }) =>
    `wrangler takes ${takenText(deployed, redirect)} and runs ${runsOn}, but pywrangler reads ${code(installed)} and installs for ` +
    `${installsFor}: binary packages do not load there. ` +
    (redirect === undefined
      ? 'Give both the same date and flags, or delete one'
      : `Build again, or delete ${code(redirect)}`),
  wranglerFilesAgree: ({ deployed, installed, redirect, runsOn }) =>
    `wrangler takes ${takenText(deployed, redirect)} and pywrangler reads ${code(installed)}; both give ${runsOn}`,
  otherWranglerFile: ({ file, runsOn, installsFor }) =>
    `${code(file)} runs on ${runsOn} if it is deployed with \`--config\`, but pywrangler does not read it and installs for ` +
    `${installsFor}: binary packages do not load there. Give all files the same date and flags`,
  otherWranglerFileRefused: ({ file, because }) => `deploying with \`--config ${file}\` fails: ${because}`,
  deployedIsNoPython: ({ deployed, installed, redirect }) =>
    `wrangler takes ${takenText(deployed, redirect)}, which is not a Python Worker, although pywrangler reads ${code(installed)}: deploy with ` +
    `\`--config ${installed}\``,
  noWranglerFile: ({ elsewhere, rename, folder, noFile }) => {
    const none = 'pywrangler stops: there is no `wrangler.toml` or `wrangler.jsonc` next to `pyproject.toml`';
    const stops = noFile === undefined ? none : `${none} (${code(noFile.file)} does not count: ${noFile.reason})`;
    if (elsewhere === undefined)
      return `${stops}: put one here; if this is not a Python Worker, remove \`workers-py\` and \`[tool.pywrangler]\``;
    const here =
      folder === undefined
        ? 'put one here'
        : `put one here, or run pywrangler in ${code(folder)} if that has a \`pyproject.toml\` of its own`;
    const help = rename === undefined ? here : `rename it to ${code(rename)}`;
    return `${stops}, and it does not read ${code(elsewhere)}: ${help}`;
  },
  wranglerFileEmpty: ({ file }) =>
    `pywrangler stops: ${file} is empty, which counts as no configuration. It needs a \`compatibility_date\` and the flag ` +
    '`python_workers`',
  tomlTooNew: ({ file, error, taker }) =>
    `pywrangler stops at ${file}, which only TOML 1.1 allows (${taker} reads it, Python's \`tomllib\` does not): ${error}`,
  wranglerStopsAtValue: ({ file, error }) =>
    `wrangler refuses to deploy with ${file}, although \`pywrangler sync\` takes it: ${error}`,
  wranglerStopsAtJson5: ({ file, error }) =>
    `wrangler stops at ${file}: ${error}. pywrangler reads it, as JSON5; write quotes as JSON has them`,
  wranglerFileBroken: ({ file, error }) => `${file} could not be read: ${error}`,
  fileUnreadable: ({ file, reason }) => `${file} cannot be read: ${reason}`,

  unknownTarget: ({ problem, suggestions }) =>
    suggestions.length > 0 ? `${problem}; did you mean ${suggestions.join(', ')}?` : problem,
  unknownTargetName: ({ name }) => `\`${name}\` is not a known runtime`,
  notPythonFlag: ({ flag, meant }) =>
    `${code(flag)} is not a flag of Python Workers${meant === undefined ? '' : ` (${code(meant)} is one)`}`,
  nameWithoutRuntime: ({ name, why }) => `\`${name}\` does not name a runtime: ${why}`,
  interpreterWithoutVersion: ({ text }) =>
    `${code(text)} does not name a Pyodide version, so the newest stable one is used`,
  interpreterMisspelled: ({ text, release }) =>
    `\`interpreter\` ${code(text)} is not a Pyodide release: PyScript puts it into an address as it is, which does not exist. Write ${code(release)}`,
  interpreterTakenAsPath: ({ text, instead }) =>
    `the page does not start: PyScript takes ${code(text)} for a file beside the page, since \`interpreter\` is an address where no worker runs the code. Write ${code(instead)}`,
  interpreterUnknown: ({ release }) => `Pyodide ${release} is not known here, so the newest stable one is used`,
};

/** `wrangler.toml (env.staging, CLOUDFLARE_ENV)`. */
function placeText({
  file,
  redirect,
  environment,
  variable,
}: Omit<Parameters<TargetMessages['targetByDate']>[0], 'date'>): string {
  const because = [
    ...(redirect === undefined ? [] : [`through ${redirect}`]),
    ...(environment === undefined ? [] : [`env.${environment}`]),
    ...(variable === undefined ? [] : [variable]),
  ];
  return because.length > 0 ? `${file} (${because.join(', ')})` : file;
}

function takenText(deployed: string, redirect: string | undefined): string {
  return redirect === undefined ? code(deployed) : `${code(deployed)} (through ${code(redirect)})`;
}

/** Where a setting is that does not count there: in TOML, what follows a header belongs to its table. */
export function inside(table: string, format: 'toml' | 'jsonc'): string {
  return format === 'toml' ? `belongs to the table ${code(table)}` : `is inside ${code(table)}`;
}
