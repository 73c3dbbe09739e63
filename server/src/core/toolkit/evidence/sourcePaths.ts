/** Which files of a project's sources are installed, as far as their places tell: a build decides it for good. */

/** What lies beside the modules of a project. */
const BESIDE =
  /^(?:setup|conftest|noxfile|tasks|versioneer)\.py$|^(?:tests?|docs?|examples?|scripts?|tools|benchmarks?)\//;
/** Folders that many projects have around their packages. */
const AROUND = /^(?:src|lib|python)\//;

/** The modules, by the path that they are installed with, with the one that they have in the sources. */
export function modulesIn(paths: readonly string[]): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const path of paths) {
    const installed = path.replace(AROUND, '');
    if (/\.(?:py|pyi|pyx|so|pyd)$/.test(installed) && !BESIDE.test(installed)) modules.set(installed, path);
  }
  return modules;
}
