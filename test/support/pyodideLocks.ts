/** Invented lock files for Pyodide: `pyodide-lock.json` as a project has it. */

export interface LockOptions {
  /** Changes to what the lock says about its Pyodide; undefined leaves a field out. */
  readonly info?: Readonly<Record<string, string | undefined>>;
  /** File names by project, where they are not those of a pure wheel. */
  readonly files?: Readonly<Record<string, string>>;
}

/** For Pyodide 0.28 and 0.29. */
const INFO = { abi_version: '2025_0', arch: 'wasm32', platform: 'emscripten_4_0_9', python: '3.13.2' };

/** The text of a lock with packages such as `sloth 1.0` or `sloth 1.0: moss, fern`, with what they load. */
export function pyodideLockText(packages: readonly string[], { info = {}, files = {} }: LockOptions = {}): string {
  const entries = packages.map((line) => {
    const [pin = '', depends = ''] = line.split(':');
    const [name = '', version = ''] = pin.split(' ');
    const entry = {
      ...{ name, version, file_name: files[name] ?? `${name}-${version}-py3-none-any.whl` },
      ...{ install_dir: 'site', sha256: '00'.repeat(32), package_type: 'package', imports: [name] },
      depends: depends.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    };
    return [name, entry];
  });
  return JSON.stringify({ info: { ...INFO, ...info }, packages: Object.fromEntries(entries) as unknown });
}

/** Texts that say nothing of what is shipped: what is wrong with them, and how that is told. */
export function invalidLocks(): readonly (readonly [string, string, RegExp])[] {
  return [
    ['it is no JSON', '{"info": {', /^it is not JSON$/],
    ['it has no packages', '{"info": {"abi_version": "2025_0"}}', /no `packages`/],
    ['an entry is incomplete', '{"info": {}, "packages": {"sloth": {"name": "sloth"}}}', /`sloth` lacks/],
    ['it is for another architecture', pyodideLockText(['sloth 1.0'], { info: { arch: 'wasm64' } }), /`wasm64`/],
    ['it does not say for what it is', pyodideLockText([], { info: { abi_version: undefined } }), /which Pyodide/],
  ];
}
