/** The names that statements bind where they stand. */
import type { WrittenImport } from '../_importStatements.ts';
import type { Expression, Statement } from './syntax.ts';

export function boundNames(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement): readonly string[] => {
    switch (statement.kind) {
      case 'import':
        return statement.isStar ? [] : statement.imports.flatMap(importedNames);
      case 'def':
      case 'class':
        return [statement.name];
      case 'assign':
        return statement.value ? statement.targets.flatMap(targetNames) : [];
      case 'if':
      case 'while':
        return boundNames([...statement.body, ...statement.otherwise]);
      case 'for':
        return [...targetNames(statement.target), ...boundNames([...statement.body, ...statement.otherwise])];
      case 'try':
        return boundNames([...statement.body, ...statement.otherwise, ...statement.finally]);
      case 'with':
        return [
          ...statement.items.flatMap(({ target }) => (target ? targetNames(target) : [])),
          ...boundNames(statement.body),
        ];
      default:
        return [];
    }
  });
}

/** The names that an import binds: of `import a.b` that is `a`. */
export function importedNames({ aliases }: WrittenImport): readonly string[] {
  return [...aliases.keys()].map((alias) => alias.split('.')[0] ?? alias);
}

export function targetNames(target: Expression): readonly string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'list' ? target.items.flatMap(({ value }) => targetNames(value)) : [];
}
