/** Which interpreters of a page run another Pyodide than the page as a whole. */
import type { DependencyFile } from './dependencyFile.ts';
import type { NamedInterpreter, OwnRuntime } from './signs/namedInterpreter.ts';

/** Whether an interpreter, by its name, is that of a worker: for such the interpreter of PyScript's main thread counts. */
export function isWorker(installation: string | undefined): boolean {
  return installation?.startsWith('worker') ?? false;
}

/** Whether an interpreter, by its name, is that of an editor of PyScript, which runs in a worker of its own. */
export function isEditor(installation: string | undefined): boolean {
  return installation?.startsWith('editor ') ?? false;
}

/** Whether an interpreter, by its name, is one that a script starts itself. */
export function isOfScript(installation: string): boolean {
  return installation.startsWith('script ');
}

/**
 * The runtimes of a file, with what scripts start beside PyScript: the Pyodide that an element of the page has loaded, and not that of
 * the PyScript.
 * @param names the interpreters in which it installs anything
 */
export function runtimesIn(file: DependencyFile, names: readonly string[]): ReadonlyMap<string, OwnRuntime> {
  const { runtimes = new Map<string, OwnRuntime>(), runtimeSigns = [], declarations } = file;
  const ofScripts = names.filter((name) => isOfScript(name) && !runtimes.has(name));
  if (!declarations.some(({ reader }) => reader === 'pyscript')) return runtimes;
  const ofOthers = new Set([...runtimes.values()].flatMap(({ signs = [] }) => signs));
  const signs = runtimeSigns.filter((sign) => sign.of === 'pyodide' && !ofOthers.has(sign));
  if (signs.length === 0) return runtimes;
  const found = new Map<string, OwnRuntime>(runtimes);
  for (const name of ofScripts) found.set(name, { signs });
  return found;
}

/**
 * The runtimes that a page notes itself, and those of the interpreters that a configuration in a file of its own is for.
 * @param own what the page notes; that counts before what a configuration says
 * @param page the interpreter of the page
 * @param configured what the included configurations name, by the interpreters that they are for
 */
export function withConfigured(
  own: DependencyFile['runtimes'] = new Map(),
  page: NamedInterpreter | undefined,
  configured: ReadonlyMap<string, NamedInterpreter | undefined>,
): ReadonlyMap<string, OwnRuntime> {
  const runtimes = new Map(own);
  for (const [installation, named] of configured) {
    const runs = page?.isOfMainThread === true && isWorker(installation) ? page : named;
    if (own.has(installation) || runs?.text === page?.text) continue;
    runtimes.set(installation, runs ? { interpreter: runs } : {});
  }
  return runtimes;
}
