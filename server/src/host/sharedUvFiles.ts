/**
 * Where uv looks for settings of the user and of the whole system.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
import type { HostEnvironment } from './host.ts';

/** What clap takes for true; anything else that is not a boolean ends uv's run. */
const TRUE = /^(?:1|t|true|y|yes|on)$/i;

/**
 * The only file that uv takes its settings from, by its environment, as written; null for none at all, undefined if it looks for
 * them as usual. `UV_CONFIG_FILE` counts before `UV_NO_CONFIG`. Measured with uv 0.13.9.
 */
export function onlyUvFileOf({ variables }: Pick<HostEnvironment, 'variables'>): string | null | undefined {
  const { UV_CONFIG_FILE: named = '', UV_NO_CONFIG: none = '' } = variables;
  if (named !== '') return named;
  return TRUE.test(none) ? null : undefined;
}

/** Paths of a `uv.toml`, the user's first, then the system's: of each list the first file that exists counts. */
export function sharedUvFilesOf({ platform, variables, home }: HostEnvironment): readonly (readonly string[])[] {
  const given = (name: string): readonly string[] => (variables[name] ? [variables[name]] : []);
  if (platform === 'browser') return [];
  if (platform === 'win32') {
    return ['APPDATA', 'PROGRAMDATA'].map((name) => given(name).map((folder) => `${folder}\\uv\\uv.toml`));
  }
  const [own = home === undefined ? undefined : `${home}/.config`] = given('XDG_CONFIG_HOME');
  const folders = given('XDG_CONFIG_DIRS').flatMap((paths) => paths.split(':').filter((folder) => folder !== ''));
  const system = [...(folders.length > 0 ? folders : ['/etc/xdg']), '/etc'];
  return [own === undefined ? [] : [own], system].map((places) => places.map((folder) => `${folder}/uv/uv.toml`));
}
