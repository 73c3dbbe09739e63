/** What Python's names stand for while a module is imported without the culprit, as far as it is known. */
import type { FunctionStatement, ClassStatement, Constant, Expression, Parameter } from '../python/syntax.ts';

/** What a value owes to the absence of the culprit: without it, it would be another one. */
interface Tainted {
  readonly tainted?: boolean;
}

export interface ListValue extends Tainted {
  readonly kind: 'list';
  readonly items: Value[];
  /** Whether those are all. */
  isWhole: boolean;
}

export interface DictionaryValue extends Tainted {
  readonly kind: 'dictionary';
  readonly entries: Map<Constant, Value>;
  isWhole: boolean;
}

export interface FunctionValue extends Tainted {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly statement?: FunctionStatement;
  /** Of a `lambda`. */
  readonly body?: Expression;
  readonly scope: Scope;
  /** What it is called on. */
  readonly self?: Value;
  readonly isStatic?: boolean;
  /** Whether calling it may not run it, because of what goes around it. */
  readonly isUnsure?: boolean;
  /** What its name may stand for as well. */
  readonly instead?: Value;
}

export interface ClassValue extends Tainted {
  readonly kind: 'class';
  readonly name: string;
  readonly statement?: ClassStatement;
  readonly scope: Scope;
  readonly bases: readonly Value[];
  /** The class that makes it. */
  meta?: ClassValue;
}

export interface InstanceValue extends Tainted {
  readonly kind: 'instance';
  readonly of: ClassValue;
  readonly attributes: Map<string, Value>;
}

/** What is known by its name only: of the standard library, of Python itself, or of a package that is not looked into. */
export interface NativeValue extends Tainted {
  readonly kind: 'native';
  readonly name: string;
}

export interface ModuleValue extends Tainted {
  readonly kind: 'module';
  readonly name: string;
}

export type Value =
  /** `start`: a text of which only the beginning is known · `later`: what runs once it is waited for. */
  | ({
      readonly kind: 'unknown';
      readonly isTrue?: boolean;
      readonly start?: string;
      readonly later?: FunctionValue;
    } & Tainted)
  | ({ readonly kind: 'constant'; readonly value: Constant } & Tainted)
  | ListValue
  | DictionaryValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | NativeValue
  | ModuleValue
  /** A name that would be bound if the culprit were there. */
  | { readonly kind: 'gone'; readonly tainted: true };

export const UNKNOWN: Value = { kind: 'unknown' };
export const NONE: Value = { kind: 'constant', value: null };
export const GONE: Value = { kind: 'gone', tainted: true };

export function constant(value: Constant, tainted = false): Value {
  return tainted ? { kind: 'constant', value, tainted } : { kind: 'constant', value };
}

/** The same value, as one that the culprit's absence has made. */
export function taintedIf(value: Value, tainted: boolean): Value {
  return tainted && value.tainted !== true ? { ...value, tainted } : value;
}

/** Whether it counts as true; undefined if that is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'constant':
      return Boolean(value.value);
    case 'unknown':
      return value.isTrue;
    case 'list':
      return value.items.length > 0 ? true : value.isWhole ? false : undefined;
    case 'dictionary':
      return value.entries.size > 0 ? true : value.isWhole ? false : undefined;
    case 'function':
    case 'class':
    case 'module':
      return true;
    case 'native':
    case 'instance':
    case 'gone':
      return undefined;
  }
}

/** Where names are bound: a module, a class, or a function while it runs. */
export class Scope {
  readonly names = new Map<string, Value>();
  readonly parent?: Scope;
  readonly isClass: boolean;
  /** The module whose code it is. */
  readonly module: string;
  /** Names that a function binds in its module. */
  readonly globals = new Set<string>();
  /** Whether names may be bound here that are not known. */
  isOpen = false;

  constructor(module: string, parent?: Scope, isClass = false) {
    this.module = module;
    this.isClass = isClass;
    if (parent) this.parent = parent;
  }

  get top(): Scope {
    let scope = this as Scope;
    while (scope.parent) scope = scope.parent;
    return scope;
  }

  /** What a name means; undefined if it is bound nowhere here. */
  look(name: string): Value | undefined {
    const own = this.globals.has(name) ? undefined : this.names.get(name);
    if (own) return own;
    for (let scope = this.parent; scope; scope = scope.parent) {
      const found = scope.isClass ? undefined : scope.names.get(name);
      if (found) return found;
    }
    return undefined;
  }

  bind(name: string, value: Value): void {
    if (!this.globals.has(name)) this.names.set(name, value);
    else {
      const owner = this.#ownerOf(name) ?? this.top;
      owner.names.set(name, value);
    }
  }

  #ownerOf(name: string): Scope | undefined {
    for (let scope = this.parent; scope; scope = scope.parent)
      if (!scope.isClass && scope.names.has(name)) return scope;
    return undefined;
  }
}
