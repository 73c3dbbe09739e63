/** The texts that remedies hand over. In English. */
import type { BuildCommand, RemedyTextMessages } from '../groups/remedyTexts.ts';
import { listOf } from '../words.ts';

export const remedyTextMessages: RemedyTextMessages = {
  allowBuildComment: () =>
    'In pyproject.toml. This allows building any dependency from source, including those with C code.',
  holdToWheelsComment: () => 'With builds allowed, uv takes newer sources rather than the wheels of these:',
  mockComment: () => 'Empty mock packages: micropip considers them installed, and code that uses them fails',

  switchPyodideText: ({ pyodide, from, python, platform }) => {
    const places =
      platform === undefined
        ? [
            `- loadPyodide: v${pyodide} instead of v${from} in the address of pyodide.js, and in \`indexURL\``,
            `- npm: pyodide@${pyodide}`,
            `- PyScript: interpreter = "${pyodide}" in the page's configuration`,
            '- Others, such as JupyterLite and stlite: a release of theirs that brings it',
          ]
        : [`- The page: ${platform} or newer, in the address or the package that brings it`];
    const same = `Pyodide ${pyodide} has the same Python (${python}) and the same ABI as ${from}. Where the version is written:`;
    return [same, '', ...places].join('\n');
  },

  ownWheelBuildComment: ({ releases, build, later, files }) => {
    const sources = listOf(releases.map(({ name, version }) => `${name} ${version}`));
    return [
      ...(later === undefined
        ? []
        : [`${later} or newer takes wheels as cibuildwheel builds them: switch to it first if you can. Otherwise:`]),
      ...buildLines(sources, build),
      `   ${files.length > 1 ? 'The files to use here:' : 'The file to use here:'}`,
      ...files.map((file) => `     ${file}`),
    ].join('\n');
  },
  ownPureWheelComment: ({ requirements, files }) =>
    [
      '1. Pure Python: one wheel works on every platform. With pip, on any machine:',
      `     pip wheel --no-deps ${requirements.join(' ')}`,
      `   ${files.length > 1 ? 'The files to use here:' : 'The file to use here:'}`,
      ...files.map((file) => `     ${file}`),
      '   Some projects say py2.py3 in place of py3: then use that name.',
    ].join('\n'),
  ownWheelPageComment: ({ count }) =>
    `2. Put ${them(count)} in a folder wheels/ next to your page, and install from there before anything else:`,
  ownWheelProjectComment: ({ count, inProject }) =>
    `2. Put ${them(count)} in a folder wheels/ next to ${inProject ? 'pyproject.toml' : 'the project'}; in pyproject.toml:`,
  ownWheelMachineComment: ({ releases, host }) => {
    const what = listOf(releases.map(({ name, version }) => `${name} ${version}`));
    const it = them(releases.length);
    return [
      `pywrangler installs the same versions for your machine, and nothing is published of ${what}`,
      `for ${host}. So keep ${it} to Pyodide, or put ${releases.length > 1 ? 'wheels' : 'a wheel'} for your machine into the same folder:`,
    ].join('\n');
  },
  ownWheelSourceComment: () =>
    'or, instead of find-links, for a single wheel of a dependency that you declare yourself:',

  askUpstreamText: ({ name, version, dependent, olderAbi, platform, file, build, day }) => {
    const why = dependent === undefined ? `${name} ${version}` : `${dependent} needs ${name}, and ${name} ${version}`;
    const present =
      olderAbi === undefined ? 'there is no wheel for it' : `its Pyodide wheels are for the older ABI ${olderAbi}`;
    return `\
Title: A wheel for Pyodide (${platform})

Hello, and thank you for ${name}!

${why} cannot be installed in Pyodide${day === undefined ? '' : ` (as of ${day})`}, which is CPython compiled to WebAssembly for browsers and for Cloudflare Python Workers: ${present}, and packages cannot be compiled during installation. Would you consider publishing one? The missing file is

    ${file}

PyPI has accepted the platform tags of PEP 783 since April 2026, and cibuildwheel 4.0 or newer builds and tests such wheels on Linux; it downloads Emscripten and Pyodide itself:

    ${commandOf(build)}

Threads, processes and sockets do not work in WebAssembly as they do elsewhere: if ${name} cannot work without them, a reply saying so helps too.

https://peps.python.org/pep-0783/
https://cibuildwheel.pypa.io/en/stable/platforms/`;
  },
  askUpstreamPureText: ({ name, version, dependent, file, day }) => {
    const why = dependent === undefined ? `${name} ${version}` : `${dependent} needs ${name}, and ${name} ${version}`;
    return `\
Title: A wheel beside the source distribution

Hello, and thank you for ${name}!

${why} cannot be installed in Pyodide${day === undefined ? '' : ` (as of ${day})`}, which is CPython compiled to WebAssembly for browsers and for Cloudflare Python Workers: installers there accept only wheels, and this release has sources, but no wheel for Python 3. As ${name} is pure Python, one wheel serves all platforms. Would you consider publishing it? The missing file is

    ${file}

It is built together with the source distribution, by a command such as

    python -m build

and uploaded beside it. Installations elsewhere become faster, too, because nothing has to be built.

https://packaging.python.org/en/latest/tutorials/packaging-projects/#generating-distribution-archives`;
  },
};

/** Step 1 of building wheels of native code. */
function buildLines(sources: string, build: BuildCommand): readonly string[] {
  if (build.tool === 'cibuildwheel') {
    return [`1. In the source tree of ${sources}, with cibuildwheel 4.0 or newer on Linux:`, `     ${build.command}`];
  }
  return [
    `1. In the source tree of ${sources}, with Python 3.11 and Emscripten ${build.emscripten} on Linux, which cibuildwheel`,
    '   does not build for:',
    `     ${commandOf(build)}`,
  ];
}

function commandOf(build: BuildCommand): string {
  return build.tool === 'cibuildwheel' ? build.command : `pip install pyodide-build==${build.release} && pyodide build`;
}

function them(count: number): string {
  return count > 1 ? 'them' : 'it';
}
