/** What a module knows of its own name. */
import type { FoundModule } from './installedFiles.ts';
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
