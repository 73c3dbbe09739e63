/** The names of modules: what they know of their own, and what is found below them. */
import type { StatementOf } from '../python/syntax.ts';
import type { FoundModule } from './installedFiles.ts';
import type { LoadedModule } from './_machine.ts';
import { constant, Scope, type Value } from './_values.ts';

/** The package that a module's relative imports start from. */
export function packageOf(name: string, found: FoundModule | undefined): string {
  return found?.kind === 'package' ? name : name.split('.').slice(0, -1).join('.');
}

export function specOf(name: string, found: FoundModule | undefined): Value {
  const attributes = new Map([
    ['name', constant(name)],
    ['parent', constant(packageOf(name, found))],
  ]);
  return { kind: 'instance', of: { kind: 'class', name: 'ModuleSpec', scope: new Scope(name), bases: [] }, attributes };
}

/** The modules that an import may run. */
export function namesMeant({ module, names }: StatementOf<'import'>['imports'][number]): readonly string[] {
  return [...around(module), module, ...names.map((name) => `${module}.${name}`)];
}

/** How a module has others made below it, though it is no folder. */
const MAKES_MODULES = /\bsys\s*\.\s*(?:meta_path|modules)\b|\b__path__\b/;

/** Whether a module around it says how modules below it are found, as `six` does for `six.moves`. */
export function isMadeByModule(name: string, modules: ReadonlyMap<string, LoadedModule>): boolean {
  return around(name).some((outer) => {
    const module = modules.get(outer);
    return module?.found?.kind === 'module' && MAKES_MODULES.test(module.text);
  });
}

/**
 * Whether the compiler itself has dealt with an import: a module that Cython has compiled needs no `cython` when it runs.
 * @see https://cython.readthedocs.io/en/latest/src/tutorial/pure.html
 */
export function isCompilers(name: string, importing: LoadedModule): boolean {
  return /^cython(?:\.|$)/.test(name) && importing.found?.kind === 'compiled';
}

/** `a` and `a.b` for `a.b.c`. */
function around(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'));
}
