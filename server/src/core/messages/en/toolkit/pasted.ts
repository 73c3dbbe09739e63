/** What a sentence that somebody pasted means. In English. */
import type { PastedMessages, SentenceId, SentenceParts, Tool } from '../../groups/toolkit/pasted.ts';
import { code, listOf } from '../../words.ts';

type Words = (parts: SentenceParts) => string;

const TOOLS: Readonly<Record<Tool, string>> = {
  uv: 'uv',
  pywrangler: 'pywrangler',
  wrangler: 'wrangler, or Cloudflare',
  micropip: 'micropip',
  pyodide: 'Pyodide',
  pip: 'pip',
  worker: 'the Worker as it starts or runs',
  preflight: 'pyodide-preflight itself',
};

const HEADINGS = {
  also: 'It says as well',
  culprits: 'What is in the way',
  next: 'What to do next',
  project: 'In this project',
};

/** The project that a sentence names, or something in its place. */
function named({ name, spec = '' }: SentenceParts, otherwise: string): string {
  return name === undefined ? otherwise : code(`${name}${spec}`);
}

const NO_WHEEL_NEXT: Words = ({ name = 'NAME' }) =>
  `${code(`pyodide-preflight wheels ${name}`)} shows which of its releases have a wheel for which runtime; ${code('pyodide-preflight check')} in the project looks for fixes and tries each`;

const CHECK_NEXT: Words = () =>
  `run ${code('pyodide-preflight check')} in the project: it names what is in the way, and tries the fixes`;

const AGAIN: Words = () =>
  'nothing is wrong with the dependencies because of this; mend the connection and run it again';

const MEANS: Readonly<Record<SentenceId, Words>> = {
  ownFinding: ({ quote = '' }) => `It is a finding of ${code(quote)}: the sentence behind it says what is wrong.`,
  certificate: () =>
    'The connection to the index was refused because its certificate is not trusted here: often a company proxy puts its own in place.',
  offline: () => 'The tool may not use the network, and what it needs is not in its cache.',
  unauthorized: () => 'An index asks for a user name and a password or token, and got none that it accepts.',
  fetchFailed: ({ quote }) =>
    `An index${quote === undefined ? '' : ` (${code(quote)})`} could not be reached. It says nothing about whether the packages can be installed.`,
  notThere: ({ quote = 'the address' }) => `The server answers, but has no file at ${code(quote)}.`,
  gitFailed: () =>
    'A dependency is taken from a git repository, which could not be fetched. Whether it would do is not known from that; a Worker takes finished wheels only.',
  requirementsTxt: () =>
    'pywrangler stops because a `requirements.txt` lies beside `pyproject.toml`: it reads the dependencies from `pyproject.toml` only.',
  noPyproject: () => 'pywrangler looks for `pyproject.toml` in the current folder and above it, and there is none.',
  noWranglerFile: () =>
    'pywrangler needs a `wrangler.toml` or `wrangler.jsonc` beside `pyproject.toml`; it does not read `wrangler.json`.',
  noDate: () => 'The wrangler file has no `compatibility_date`, which decides the Python of the Worker.',
  wrongDate: () => 'The `compatibility_date` of the wrangler file is no date of the form `2026-02-01`.',
  noPythonFlag: () =>
    'The wrangler file does not enable Python: `compatibility_flags` needs `python_workers`, at the top level and in each environment that has flags of its own.',
  noRuntime: () => 'The date and the flags of the wrangler file lead to no Python that pywrangler knows.',
  syncSkipped: () =>
    '`pyproject.toml` has not changed since the last sync, so pywrangler installs nothing anew, even if the compatibility date now gives another Python.',
  uvTooOld: ({ spec = '' }) => `uv is older than ${spec}, the oldest release that pywrangler works with.`,
  wranglerTooOld: ({ spec = '' }) => `wrangler is older than ${spec}, the oldest release that pywrangler works with.`,
  unknownFlag: ({ quote }) =>
    `Cloudflare knows no compatibility flag ${quote === undefined ? 'of that name' : code(quote)}, and refuses to deploy with it.`,
  futureDate: () => 'The `compatibility_date` lies in the future, which Cloudflare refuses.',
  unreadableFile: ({ quote = 'a file' }) =>
    `${code(quote)} could not be read: it is not valid TOML, or has a value that is not accepted there.`,
  settingsDropped: ({ quote = 'pyproject.toml' }) =>
    `A value in ${code(quote)} is not one that uv takes, so uv goes on without the whole ${code('[tool.uv]')} table: indexes, overrides and constraints in it do not count.`,
  noProjectVersion: () =>
    'uv refuses a `[project]` table that has neither a `version` nor names it in `dynamic`, even if nothing is ever published.',
  undeclaredIndex: ({ name = 'A package', quote = 'an index' }) =>
    `${code('[tool.uv.sources]')} takes ${code(name)} from the index ${code(quote)}, which no ${code('[[tool.uv.index]]')} declares.`,
  notMember: ({ name = 'a package' }) =>
    `${code('[tool.uv.sources]')} takes ${code(name)} from the workspace, which has no member of that name.`,
  otherUv: ({ spec = '' }) =>
    `The project asks for uv ${code(spec)} (${code('required-version')}), and another one runs.`,
  toolMissing: ({ quote = 'A program' }) =>
    `${code(quote)}, which pywrangler runs, is not installed or not in ${code('PATH')}.`,
  entryNotFound: ({ quote = 'main' }) =>
    `wrangler looks for the entry file ${code(quote)}, as ${code('main')} of the wrangler file names it, and there is none.`,
  wranglerUnreadable: () => 'wrangler could not read its configuration: it is no valid TOML.',
  nodeTooOld: ({ spec = '' }) => `Node.js is older than ${spec}, the oldest release that wrangler works with.`,
  noLock: () => 'There is no `uv.lock`, and with `--frozen` uv does not make one.',
  noRequirement: () =>
    'What is written there is not a requirement: a name, with extras in brackets, ranges with commas between them, and a marker after a semicolon.',
  hiddenByDate: ({ quote }) =>
    `${code('exclude-newer')} hides every release of ${quote === undefined ? 'a package' : code(quote)} that would do: they are newer than that date.`,
  otherPlatform: (parts) =>
    `${named(parts, 'A package')} has wheels, but none for this runtime${parts.tag === undefined ? '' : ` (${code(parts.tag)})`}: those that exist are for ordinary systems or for another Pyodide.`,
  otherPython: (parts) =>
    `${named(parts, 'A package')} has wheels, but none for this Python${parts.tag === undefined ? '' : ` (${code(parts.tag)})`}.`,
  noUsableWheel: (parts) =>
    `No file of ${named(parts, 'a package')} loads on this runtime: there are only sources, or wheels for ordinary systems. Sources are not built for a Worker.`,
  wheelsRequired: (parts) =>
    `${named(parts, 'A package')} would have to be built from its sources, and builds are off (\`--no-build\`), as they always are for a Worker.`,
  notFound: (parts) => `No index has a project ${named(parts, 'of that name')}.`,
  noSuchVersion: (parts) => `No release matches ${named(parts, 'what is asked for')}.`,
  onlyOlder: (parts) =>
    `The releases that there are of the project (${named(parts, 'older ones')}) do not include what is asked for.`,
  requiresPython: ({ tag, spec, quote }) =>
    `${quote === undefined ? 'A release' : code(quote)} does not run on this Python${tag === undefined ? '' : ` (${tag})`}${spec === undefined ? '' : `: it needs Python ${code(spec)}`}.`,
  yanked: (parts) =>
    `${named(parts, 'A release')} was withdrawn (yanked) by its authors; it is taken only where it is pinned exactly.`,
  prereleases: () => 'Only pre-releases match, and they are not taken unless a requirement names one.',
  buildDisabled: (parts) =>
    `${named(parts, 'A package')} is only there as sources (a folder, an archive or a repository), and building is off for a Worker.`,
  noBinary: () =>
    'A dependency leads to sources (a repository, an archive), where pywrangler installs only finished wheels.',
  noWheelHere: (parts) =>
    `${named(parts, 'A package')} has no file for this platform: only wheels for others, and no sources. A \`uv.lock\` may hold such releases, since it is made for all platforms.`,
  interpreter: () => 'The Python that was chosen is not one that `requires-python` of the project allows.',
  buildFailed: (parts) =>
    `${named(parts, 'A package')} has no wheel that fits, so it was built from its sources, and that failed. For a Worker nothing is built unless \`allow-build\` is set; the step for this machine builds.`,
  wheelOfOther: ({ quote }) =>
    `${quote === undefined ? 'A wheel that is named by its address' : code(quote)} is built for another platform, Python or Pyodide than this one.`,
  noPureWheel: (parts) =>
    `micropip found no file of ${named(parts, 'a package')} that loads here: neither a pure Python wheel nor one for this Pyodide, and it is not part of the Pyodide release.`,
  alreadyInstalled: ({ name = 'a package', other, spec }) =>
    `${code(name)} is wanted in another version than ${other === undefined ? 'the one' : code(`${other}==${spec ?? ''}`)} that is there already, and micropip never replaces what it has once taken.`,
  noMetadata: (parts) => `No index that micropip asked has a project ${named(parts, 'of that name')}.`,
  unknownExtra: ({ quote }) =>
    `The wheel has no extra ${quote === undefined ? 'of that name' : code(quote)}, where micropip stops and pip only warns.`,
  noSuchExtra: (parts) =>
    `${named(parts, 'A package')} has no extra ${parts.quote === undefined ? 'of that name' : code(parts.quote)}. uv only warns, and installs it without what the extra would bring.`,
  pathNotFound: ({ quote = 'the path' }) =>
    `A dependency is taken from a path on this machine, and there is nothing at ${code(quote)}.`,
  otherHash: (parts) =>
    `The file of ${named(parts, 'a package')} is not the one that the hash beside it stands for: the hash is of another file of this release, or the file has changed.`,
  unpinnedHashes: (parts) =>
    `With hashes, each requirement has to be pinned to one version, and ${named(parts, 'one of them')} is not.`,
  damagedWheel: (parts) =>
    `The file of ${named(parts, 'a package')} is not a whole wheel: a download that ended early, a page or a pointer of Git LFS saved in its place, or a build that failed.`,
  otherName: ({ name = 'a package', other = 'another one' }) =>
    `${code(name)} is asked for, and its address leads to a file of ${code(other)}.`,
  staleLock: ({ quote = 'uv.lock' }) =>
    `${code(quote)} no longer fits \`pyproject.toml\`: something was changed there after it was locked.`,
  otherEmscripten: ({ tag = '', spec = '' }) =>
    `The wheel is for a Pyodide with Emscripten ${tag}, and this one has ${spec}: wheels do not work across the ABIs of Pyodide.`,
  otherSystem: ({ tag = '' }) => `The wheel is for ${code(tag)}, an ordinary system, and not for Pyodide.`,
  otherAbi: ({ tag = '' }) => `The wheel is for another Python (${code(tag)}) than that of this Pyodide.`,
  wheelNotFetched: ({ quote }) =>
    `The browser could not load ${quote === undefined ? 'a wheel' : code(quote)}: mostly because its server does not allow other pages to read it (CORS).`,
  notInLock: (parts) =>
    `${named(parts, 'A package')} is not part of this Pyodide release, and \`loadPackage\` takes nothing else.`,
  pipNoVersion: (parts) =>
    `pip found no file of ${named(parts, 'a package')} that fits: the name, the version or the platform is not there.`,
  pipConflict: () => 'The requirements exclude each other: no set of versions satisfies all of them.',
  pipPython: ({ name = 'a package', tag = '', spec = '' }) =>
    `${code(name)} needs Python ${code(spec)}, and this is ${tag}.`,
  entropy: ({ quote }) =>
    `Something that the Worker imports asks for random numbers${quote === undefined ? '' : ` (${code(quote)})`} while it starts, which is refused: what is computed then would be the same for everyone.`,
  globalScope: () =>
    'Something at module level uses the network, timers or randomness while the Worker starts. That works only inside a handler.',
  topLevelObject: ({ quote }) =>
    `A variable at module level${quote === undefined ? '' : ` (${code(quote)})`} holds an object of JavaScript, which cannot be kept in the snapshot of the started Worker.`,
  startTooLong: () =>
    'The Worker takes too long to start, or needs too much memory: everything that is imported at module level counts.',
  tooLarge: () => 'The Worker with its packages is larger than Cloudflare takes.',
  moduleNotInstalled: (parts) => `${named(parts, 'The module')} comes with this Pyodide, but nothing has installed it.`,
  moduleRemoved: (parts) => `${named(parts, 'The module')} is not part of Python's standard library in this Pyodide.`,
  noModule: ({ name = 'the module' }) =>
    `Nothing that is installed has a module ${code(name)}: it is not among the dependencies, was left out, or was never installed into the Worker.`,
  conflict: ({ name = '', spec = '', otherSpec = '' }) =>
    `${code(`${name}${spec}`)} and ${code(`${name}${otherSpec}`)} are both asked for, and no version is in both ranges.`,
  unsatisfiable: () => 'The requirements cannot all be met. The reason stands in the lines before this one.',
  hostFailed: () =>
    'pywrangler also installs the dependencies for this machine, with the versions of the Worker, and that failed. It stops the sync although the Worker itself may be fine.',
  notSupported: () => 'The dependencies do not install for the Worker. The reason stands in the lines before this one.',
  noSolution: () => 'uv found no set of releases that fits. The reason stands in the lines below this one.',
};

const NEXT: Readonly<Record<SentenceId, Words>> = {
  ownFinding: ({ quote = 'CODE' }) =>
    `${code(`pyodide-preflight explain ${quote}`)} shows its page: why it happens, and what to do`,
  certificate: () => 'give uv the certificate of the proxy (`UV_SYSTEM_CERTS=1` or `SSL_CERT_FILE`), then run it again',
  offline: () => 'run it once with the network, or without `--offline`',
  unauthorized: () =>
    'set the credentials of that index (`UV_INDEX_NAME_USERNAME` and `…_PASSWORD`, or a keyring), then run it again',
  fetchFailed: AGAIN,
  notThere: () => 'correct the address: open it in a browser, or take the release from the index by name and version',
  gitFailed: () =>
    'look whether the repository can be reached from here; for a Worker build a wheel of it (`uv build --wheel`) and name its address',
  requirementsTxt: () =>
    'move its lines into `[project] dependencies` of `pyproject.toml` and delete `requirements.txt`',
  noPyproject: () => 'run it in the folder of the project, or write a `pyproject.toml` with `[project] dependencies`',
  noWranglerFile: () =>
    'write a `wrangler.jsonc` beside `pyproject.toml`, with `main`, `compatibility_date` and the flag `python_workers`',
  noDate: () => 'add a `compatibility_date`; `pyodide-preflight runtimes` shows which Python each date gives',
  wrongDate: () => 'write it as `YYYY-MM-DD`; `pyodide-preflight runtimes` shows which Python each date gives',
  noPythonFlag: () => 'add `"python_workers"` to `compatibility_flags`, then run it again',
  noRuntime: () => '`pyodide-preflight runtimes` shows the dates and flags and the Python that each gives',
  syncSkipped: () => 'run `pywrangler sync --force` if the date, the flags or the wheels have changed',
  uvTooOld: () => 'run `uv self update`',
  wranglerTooOld: () => 'run `npm install wrangler@latest`',
  unknownFlag: () => 'remove or correct it; `pyodide-preflight runtimes` lists the flags that choose a Python',
  futureDate: () => 'use today or an earlier date',
  unreadableFile: ({ quote = 'the file' }) =>
    `run ${code('pyodide-preflight check')} there: it shows the place in ${code(quote)} that is wrong`,
  settingsDropped: () =>
    'correct the value that it shows below the sentence; `pyodide-preflight check` shows the values that uv takes',
  noProjectVersion: () => 'add `version = "0.1.0"` below `[project]`',
  undeclaredIndex: ({ quote = 'NAME' }) =>
    `declare it (${code('[[tool.uv.index]]')} with ${code(`name = "${quote}"`)} and its ${code('url')}), or take the source out`,
  notMember: () => 'add its folder to `[tool.uv.workspace] members` of the root, or name the folder with `path`',
  otherUv: () => 'run `uv self update`, or change `[tool.uv] required-version`',
  toolMissing: () => 'install it (uv: https://docs.astral.sh/uv/; Node.js for wrangler), and open a new terminal',
  entryNotFound: () => 'correct the path, which is relative to the wrangler file, or make the file',
  wranglerUnreadable: () =>
    'correct the place that it shows below the sentence; `pyodide-preflight check` shows it as well',
  nodeTooOld: () => 'install a newer Node.js',
  noLock: () => 'run `uv lock`, or leave `--frozen` out',
  noRequirement: () =>
    `correct it; in a dependency file, ${code('pyodide-preflight check')} shows the place that is wrong`,
  hiddenByDate: () => 'take a later date, or give the package one of its own with `exclude-newer-package`',
  otherPlatform: NO_WHEEL_NEXT,
  otherPython: NO_WHEEL_NEXT,
  noUsableWheel: NO_WHEEL_NEXT,
  wheelsRequired: NO_WHEEL_NEXT,
  notFound: () => 'check the spelling, and whether the project is on an index of your own that has to be named',
  noSuchVersion: NO_WHEEL_NEXT,
  onlyOlder: NO_WHEEL_NEXT,
  requiresPython: () =>
    'take an older release of it, or a runtime with a newer Python: `pyodide-preflight compare` shows what a move means',
  yanked: NO_WHEEL_NEXT,
  prereleases: ({ name = 'NAME' }) =>
    `name one in the requirement, such as ${code(`${name}>=2.0b1`)}, or set \`[tool.uv] prerelease = "allow"\``,
  buildDisabled: () =>
    'build a wheel of it yourself and name that; for a folder of your own use `[tool.uv.sources]` with `path`',
  noBinary: () => 'build a wheel of it (`uv build --wheel`) and name its address, or take a release from the index',
  noWheelHere: NO_WHEEL_NEXT,
  interpreter: () =>
    'widen `requires-python`, or choose a Python that it allows; `pyodide-preflight runtimes` shows that of each date',
  buildFailed: NO_WHEEL_NEXT,
  wheelOfOther: () => 'take the wheel for the ABI of the runtime; `pyodide-preflight targets` shows it',
  noPureWheel: NO_WHEEL_NEXT,
  alreadyInstalled: ({ name = 'it' }) =>
    `ask for ${code(name)} before everything that brings another version, in the first call of \`micropip.install\``,
  noMetadata: () => 'check the spelling, and `index_urls` if you changed them',
  unknownExtra: () => 'leave the extra out, or ask for a release that has it',
  noSuchExtra: () => 'correct or remove the extra; `pyodide-preflight check` names the one that may be meant',
  pathNotFound: () => 'correct the path, or bring the file there: also where it is deployed from',
  otherHash: () =>
    'make the hashes anew with the tool that wrote them; if the release is the same and its hash has changed, find out why before you take it',
  unpinnedHashes: () =>
    'pin it with `==`, also what the others bring: `uv pip compile --generate-hashes` writes all of it; or install without `--require-hashes`',
  damagedWheel: () =>
    'fetch or build the file anew; `pyodide-preflight check FILE.whl` says whether it can be read, and where it loads',
  otherName: () => 'correct the address, or the name in front of the `@`',
  staleLock: () => 'run `uv lock`, and commit the file',
  otherEmscripten: () => 'take the wheel for the ABI of this Pyodide; `pyodide-preflight targets` shows it',
  otherSystem: () => 'take a pure Python wheel, or one for the ABI of this Pyodide',
  otherAbi: () => 'take the wheel for the Python of this Pyodide; `pyodide-preflight targets` shows it',
  wheelNotFetched: () =>
    'serve the wheel from the page itself, or from a server that sends `Access-Control-Allow-Origin`',
  notInLock: ({ name = 'NAME' }) => `install it with micropip: ${code(`await micropip.install("${name}")`)}`,
  pipNoVersion: NO_WHEEL_NEXT,
  pipConflict: CHECK_NEXT,
  pipPython: () => 'take an older release of it, or a newer Python',
  entropy: () =>
    'import it inside the handler that uses it, or update `workers-runtime-sdk`, which lets many packages through',
  globalScope: () => 'move the call, or the import that makes it, into the handler',
  topLevelObject: () => 'make it inside the handler, or in a function that is called there',
  startTooLong: () => 'import heavy packages inside the handler that uses them, and drop what is not needed',
  tooLarge: () =>
    'leave out what is not needed (`python_modules.exclude` in the wrangler file); `pyodide-preflight tree` shows the sizes',
  moduleNotInstalled: ({ name = 'NAME' }) => `load it first: ${code(`await pyodide.loadPackage("${name}")`)}`,
  moduleRemoved: ({ name = 'NAME' }) =>
    `load it where it is offered (${code(`await pyodide.loadPackage("${name}")`)}), or do without it`,
  noModule: ({ name = 'NAME' }) =>
    `see whether something declares it: ${code(`pyodide-preflight explain ${name}`)} in the project; extras and groups are never installed into a Worker`,
  conflict: () => 'loosen one of the two, or take releases that go together',
  unsatisfiable: CHECK_NEXT,
  hostFailed: () =>
    'run `pyodide-preflight check` in the project: `host-step` says which version this machine does not get',
  notSupported: CHECK_NEXT,
  noSolution: CHECK_NEXT,
};

export const pastedMessages: PastedMessages = {
  pastedTitle: ({ tool }) => `This is from ${TOOLS[tool]}`,
  pastedSaid: ({ said }) => `“${said}”`,
  pastedHeading: ({ about }) => HEADINGS[about],
  pastedMeans: ({ id, ...parts }) => MEANS[id](parts),
  pastedNext: ({ id, ...parts }) => NEXT[id](parts),
  pastedCulprit: ({ name, chain }) => (chain.length > 1 ? chain.map(code).join(' → ') : code(name)),
  pastedCut: () => 'The text is very long: only its beginning and its end were read.',
  pastedOtherTarget: ({ tag, label, platform }) =>
    `The message is about ${code(tag)}, but the project is for ${label} (${code(platform)}): it may be from before the compatibility date or the flags changed.`,
  pastedInProject: ({ file, label }) => `${code(file)}, on ${label}:`,
  pastedNothingHere: ({ installs, label }) =>
    installs === 'yes'
      ? `As the project is now, everything installs on ${label}.`
      : installs === 'no'
        ? `The project does not install on ${label} either, but for another reason; \`pyodide-preflight check\` tells it.`
        : `Whether the project installs on ${label} could not be found out.`,
  pastedFinding: ({ code: rule, message }) => `${message} (${code(rule)})`,
  pastedExplainNames: ({ names }) =>
    `${listOf(names.map((name) => code(`pyodide-preflight explain ${name}`)))} in the project: who needs it, since when, and what would work instead`,
  pastedUnknown: ({ shown, suggestions }) => {
    const meant = suggestions.length === 0 ? '' : ` Did you mean ${listOf(suggestions.map(code), 'or')}?`;
    return `${code(shown)} is no sentence of uv, pywrangler, wrangler, micropip, pip or a Worker that is known here, and no name, requirement or code.${meant} Paste the whole output, or run ${code('pyodide-preflight check')} in the project`;
  },
  pastedEmpty: () => '`explain` needs a name, a code, a requirement or a text, such as `explain fastuuid`',
};
