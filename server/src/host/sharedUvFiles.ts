/**
 * Where uv looks for settings of the user and of the whole system.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
import type { HostEnvironment } from './host.ts';

/** Paths of a `uv.toml`, the user's first, then the system's: of each list the first file that exists counts. */
export function sharedUvFilesOf({ platform, variables, home }: HostEnvironment): readonly (readonly string[])[] {
  const given = (name: string): readonly string[] => (variables[name] ? [variables[name]] : []);
  if (platform === 'win32') {
    return ['APPDATA', 'PROGRAMDATA'].map((name) => given(name).map((folder) => `${folder}\\uv\\uv.toml`));
  }
  const [own = home === undefined ? undefined : `${home}/.config`] = given('XDG_CONFIG_HOME');
  const folders = given('XDG_CONFIG_DIRS').flatMap((paths) => paths.split(':').filter((folder) => folder !== ''));
  const system = [...(folders.length > 0 ? folders : ['/etc/xdg']), '/etc'];
  return [own === undefined ? [] : [own], system].map((places) => places.map((folder) => `${folder}/uv/uv.toml`));
}
