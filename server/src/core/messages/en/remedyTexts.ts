/** The texts that remedies hand over. In English. */
import type { RemedyTextMessages } from '../groups/remedyTexts.ts';
import { listOf } from '../words.ts';

export const remedyTextMessages: RemedyTextMessages = {
  allowBuildComment: () =>
    'In pyproject.toml. Sources of every dependency may be built then, those with C code in them too.',
  mockComment: () => 'Empty stand-ins: micropip takes them for installed, and whatever uses them fails',

  ownWheelBuildComment: ({ releases, command, files }) => {
    const sources = listOf(releases.map(({ name, version }) => `${name} ${version}`));
    return [
      `1. In the sources of ${sources}, with cibuildwheel 4.0 or newer on Linux:`,
      `     ${command}`,
      `   ${files.length > 1 ? 'The files that fit here:' : 'The file that fits here:'}`,
      ...files.map((file) => `     ${file}`),
    ].join('\n');
  },
  ownWheelPageComment: ({ count }) =>
    `2. Put ${them(count)} into a folder wheels/ beside your page, and install from there before everything else:`,
  ownWheelProjectComment: ({ count, inProject }) =>
    `2. Put ${them(count)} into a folder wheels/ beside ${inProject ? 'pyproject.toml' : 'the project'}; in pyproject.toml:`,
  ownWheelSourceComment: () => 'or, for that one wheel of what you declare yourself, instead of the index:',

  askUpstreamText: ({ name, version, dependent, olderAbi, platform, file, command }) => {
    const why = dependent === undefined ? `${name} ${version}` : `${dependent} needs ${name}, and ${name} ${version}`;
    const present =
      olderAbi === undefined ? 'there is no wheel for it' : `its Pyodide wheels are for the older ABI ${olderAbi}`;
    return `\
Title: A wheel for Pyodide (${platform})

Hello, and thank you for ${name}!

${why} cannot be installed in Pyodide, which is CPython compiled to WebAssembly for browsers and for Cloudflare Python Workers: ${present}, and nothing can be compiled where it is installed. Would you consider publishing one? The file that is missing is

    ${file}

PyPI has accepted the platform tags of PEP 783 since April 2026, and cibuildwheel 4.0 or newer builds and tests such wheels on Linux; it fetches Emscripten and Pyodide itself:

    ${command}

Threads, processes and sockets do not work in WebAssembly as they do elsewhere: if ${name} cannot do without them, an answer to that effect helps too.

https://peps.python.org/pep-0783/
https://cibuildwheel.pypa.io/en/stable/platforms/`;
  },
};

function them(count: number): string {
  return count > 1 ? 'them' : 'it';
}
