/** Which interpreters of a page run another Pyodide than the page as a whole. */
import type { DependencyFile, NamedInterpreter, OwnRuntime } from './dependencyFile.ts';

/** Whether an interpreter, by its name, is that of a worker: for such the interpreter of PyScript's main thread counts. */
export function isWorker(installation: string | undefined): boolean {
  return installation?.startsWith('worker') ?? false;
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
