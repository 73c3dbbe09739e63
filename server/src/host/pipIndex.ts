/**
 * Where pip is told of an index. pip installs on no Pyodide runtime, and neither uv nor micropip reads its settings: what somebody
 * relies on there is asked by nobody.
 * @see https://pip.pypa.io/en/stable/topics/configuration/
 */
import type { Host, HostEnvironment } from './host.ts';

const VARIABLES = ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL'];

/** A line of a configuration file that names an index, in whatever section. */
const OPTION = /^(?:extra[-_])?index[-_]url[ \t]*[=:]/im;

/** What people write into one has some hundred bytes. */
const MOST_BYTES = 64 * 1024;

/** The variable or the file in which pip is told of an index; undefined if there is none. Nothing of an address is in it. */
export async function pipIndexOf({
  environment,
  files,
}: Pick<Host, 'environment' | 'files'>): Promise<string | undefined> {
  const { variables } = environment;
  const variable = VARIABLES.find((name) => (variables[name]?.trim() ?? '') !== '');
  if (variable !== undefined) return variable;
  for (const path of pipFilesOf(environment)) if (await namesIndex(path, files)) return path;
  return undefined;
}

/** The files that pip reads, of the environment, the user and the system. A `PIP_CONFIG_FILE` that is the null device means none. */
function pipFilesOf({ platform, variables, home }: HostEnvironment): readonly string[] {
  const { PIP_CONFIG_FILE: named = '', VIRTUAL_ENV: environment, APPDATA: roaming, PROGRAMDATA: common } = variables;
  if (named === '/dev/null' || named.toLowerCase() === 'nul') return [];
  if (platform === 'browser') return [];
  const inFolder = (folder: string | undefined, path: string): readonly string[] =>
    folder === undefined || folder === '' ? [] : [`${folder}/${path}`];
  const first = [
    ...(named === '' ? [] : [named]),
    ...inFolder(environment, platform === 'win32' ? 'pip.ini' : 'pip.conf'),
  ];
  if (platform === 'win32')
    return [
      ...first,
      ...inFolder(roaming, 'pip/pip.ini'),
      ...inFolder(home, 'pip/pip.ini'),
      ...inFolder(common, 'pip/pip.ini'),
    ];
  const own = variables['XDG_CONFIG_HOME'] ?? (home === undefined ? undefined : `${home}/.config`);
  const library = platform === 'darwin' ? inFolder(home, 'Library/Application Support/pip/pip.conf') : [];
  return [...first, ...library, ...inFolder(own, 'pip/pip.conf'), ...inFolder(home, '.pip/pip.conf'), '/etc/pip.conf'];
}

async function namesIndex(path: string, files: Host['files']): Promise<boolean> {
  try {
    const part = await files.readPart(path, 0, MOST_BYTES);
    return part !== undefined && OPTION.test(new TextDecoder().decode(part));
  } catch {
    // Whatever else lies there is no configuration.
    return false;
  }
}
