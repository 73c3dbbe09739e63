/**
 * Python as a tree, as far as it matters for what a module does when it is imported.
 * @see https://docs.python.org/3/reference/grammar.html
 */
import type { WrittenImport } from '../_importStatements.ts';

export type Constant = string | number | boolean | null;

/** Where the parts of `a if test else b` are: where `a` and the `if` begin, and where the `else` and `b` end. */
export interface ChoicePlaces {
  readonly yes: number;
  readonly test: number;
  readonly no: number;
  readonly end: number;
}

/** A `for` of a comprehension, with its conditions. */
export interface Clause {
  readonly target: Expression;
  readonly over: Expression;
  readonly conditions: readonly Expression[];
}

export interface Argument {
  /** Absent for one that goes by its position. */
  readonly keyword?: string;
  /** `*` or `**` before it. */
  readonly spread?: 1 | 2;
  readonly value: Expression;
}

export interface Parameter {
  readonly name: string;
  /** `*args` or `**options`. */
  readonly spread?: 1 | 2;
  readonly usual?: Expression;
}

export type Expression =
  | { readonly kind: 'constant'; readonly value: Constant }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string; readonly at: number }
  /** `end`: behind its brackets. */
  | {
      readonly kind: 'call';
      readonly of: Expression;
      readonly args: readonly Argument[];
      readonly at: number;
      readonly end: number;
    }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression; readonly at: number }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'either'; readonly word: 'and' | 'or'; readonly parts: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly operators: readonly string[];
      readonly parts: readonly Expression[];
    }
  | {
      readonly kind: 'choice';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly places: ChoicePlaces;
    }
  | { readonly kind: 'list'; readonly items: readonly Argument[] }
  | { readonly kind: 'dictionary'; readonly entries: readonly (readonly [Expression | undefined, Expression])[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'lambda'; readonly parameters: readonly Parameter[]; readonly body: Expression }
  | {
      readonly kind: 'comprehension';
      readonly key?: Expression;
      readonly element: Expression;
      readonly clauses: readonly Clause[];
      /** A generator, whose first iterable alone is looked at at once. */
      readonly isLazy: boolean;
    }
  /** A formatted string: its texts and what stands in braces between them. */
  | { readonly kind: 'format'; readonly parts: readonly Expression[] }
  /** `[::-1]` behind something. */
  | { readonly kind: 'reversed'; readonly of: Expression }
  | { readonly kind: 'walrus'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'several'; readonly parts: readonly Expression[]; readonly isYield?: true };

export interface Handler {
  /** What it catches; everything without it. */
  readonly errors?: Expression;
  readonly name?: string;
  readonly body: readonly Statement[];
}

/** A `case` of a `match`. */
export interface Case {
  /** What the subject has to be: a value, or a list of several of which one is enough; absent if it has another form. */
  readonly pattern?: Expression;
  /** Whether it takes any subject: `_`, or a name. */
  readonly isAny: boolean;
  /** Behind `if`. */
  readonly guard?: Expression;
  readonly body: readonly Statement[];
}

export interface FunctionStatement {
  readonly kind: 'def';
  readonly at: number;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly annotations: readonly Expression[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
  readonly isAsync: boolean;
  /** Calling it does not run it, since it has a `yield`. */
  readonly isGenerator: boolean;
}

export interface ClassStatement {
  readonly kind: 'class';
  readonly at: number;
  readonly name: string;
  readonly bases: readonly Argument[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

export type Statement =
  | FunctionStatement
  | ClassStatement
  | {
      readonly kind: 'import';
      readonly at: number;
      readonly imports: readonly WrittenImport[];
      readonly isStar: boolean;
    }
  | { readonly kind: 'expression'; readonly at: number; readonly value: Expression }
  | {
      readonly kind: 'assign';
      readonly at: number;
      readonly targets: readonly Expression[];
      readonly value?: Expression;
      readonly annotation?: Expression;
      /** `+` for `+=`. */
      readonly operator?: string;
    }
  | { readonly kind: 'return'; readonly at: number; readonly value?: Expression }
  | { readonly kind: 'raise'; readonly at: number; readonly value?: Expression }
  | { readonly kind: 'assert'; readonly at: number; readonly test: Expression }
  | { readonly kind: 'leave'; readonly at: number; readonly word: 'break' | 'continue' }
  | { readonly kind: 'delete'; readonly at: number; readonly targets: readonly Expression[] }
  | { readonly kind: 'global'; readonly at: number; readonly names: readonly string[] }
  | {
      readonly kind: 'if';
      readonly at: number;
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'while';
      readonly at: number;
      readonly test: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'for';
      readonly at: number;
      readonly target: Expression;
      readonly over: Expression;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'try';
      readonly at: number;
      readonly body: readonly Statement[];
      readonly handlers: readonly Handler[];
      readonly otherwise: readonly Statement[];
      readonly finally: readonly Statement[];
    }
  | {
      readonly kind: 'with';
      readonly at: number;
      readonly items: readonly { readonly value: Expression; readonly target?: Expression }[];
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'match';
      readonly at: number;
      readonly subject: Expression;
      readonly cases: readonly Case[];
    };

export type StatementOf<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;
