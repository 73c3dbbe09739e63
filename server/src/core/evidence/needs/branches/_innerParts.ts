/** What stands anywhere inside the expressions of a piece of Python. */
import { targetNames } from '../../python/boundNames.ts';
import type { Clause, Expression, Parameter, Statement } from '../../python/syntax.ts';

type Choice = Extract<Expression, { readonly kind: 'choice' }>;

interface InnerParts {
  /** Every `a if test else b`, the outer ones first. */
  readonly choices: readonly Choice[];
  /** The names that are bound for a part of an expression: by a comprehension, a `lambda` or `:=`. */
  readonly names: readonly string[];
}

export function innerParts(statements: readonly Statement[]): InnerParts {
  const choices: Choice[] = [];
  const names: string[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isExpression(node)) {
      if (node.kind === 'choice') choices.push(node);
      names.push(...boundIn(node));
    }
    for (const part of Object.values(node)) look(part);
  };
  look(statements);
  return { choices, names };
}

function boundIn(node: Binding): readonly string[] {
  switch (node.kind) {
    case 'comprehension':
      return node.clauses.flatMap(({ target }) => targetNames(target));
    case 'lambda':
      return node.parameters.map(({ name }) => name);
    case 'walrus':
      return [node.name];
    case 'choice':
      return [];
  }
}

type Binding =
  | Choice
  | { readonly kind: 'comprehension'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'lambda'; readonly parameters: readonly Parameter[] }
  | { readonly kind: 'walrus'; readonly name: string };

const KINDS: ReadonlySet<unknown> = new Set(['choice', 'comprehension', 'lambda', 'walrus']);

/** The nodes of a tree are told by their kinds, which no two share. */
function isExpression(node: object): node is Binding {
  return 'kind' in node && KINDS.has(node.kind);
}
