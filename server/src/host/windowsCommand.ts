/**
 * How Windows is told to run a program with words, whatever is in them. A program (`.exe`) gets one text and takes it apart by
 * the rules of Microsoft's C library; a batch file (`npx.cmd`) is run by `cmd.exe`, which reads the text before, and again where
 * the batch file hands its words on (`%*`).
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */

/** What a process is started with; `words` are taken as they are if `verbatim`. */
export interface WindowsCommand {
  readonly program: string;
  readonly words: readonly string[];
  readonly verbatim: boolean;
}

/** What `cmd.exe` gives a meaning to outside of quotation marks; a caret takes that away. */
const MEANINGFUL = /[()\][%!^"`<>&|;, *?]/g;

/**
 * @param found the file that the program's name leads to; undefined if there is none, and it is left to Windows to say so
 * @param shell the path of `cmd.exe`
 */
export function windowsCommand(
  found: string | undefined,
  name: string,
  words: readonly string[],
  shell: string,
): WindowsCommand {
  if (found === undefined || !isBatchFile(found)) return { program: found ?? name, words, verbatim: false };
  // Once for the line and once for what the batch file makes of it.
  const line = [withCarets(found), ...words.map((word) => withCarets(withCarets(inQuotes(word))))].join(' ');
  return { program: shell, words: ['/d', '/s', '/c', `"${line}"`], verbatim: true };
}

function isBatchFile(file: string): boolean {
  return /\.(?:cmd|bat)$/i.test(file);
}

/** One word for the C library: in quotation marks, with a backslash before each in it, and backslashes before those doubled. */
function inQuotes(word: string): string {
  return `"${word.replaceAll(/(?<!\\)(\\*)("|$)/g, (_, slashes: string, mark: string) => `${slashes}${slashes}${mark && '\\"'}`)}"`;
}

function withCarets(text: string): string {
  return text.replaceAll(MEANINGFUL, '^$&');
}

/**
 * The files that a program's name may lead to, the first that is there counts: as it is if it has an ending that Windows runs,
 * else with each of those; in the folder that it names, else in the folders of `PATH`.
 * @param variables those of the environment, by their names as Windows spells them in any way
 */
export function windowsPrograms(
  name: string,
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const value = (wanted: string): string =>
    Object.entries(variables).find(([key]) => key.toUpperCase() === wanted)?.[1] ?? '';
  const endings = (value('PATHEXT') || '.COM;.EXE;.BAT;.CMD').split(';').filter((ending) => ending !== '');
  const isComplete = endings.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase()));
  const names = isComplete ? [name] : endings.map((ending) => `${name}${ending.toLowerCase()}`);
  const isPlace = /[\\/]/.test(name);
  const places = isPlace
    ? [/^(?:[a-z]:|[\\/])/i.test(name) ? '' : `${folder}\\`]
    : value('PATH')
        .split(';')
        .map((place) => place.replaceAll('"', ''))
        .filter((place) => place !== '')
        .map((place) => `${place.replace(/[\\/]$/, '')}\\`);
  return places.flatMap((place) => names.map((one) => place + one));
}
