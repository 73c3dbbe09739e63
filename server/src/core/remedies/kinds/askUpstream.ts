/**
 * A message to the maintainers of a project whose WebAssembly wheel is missing, ready to send.
 * @see https://peps.python.org/pep-0783/
 */
import type { Target } from '../../runtimes/target.ts';
import type { Attempt } from '../attempt.ts';
import { missingWheels, pythonTagOf, wheelNameOf, type MissingWheel } from './_missingWheel.ts';
import type { Remedy } from '../remedy.ts';

/** A message for each of the first few culprits. */
const MOST_MESSAGES = 2;

/** Only such platform tags may be uploaded to PyPI. */
const PUBLISHED = 'pyemscripten_';

/** The messages, where the runtime takes wheels that its maintainers can publish. */
export function askUpstreamRemedies(attempt: Attempt): readonly Remedy[] {
  const { target } = attempt.context;
  if (!target.platform.startsWith(PUBLISHED)) return [];
  return missingWheels(attempt)
    .slice(0, MOST_MESSAGES)
    .map((missing) => ({
      kind: 'ask-upstream',
      title: `Ask the maintainers of ${missing.name} for a wheel`,
      preferred: false,
      edits: [],
      cost: 'not everything can be built for WebAssembly',
      snippet: messageFor(missing, target),
    }));
}

function messageFor(missing: MissingWheel, target: Target): string {
  const { name, version, declared, olderAbi } = missing;
  const why = name === declared ? `${name} ${version}` : `${declared} needs ${name}, and ${name} ${version}`;
  const present =
    olderAbi === undefined ? 'there is no wheel for it' : `its Pyodide wheels are for the older ABI ${olderAbi}`;
  const lines = [
    `Title: A wheel for Pyodide (${target.platform})`,
    '',
    `Hello, and thank you for ${name}!`,
    '',
    `${why} cannot be installed in Pyodide, which is CPython compiled to WebAssembly for browsers and for Cloudflare Python Workers: ${present}, and nothing can be compiled where it is installed. Would you consider publishing one? The file that is missing is`,
    '',
    `    ${wheelNameOf(missing, target)}`,
    '',
    'PyPI has accepted the platform tags of PEP 783 since April 2026, and cibuildwheel 4.0 or newer builds and tests such wheels on Linux; it fetches Emscripten and Pyodide itself:',
    '',
    `    CIBW_PLATFORM=pyodide CIBW_BUILD='${pythonTagOf(target)}-*' cibuildwheel`,
    '',
    `Threads, processes and sockets do not work in WebAssembly as they do elsewhere: if ${name} cannot do without them, an answer to that effect helps too.`,
    '',
    'https://peps.python.org/pep-0783/',
    'https://cibuildwheel.pypa.io/en/stable/platforms/',
  ];
  return `${lines.join('\n')}\n`;
}
