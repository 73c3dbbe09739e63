/** What else there is to say about a dependency. In English. */
import type { FindingMessages, GapParts } from '../groups/findings.ts';
import { code, dated, listOf, listOfLabels, shortRequirement, someOf } from '../words.ts';

/** `pydantic 2.10.6 (2025-01) instead of 2.14.3 (2026-11)`. */
function gapText({ name, got, ideal }: GapParts): string {
  return `${name === undefined ? '' : `${code(name)} `}${dated(got)} instead of ${dated(ideal)}`;
}

function way(chain: readonly string[]): string {
  return chain.map(code).join(' → ');
}

function takenFirst({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${code(name)} ${version} first`;
}

export const findingMessages: FindingMessages = {
  takenByNameAlone: ({ declared, name, version, platform }) =>
    `${platform} installs ${code(name)} ${version} in the browser, by the name alone: it does not look at the version in ${code(declared)}`,
  heldBack: ({ declared, gap, by = [], reason }) => {
    if (by.length === 0)
      return `${code(declared)} ${gap.name === undefined ? 'resolves to' : 'pulls in'} ${gapText(gap)}: ${reason}`;
    const whose = gap.name === undefined ? '' : `, which ${code(declared)} pulls in,`;
    const { got, ideal } = gap;
    return `${someOf(by.map(code), 'packages')} ${by.length > 1 ? 'keep' : 'keeps'} ${code(gap.name ?? declared)}${whose} at ${gapText({ got, ideal })}: ${reason}`;
  },
  namesakeInstalled: ({ name, version, target }) =>
    `${code(name)} is a module that ${target} has itself; what is installed is a project of that name on the index, ${version}: delete this requirement if you mean the module`,
  heldBackTooHead: () => 'Also held back:',
  heldBackToo: ({ gap, chain }) => `  ${gapText(gap)} (${way(chain)})`,
  howItComesIn: () => 'Pulled in through:',
  wayLine: ({ chain }) => `  ${way(chain)}`,
  shippedFirst: ({ target }) => `${target} ships that release, and micropip prefers it`,
  wheelsEndOrLack: ({ ends, ownNewer, missing, ownFrom }) => {
    const whose = (name: string | undefined): string =>
      name === undefined ? 'its newest wheel for this runtime' : `the newest wheel of ${code(name)} for this runtime`;
    const lacking =
      missing.length > 0
        ? [`${listOf(missing.map(code))} ${missing.length > 1 ? 'have' : 'has'} no wheel for this runtime`]
        : [];
    const own = ownNewer ? ['newer releases have no wheel for this runtime'] : [];
    const late = ownFrom ? [`from ${ownFrom.version} on, ${code(ownFrom.name)} itself has none`] : [];
    return [...ends.map(({ name, version }) => `${whose(name)} is ${version}`), ...own, ...lacking, ...late].join('; ');
  },
  hiddenNewer: ({ names, setting, pyodide }) =>
    `${code(setting)} hides ${someOf(names.map(code), 'packages')} on the index of Pyodide ${pyodide}, which gives no dates, and uv treats a file without a date as too new`,
  othersDoNotGoWithIt: () => 'the newer release conflicts with the other requirements',
  withoutItsExtras: ({ extras, reason }) =>
    `that release has no extra ${listOf(extras.map(code))}, so nothing of the extra is installed; ${reason}`,

  firstChoice: ({ requirement, target, together, trouble }) => {
    const others = together.length > 0 ? ` together with ${listOf(together.map(code))}` : '';
    return (
      `${code(requirement)} cannot be installed on ${target}${others}, although other versions fit: ` +
      `micropip never backtracks and takes ${trouble}`
    );
  },
  takenWithoutWhatItNeeds: ({ needed, shipped, ...taken }) => {
    const older = shipped === undefined ? '' : `: Pyodide ships ${shipped}`;
    return `${takenFirst(taken)}, whose ${code(needed)} does not install${older}`;
  },
  takenAgainst: (parts) => `${takenFirst(parts)}, but ${code(parts.by)} needs ${code(parts.needed)}`,
  takenAgainstYou: (parts) => `${takenFirst(parts)}, but you require ${code(parts.needed)}`,
  pinsThatGoTogether: () => 'A fix pins compatible versions',
  versionsTogether: ({ versions }) =>
    `Compatible versions: ${versions.map(({ name, version }) => `${name} ${version}`).join(', ')}`,

  remark: ({ declared, text, others = [] }) => {
    const same = others.length > 0 ? `; the same goes for ${listOf(others.map(code))}` : '';
    return `${code(declared)} ${text}${same}`;
  },
  notShipped: ({ text, caller, target, later }) => {
    const way = later === undefined ? 'only micropip looks for it on an index' : `${later} ships it`;
    return `${code(shortRequirement(text))} is not part of ${target}, and ${code(caller)} takes nothing else; ${way}`;
  },
  notShippedDependency: ({ text, caller, target, missing, by }) =>
    `${code(text)} cannot be loaded with ${code(caller)}: ${by === text ? 'it' : code(by)} depends on ${code(missing)}, which is not in the lock file of ${target}`,
  notAName: ({ text, caller, target }) =>
    `${code(shortRequirement(text))} is not a package name: ${code(caller)} takes names only, in the versions of ${target}`,
  publicIndex: ({ name, version, own, ownVersion, byUv }) => {
    const advice = byUv ? '; if you mean yours, name its index in `[tool.uv.sources]`' : '';
    return `${code(name)} ${version} comes from PyPI, where anyone can upload, although ${code(own)} has ${code(name)} ${ownVersion}${advice}`;
  },
  twoVersions: ({ brought, byChance, version, other }) => {
    const what =
      brought === undefined
        ? `${byChance ? 'may be' : 'is'} installed in two versions`
        : `${byChance ? 'may pull in' : 'pulls in'} two versions of ${code(brought)}`;
    return `${what}: ${version} from the index, and ${other}; which one wins is undefined`;
  },
  versionShipped: ({ version, target, bearer }) =>
    `${version} shipped with ${target}${bearer === undefined ? '' : `, loaded by ${code(bearer)}`}`,
  versionFromIndexToo: ({ version }) => `${version} from there as well`,
  installsByChance: ({ late, endsAt }) =>
    `may install or fail, depending on which answer comes first: if the index is slow to answer for ${code(late)}, micropip stops at ${code(endsAt)}`,
  pythonIgnored: ({ brought, version, requiresPython, target, python }) => {
    const what =
      brought === undefined
        ? `is installed in version ${version}, which`
        : `pulls in ${code(brought)} ${version}, which`;
    return `${what} requires Python ${code(requiresPython)}: micropip ignores that, and ${target} has ${python}`;
  },
  extraIgnored: ({ needed, target, version, extras }) => {
    const subject = needed
      ? `needs ${code(`${needed.name}[${needed.extras.join(',')}]`)}, but ${code(needed.name)} is`
      : 'is';
    const which = listOf(extras.map(code));
    return `${subject} installed in version ${version}, as shipped with ${target}, so the extra ${which} is ignored: what it adds is not installed`;
  },
  extraMissing: ({ name, version, extras, meant }) => {
    const [which, it] = extras.length > 1 ? ['extras', 'them'] : ['extra', 'it'];
    const asked = meant.length > 0 ? `; did you mean ${listOf(meant.map(code))}?` : '';
    return `${code(name)} ${version} has no ${which} ${listOf(extras.map(code), 'or')}: it is installed without ${it}${asked}`;
  },
  failsOnLaterVisits: ({ declared, name, better }) => {
    const why = `PyScript then loads by name what it has cached, and takes ${code(name)} for the name`;
    const help = better === undefined ? '' : `write ${code(better)} or `;
    return `${code(declared)} fails when the page is visited again: ${why}; ${help}set \`packages_cache = "never"\``;
  },
  importedFirst: ({ declared, name, needed, shipped, certain, reinstall }) => {
    const fails =
      needed === undefined ? `${code(declared)} fails` : `${code(declared)}, which needs ${code(needed)}, fails`;
    const where = certain
      ? `since its cell or one before imports ${code(name)} or what brings it`
      : `if a cell has imported ${code(name)} before`;
    return (
      `${fails} ${where}: imports are loaded first, also those of the same cell, in the version that Pyodide ships (${shipped}), ` +
      `and micropip then says "already installed". Install it in a cell of its own before the first import${reinstall ? ', or with `reinstall=True`' : ''}`
    );
  },

  uvSettingsElsewhere: ({ file }) =>
    `uv takes its settings from ${code(file)}, so those in \`[tool.uv]\` here do not count`,
  uvLaterPython: ({ wanted, python }) =>
    `\`python-version\` makes uv resolve for Python ${wanted}, and \`pywrangler sync\` stops since this Worker runs on ` +
    `${python}: delete the setting`,
  uvOtherInterpreter: ({ wanted, python }) =>
    `\`python = "${wanted}"\` makes uv look for an environment with that Python, and \`pywrangler sync\` stops since this Worker runs ` +
    `on ${python}: delete the setting`,
  uvNoInterpreter: () =>
    '`python = ""` names no Python, so that uv finds no environment and `pywrangler sync` stops: delete the setting',
  uvExactInterpreter: ({ wanted, series }) =>
    `\`python = "${wanted}"\` admits only some releases of Python ${series}: \`pywrangler sync\` stops in its host step where the ` +
    "machine's own is another. Delete the setting",
  uvMachineInterpreter: ({ wanted }) =>
    `\`python = "${wanted}"\` makes uv install into the environment of that program: whether \`pywrangler sync\` ends well, and what ` +
    'reaches the Worker, depends on the machine. Delete the setting',
  uvOnlySystemPython: () =>
    '`python-preference = "only-system"` stops `pywrangler sync`: uv must not use the Pyodide interpreter that it fetches itself. ' +
    'Delete the setting',
  uvNoDownloads: ({ value, python }) =>
    `\`python-downloads = "${value}"\`: \`pywrangler sync\` stops on a machine without Pyodide's Python ${python}. Before the first ` +
    `sync run ${code(`uv python install cpython-${python}-emscripten-wasm32-musl`)} without the setting`,
  uvInstallsIntoSystem: ({ python }) =>
    "`system = true` makes uv install into the machine's own Python: nothing of it reaches the Worker, and `pywrangler sync` stops " +
    `where that Python is older than ${python} or does not let others install. Delete the setting`,
  uvTargetsModules: () =>
    '`target` puts into `python_modules` what uv chooses for the machine in its last step, not what is chosen for the Worker. ' +
    'Delete the setting',
  uvInstallsElsewhere: ({ setting }) =>
    `${code(setting)} makes uv install elsewhere than into \`python_modules\`: nothing of it reaches the Worker. Delete the setting`,
  uvVariableRefused: ({ variable }) =>
    `${code(variable)} is set in this environment, so \`pywrangler sync\` stops: uv refuses it where it installs from ` +
    '`pylock.toml`. Unset it, and write what it says into `[tool.uv]`',
  uvVariableUnread: ({ variable }) =>
    `${code(variable)} is set in this environment and may change what uv installs; what it leads to is not read here`,
  uvRequiresHashes: () =>
    '`require-hashes = true`: `pywrangler sync` stops in its host step, which asks for `pyodide-py` without a hash. Delete the setting',
  uvOffline: () =>
    '`offline = true`: uv takes only what is in its cache, so `pywrangler sync` stops on a machine where anything is missing there',
  uvEarlierPython: ({ wanted, name }) =>
    `\`python-version\` makes uv resolve for Python ${wanted}, for which there is no ${code(name)}: \`pywrangler sync\` adds that to ` +
    'every Worker and stops. Delete the setting',
  uvOtherPlatform: ({ setting, target, releases }) => {
    const names = releases.map(({ name, version }) => `${code(name)} ${version}`);
    const effect =
      names.length > 0
        ? `${listOf(names)} ${names.length > 1 ? 'do' : 'does'} not load there`
        : 'what it installs may not load there';
    return `${code(setting)} makes uv choose packages for something else than ${target}: ${effect}. Delete the setting`;
  },
  uvUniversal: ({ target, open }) =>
    `\`universal = true\` makes uv choose packages for every platform at once, not for ${target} alone: ` +
    (open
      ? 'whether that works is not checked here'
      : 'it may choose a release without a wheel there. Delete the setting'),
  uvUniversalStops: ({ target, releases }) =>
    `\`universal = true\` makes uv choose ${listOf(releases.map(({ name, version }) => `${code(name)} ${version}`))}, without a wheel ` +
    `for ${target}: \`pywrangler sync\` stops. Delete the setting`,
  uvAsksNoIndex: ({ linked }) =>
    '`no-index = true`: uv asks no index, not even that of Pyodide, so that it finds ' +
    (linked ? 'only what `find-links` names' : 'no project'),
  undatedIndex: ({ pyodide, names }) =>
    `\`exclude-newer\` excludes every wheel on the index of Pyodide ${pyodide}${names.length > 0 ? `, which otherwise gives you ${someOf(names.map(code), 'packages')}` : ''}: that index gives no dates, and uv treats a file without a date as too new. \`exclude-newer-package = { NAME = false }\` exempts a project`,
  undatedProjects: ({ pyodide, names }) =>
    `From the index of Pyodide ${pyodide}, without \`exclude-newer\`: ${listOf(names.map(code))}`,
  hiddenByDate: ({ names, setting, requirement, target, pyodide }) =>
    `${code(setting)} hides ${someOf(names.map(code), 'packages')} on the index of Pyodide ${pyodide}, so ${code(requirement)} cannot be installed on ${target}: that index gives no dates, and uv treats a file without a date as too new. \`exclude-newer-package\` lets ${names.length > 1 ? 'them' : 'it'} in`,
  hiddenReleases: ({ releases, setting, requirement, target }) => {
    const hidden = releases.map(({ name, version, date }) => `${code(name)} ${version}${date ? ` (${date})` : ''}`);
    return `${code(setting)} hides ${someOf(hidden, 'releases')}, so ${code(requirement)} cannot be installed on ${target}. \`exclude-newer-package\` lets ${releases.length > 1 ? 'them' : 'it'} in`;
  },
  nativeBuild: ({ name, version, systems, pyodide, wheel }) => {
    const platforms = listOf([...systems, ...(pyodide ? ['other Pyodide releases'] : [])]);
    const instead = wheel === undefined ? '' : `. Without \`allow-build\`, its wheel ${wheel} is installed`;
    return `${code(name)} ${version} is built from source because \`allow-build\` is set, but it is native code: it has wheels only for ${platforms}, each for a single platform${instead}`;
  },
  indexNotDeclared: ({ name, index }) =>
    `${code(name)} is assigned to the index ${code(index)}, which no \`[[tool.uv.index]]\` declares: uv rejects the file`,

  installsUnknown: ({ requirement, because }) => `${code(requirement)} may or may not install: ${because}`,
  versionsDoubtful: ({ because }) => `Versions may be inaccurate or out of date: ${because}`,
  statementAsOf: ({ statement, day }) => `${statement} (as of ${day})`,
  indexNotAsked: () => 'an index could not be reached',
  indexesSilent: ({ kind, indexes, why, requirements, more, versions, hostStep, asOf }) => {
    const day = asOf === undefined ? '' : ` (as of ${asOf})`;
    const open = [
      ...(requirements.length > 0 ? [installOrNot(requirements, more)] : []),
      ...(versions ? [`versions may be inaccurate or out of date${day}`] : []),
      ...(hostStep ? ['the host step of `pywrangler sync` is not checked'] : []),
    ];
    const earlier = asOf === undefined ? 'what was known before is used' : `what it answered on ${asOf} is used`;
    const silent = SILENT[kind](listOf(indexes), indexes.length, why);
    return `${silent}, so ${open.length === 0 ? earlier : listOf(open)}. ${SILENCE_HELP[kind]}`;
  },
  installsOrNot: ({ requirement }) => `${code(requirement)} may or may not install`,
  versionsMayDiffer: () => 'versions may be inaccurate or out of date',
  hostStepOpen: () => 'the host step of `pywrangler sync` is not checked',
  builtFromSources: ({ releases, several }) =>
    `${listOf(releases.map(code))} ${several ? 'are' : 'is'} built from source during installation, which works only if ${several ? 'they are' : 'it is'} pure Python; that is not known here`,
  pageUnread: ({ because }) =>
    `Nobody knows whether this installs: ${because}; uv stops where it cannot read that page`,
  additionMissing: ({ name, last }) =>
    `pywrangler stops${last ? ' in its last step' : ''}: it adds ${code(name)}, which none of the indexes that this project sets has`,
  additionsHidden: ({ names, setting, last }) =>
    `pywrangler stops${last ? ' in its last step' : ''}: ${code(setting)} hides every release of ${listOf(names.map(code))}, which it adds to each project. Exempt ${names.length > 1 ? 'them' : 'it'}: ${code(`exclude-newer-package = { ${names.map((name) => `${name} = false`).join(', ')} }`)}`,
  additionLost: ({ name, target, under, last }) =>
    `pywrangler stops${last ? ' in its last step' : ''}: it adds ${code(name)}, of which no release can be installed on ${target}${under === undefined ? '' : ` under ${code(under)}`}${last ? '' : '. The rest was checked without it'}`,
  takenAsGiven: ({ source }) => `${code(source)} is not checked: the dependencies of a URL or local path are not read`,

  targetLabels: ({ labels }) => listOfLabels(labels),
  onTargets: ({ statement, targets }) => `${statement} (on ${listOfLabels(targets)})`,

  ignoresNothing: ({ selector }) => `${code(selector)} is not found on this line, so ignoring it does nothing`,
  ignoreWithoutNames: () =>
    'Ignores nothing: name the codes of findings in brackets, as in `# preflight: ignore[held-back]`',
  ignoreOfUnknown: ({ problem }) => `Ignores nothing: ${problem}`,
  settingProblem: ({ problem }) => problem,
};

/** How an index fails to answer. */
const SILENT = {
  offline: (indexes: string, count: number) =>
    `${indexes} ${count === 1 ? 'is' : 'are'} not asked (offline), and not all that is needed is in the cache`,
  proxy: (indexes: string, _: number, why: string) => `No answer from ${indexes}: ${why}`,
  network: (indexes: string, _: number, why: string) => `No answer from ${indexes}: ${why}`,
  server: (indexes: string, _: number, why: string) => `No answer from ${indexes}: ${why}`,
  credentials: (indexes: string, _: number, why: string) => `No answer from ${indexes}: ${why}`,
  address: (indexes: string, _: number, why: string) => `No usable answer from ${indexes}: ${why}`,
} as const;

const SILENCE_HELP = {
  offline: 'Check once with the network',
  proxy: 'Check the proxy (`HTTPS_PROXY`, in VS Code `http.proxy`); offline mode uses only the cache',
  network: 'Check the network and the proxy (`HTTPS_PROXY`, in VS Code `http.proxy`); offline mode uses only the cache',
  server: 'Try again later; offline mode uses only the cache',
  credentials: 'Check the user name and password or token for it, in its address or in `.netrc`',
  address: 'Check its address, which has to be that of its Simple API',
} as const;

function installOrNot(requirements: readonly string[], more: number): string {
  const named = [...requirements.map(code), ...(more > 0 ? [`${more} more`] : [])];
  return `${listOf(named)} may or may not install`;
}
