/** What is wrong with a pyproject.toml, a requirements file, a script or a PyScript configuration. In English. */
import type { FileSyntaxMessages } from '../groups/fileSyntax.ts';
import { code, listOf, shortRequirement } from '../words.ts';

export const fileSyntaxMessages: FileSyntaxMessages = {
  encodingRefused: ({ file, encoding, by }) => {
    const tools = listOf(by.map((tool) => (tool === 'browser' ? 'the page' : tool)));
    if (encoding === 'UTF-16') {
      return `${file} is encoded as UTF-16, which ${tools} cannot read: save it as UTF-8`;
    }
    if (encoding === 'other')
      return `${file} is not encoded as UTF-8, so that ${tools} cannot read it: save it as UTF-8`;
    const why = by.includes('pywrangler') ? " (it reads TOML with Python's `tomllib`)" : '';
    return `${tools} stops at the byte order mark at the start of ${file}${why}: save it as UTF-8 without the mark`;
  },
  markHidesMetadata: ({ file }) =>
    `the byte order mark at the start of ${file} hides its metadata: nothing of it is installed. Save it as UTF-8 without the mark`,
  blankForUvAlone: ({ code: point, place }) =>
    `uv refuses the blank ${point} ${place === 'line-start' ? 'at the start of a line' : 'before a comment'}: use a space`,
  lineEndForPip: ({ code: point }) => `pip ends the line at ${point}: what follows it is a line of its own`,
  blankBeforeMarkerExpected: () =>
    'expected a blank between the URL and `;`: uv reads it without one, pip and micropip do not',
  oddBlank: ({ code: point }) =>
    `there is a blank here that is no ordinary one (${point}${point === 'U+00A0' ? ', a no-break space' : ''}): uv reads it, pip and micropip do not; write an ordinary one`,
  requiresPythonNotString: () => '`requires-python` must be a string such as ">=3.12"',
  extraNameInvalid: ({ name }) => `${code(name)} is not a valid extra name`,
  sameExtra: ({ name, other }) => `${code(name)} and ${code(other)} are the same extra`,
  dynamicUnknown: ({ key }) => `${code(key)} is dynamic: only the build backend knows it, so it is not checked here`,
  projectIsItself: ({ name }) =>
    `${code(name)} is this project itself, so nothing is installed for it. If you mean another project of that name, rename this one`,

  sameGroup: ({ name, other }) => `${code(name)} and ${code(other)} are the same group`,
  groupElementInvalid: () => 'expected a requirement or `{ include-group = "NAME" }`',
  groupUnknown: ({ name }) => `there is no dependency group ${code(name)}`,
  groupIncludesItself: ({ way }) => `the dependency group includes itself: ${way.join(' → ')}`,

  refusedWithoutProject: () => 'it has no `[project]` table, so uv has to build the project to read its metadata',
  refusedWithoutName: () => '`[project]` has no `name`',
  refusedWithoutVersion: () => '`[project]` has no `version`, and `dynamic` does not list it',
  refusedVersion: ({ version }) => `${code(version)} is not a valid version`,
  refusedDynamic: ({ key }) => `${code(key)} is dynamic, so uv has to build the project to know its dependencies`,

  findLinksMissing: ({ folder }) =>
    `there is no folder ${code(folder)}, where \`find-links\` looks for wheels, and uv stops`,
  indexFolderMissing: ({ folder }) => `${code(folder)} is neither an address nor a folder that is there, and uv stops`,
  findLinksNoPage: ({ path }) =>
    `${code(path)} is not a folder, and not a page of links that uv reads (UTF-8, without a relative \`<base>\`), and uv stops`,
  includeWithVariable: ({ path }) => `${code(path)} is not read: the value of the variable is not known here`,
  includeOfItself: ({ path, through, times }) => {
    const via = through.length === 0 ? '' : ` via ${through.map(code).join(', ')}`;
    const often = times === 1 ? '' : ` ${times} times`;
    return `${code(path)} includes itself${via}${often}: pip rejects that, uv reads it once`;
  },
  includeTooDeep: ({ path }) => `${code(path)} is not read: too many files include each other`,
  includeUnreadable: ({ path, because }) => `${code(path)} cannot be read: ${because}`,
  fileNotReadYet: () => 'it has not been read yet',
  fileAbsent: () => 'there is no such file',
  fileOutside: () =>
    'it lies outside of the repository or the opened folder (`--allow-outside`, or the setting `allowOutside`, lets it in)',
  pathDeceptive: () =>
    'on Windows this path names a device, a stream inside a file, or a drive without its folder, and is not followed',
  fixOutside: ({ fix }) => `not offered as a fix, because this file lies outside of the project: ${fix}`,
  noRequirements: () => 'its text does not look like requirements, and no index is asked for it',
  includesTooMany: ({ most }) => `no more than ${most} included files are read`,
  fileAtWebAddress: () => 'files at a web address are not fetched',

  optionUnknown: ({ option }) => `${code(option)} is not an option of requirements files`,
  optionWithoutValue: ({ option }) => `${code(option)} needs a value`,
  optionWithValue: ({ option }) => `${code(option)} takes no value`,
  optionRefusedAfter: ({ option }) =>
    `uv refuses ${code(option)} after a requirement: it takes only ${code('--hash')} there`,
  uvStopsAt: ({ word }) => `uv stops at ${code(word)}: it is neither a requirement nor an option that uv knows here`,
  backslashRefused: () => 'uv takes this backslash for a part of the requirement, and stops: delete it',
  binaryListRefused: ({ option }) =>
    `uv reads one name behind ${code(option)}, or \`:all:\` or \`:none:\`, and stops: write a line for each name`,
  indexUrlTwice: () => 'uv takes one `--index-url`, and stops at the second: use `--extra-index-url`',
  indexUrlConflict: ({ path }) =>
    `${code(path)} has another \`--index-url\` than the one before, and uv stops: use \`--extra-index-url\``,
  editableNotPath: () => 'uv sees no path in what stands behind `-e`, and stops: begin it with `./`',
  editableNotFolder: () => 'uv takes only a folder on this machine behind `-e`, and stops',
  unnamedConstraint: () => 'uv refuses a constraint without a name: write `NAME @ URL`',
  optionGlued: ({ option }) =>
    `uv refuses an option that its value follows directly: write ${code(`--${option}`)}, a space and the value`,
  continuationRefused: () => 'uv reads a requirement, or an option, only to the end of the line: write it on one line',
  editableConstraint: () => 'uv refuses `-e` in a file of constraints',
  optionMisplaced: ({ option }) => `${code(option)} has no effect after a requirement; put it on a line of its own`,
  closingQuoteMissing: ({ quote }) => `the closing ${code(quote)} is missing`,
  wordIgnored: ({ word }) => `${code(word)} does not belong to any option and is ignored`,
  hashInvalid: () => 'a hash must have the form `algorithm:digest`',
  hashMisplaced: () => 'this hash does not belong to any requirement',

  markTwice: () => 'the file begins with two byte order marks, and uv takes one: save it as UTF-8 without a mark',

  scriptUnclosed: () => 'the script metadata is not closed: no line is exactly `# ///`',
  scriptTwice: () => 'a script can have only one metadata block',

  microPython: () =>
    'This configuration is for MicroPython: names come from its own index, and a wheel by URL is unpacked as it is, so there is nothing to check',
  interpreterOfOtherRelease: ({ option, isFormer }) =>
    isFormer
      ? `${code(option)} is not read by the PyScript of this page, which is from before 2023.09: it takes \`[[interpreters]]\` with \`src\``
      : `${code(option)} is read by releases of PyScript before 2023.09 only: this one takes \`interpreter = "…"\``,
  interpreterNotString: () => '`interpreter` must be a string: a Pyodide version or a URL',

  filledInLater: ({ text }) => `${code(shortRequirement(text))} is not checked: a template fills it in`,
  configurationAmongPackages: ({ text }) =>
    `${code(shortRequirement(text))} is not checked: newer releases of PyScript read it as another configuration, and install its packages; older ones stop`,
  buildsSite: () =>
    'not checked: this builds a JupyterLite site, on the machine that builds it; its notebooks are what installs in Pyodide',
  forgeEnvironment: () =>
    'not checked: packages of emscripten-forge are chosen by the resolver of conda, and not installed by micropip or uv',
  otherMainConfiguration: () =>
    'PyScript stops: all scripts of the main thread have to have one configuration, and there is another one above. Scripts with the attribute `worker` may have their own',
  pipComment: () => '`%pip` of JupyterLite takes this comment for packages, and stops: move it to a line of its own',
  pipLineGoesOn: () => '`%pip` of JupyterLite reads single lines, and stops at this `\\`: write all of it on one line',
  pipConstraints: ({ option }) =>
    `\`%pip\` of JupyterLite stops at ${code(option)} with \`KeyError\`: write \`await micropip.install(…, constraints=[…])\``,
  installInMeasuredCell: ({ magic }) =>
    `${code(magic)} cannot wait for what it measures: the cell stops with \`SyntaxError\` and installs nothing. Install in a cell of its own`,
  condaMagic: ({ magic }) =>
    `${code(magic)} stops with \`ValueError\` in Pyodide, which is no conda environment, and installs nothing. Write \`%pip install\``,
  shellInstall: () =>
    'this starts a program, which Pyodide cannot: the cell stops with `OSError` and installs nothing. Write `%pip install`',
  pipOptionUnknown: ({ option }) =>
    `\`%pip\` of JupyterLite does not know ${code(option)}, and then installs nothing, without an error`,
  knownWhenRun: ({ call }) => `not checked: some of what ${code(call)} is given is known only when the code runs`,
  formerPyscriptList: ({ element }) =>
    `PyScript installs nothing of \`<${element}>\`, which releases since 2022.12.1 do not read: list packages in \`<py-config>\``,
  workerOfRelease: () =>
    'not checked: a worker that code starts runs the Pyodide of the PyScript release, not the one that `interpreter` names for the page',
  installedOtherwise: ({ option }) => `not checked: ${code(option)} changes what is installed`,
};
