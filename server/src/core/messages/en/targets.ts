/** How the target was chosen, and what is odd about that. In English. */
import type { TargetMessages } from '../groups/targets.ts';
import { code } from '../words.ts';

const NEWEST = 'the newest stable Pyodide';

export const targetMessages: TargetMessages = {
  targetSetInFile: ({ file }) => `set in ${file}`,
  targetSetInSetting: ({ setting }) => `set in ${code(setting)}`,
  targetOfCommandLine: () => 'set on the command line',
  targetByDate: ({ date, file }) => `compatibility_date ${date} in ${file}`,
  targetByDateShort: ({ date, file }) => `date ${date} in ${file}`,
  targetByFlag: ({ flag, file }) => `compatibility flag ${flag} in ${file}`,
  targetByFlagShort: ({ flag, file }) => `flag ${flag} in ${file}`,
  targetByInterpreter: ({ file }) => `\`interpreter\` in ${file}`,
  targetBySign: ({ sign, file }) => `${sign} in ${file}`,
  targetGuessed: ({ why }) => `a guess: ${why}`,
  newestOfPlatform: ({ platform }) => `a guess: the newest ${platform}, because nothing says which release is used`,
  newestPyodide: () => NEWEST,
  newestForUnknownInterpreter: ({ file }) => `${NEWEST}, because \`interpreter\` in ${file} is not known`,
  newestForUnreadableFile: ({ file }) => `${NEWEST}, because ${file} could not be read`,
  newestForNoRuntime: ({ why, file }) => `${NEWEST}, because ${why} (${file})`,

  notPythonWorker: ({ flag }) => `not a Python Worker: \`compatibility_flags\` lacks \`${flag}\``,
  compatibilityDateMissing: () => '`compatibility_date`, which decides the Python version, is missing',
  compatibilityDateInvalid: ({ date }) => `\`compatibility_date\` is not a date such as \`2026-01-31\`: \`${date}\``,
  compatibilityFlagsContradict: ({ flag, optOut }) =>
    `\`${flag}\` and \`${optOut}\` contradict each other in \`compatibility_flags\``,
  noRuntimeForDate: ({ date }) => `no Python runtime is known for \`compatibility_date\` ${date}`,

  experimentalRuntime: ({ flag, runtime }) => `\`${flag}\` is experimental: checked as if it were ${runtime}`,
  flagsUnknownToPywrangler: ({ flags, installsFor, runsOn }) =>
    `pywrangler ignores ${flags.map(code).join(' and ')}: it installs for ${installsFor}, but the Worker runs on ${runsOn}`,
  flagWithoutEffect: ({ flag, newer }) =>
    `\`${flag}\` has no effect: the newer \`${newer}\` is also on, and the newest wins`,
  agreeOnPythonTitle: ({ python }) => `Use Python ${python} for both the Worker and pywrangler`,

  signsDisagree: ({ sign, file, other, otherFile, target }) =>
    `${code(sign)} in ${file} and ${code(other)} in ${otherFile} load different Pyodides; ${target} is taken`,
  signOfUnknownRelease: ({ sign, file, target }) =>
    `the release in ${code(sign)} (${file}) is not known here; ${target} is taken`,
  signOfRange: ({ sign, file, release }) => `the newest release that ${code(release)} admits (${sign} in ${file})`,
  signWithoutRelease: ({ sign, file, target }) => `${code(sign)} in ${file} names no release; ${target} is taken`,

  wranglerFileUnread: ({ read, unread }) => `pywrangler reads \`${read}\` and ignores \`${unread}\` next to it`,
  wranglerJsonUnread: ({ file, rename }) => `pywrangler does not read \`${file}\`: rename it to \`${rename}\``,
  wranglerFileBroken: ({ file, error }) => `${file} could not be read: ${error}`,
  fileUnreadable: ({ file, reason }) => `${file} cannot be read: ${reason}`,

  unknownTarget: ({ problem, suggestions }) =>
    suggestions.length > 0 ? `${problem}; did you mean ${suggestions.join(', ')}?` : problem,
  unknownTargetName: ({ name }) => `\`${name}\` is not a known runtime`,
  nameWithoutRuntime: ({ name, why }) => `\`${name}\` does not name a runtime: ${why}`,
  interpreterWithoutVersion: ({ text }) =>
    `${code(text)} does not name a Pyodide version, so the newest stable one is used`,
  interpreterUnknown: ({ release }) => `Pyodide ${release} is not known here, so the newest stable one is used`,
};
