/**
 * What a Python module imports when it is imported itself: at module level, in the bodies of classes, and in functions that
 * are called there.
 * @see https://docs.python.org/3/reference/simple_stmts.html#the-import-statement
 */
import { Blocks, type OwnFunction, type Statement } from './_blocks.ts';
import { callsIn } from './_calls.ts';
import type { CaughtError } from './_caught.ts';
import { importsIn, isImporter, type WrittenImport } from './_importStatements.ts';
import { codeOf } from './pythonCode.ts';

/** Under which circumstances something runs. */
export interface Circumstances {
  /** False if it depends on a condition. */
  readonly isCertain: boolean;
  /** The errors after which a `try` around it goes on. */
  readonly catches: readonly CaughtError[];
}

/** An import that runs with its module. */
export interface ModuleImport extends WrittenImport, Circumstances {
  /** The function that has it and is called at module level. */
  readonly within?: string;
}

/** A call of a function that the module does not have itself. */
export interface ModuleCall extends Circumstances {
  /** Dotted: `helper.setup`. */
  readonly name: string;
}

/** What runs together. */
export interface Running {
  readonly imports: readonly ModuleImport[];
  readonly calls: readonly ModuleCall[];
}

interface FunctionBody {
  readonly imports: ModuleImport[];
  /** Each name once, as it is called for certain if it is. */
  readonly calls: Map<string, ModuleCall>;
  /** Whether calling it may not run it at once: it has a `yield`, a decorator, or a namesake. */
  isUnsure: boolean;
}

/** A longer text is data, not something that people have written, in UTF-16 units. */
const LONGEST = 500_000;
/** How many calls of own functions are followed. */
const MOST_CALLS = 2_000;
/** How long the names are that are looked up, in parts. */
const MOST_PARTS = 5;
/** `app = App()`; what it gives is an instance, if that is a class. */
const INSTANCE = /^\s*([\p{L}_][\p{L}\p{N}_]*)(?:\s*:[^=]*)?\s*=\s*([\p{L}_][\p{L}\p{N}_.]*) *\([^]*\)\s*$/u;
const BASES = /^\s*class\s+([\p{L}_][\p{L}\p{N}_]*)\s*\(([^()]*)\)/u;
/** What a method calls its instance, or its class. */
const OWN = /^(?:self|cls)\./;
/** What a longer statement makes is not looked at, in UTF-16 units. */
const LONGEST_STATEMENT = 1_000;
/** How many classes one may be derived from, one after another. */
const MOST_BASES = 10;
const ALWAYS: Circumstances = { isCertain: true, catches: [] };

/** The imports that run with a module's text, in their order. */
export function moduleImports(text: string): readonly ModuleImport[] {
  return new PythonModule(text).running().imports;
}

/** A module's text as far as its imports go. What cannot be read is passed over, and so is an enormous text. */
export class PythonModule {
  readonly #body: FunctionBody = { imports: [], calls: new Map(), isUnsure: false };
  readonly #functions = new Map<string, FunctionBody>();
  readonly #known = new Map<string, OwnFunction>();
  /** Of variables, by what is called for them; of classes, those that they are derived from. */
  readonly #instances = new Map<string, string>();
  readonly #bases = new Map<string, readonly string[]>();
  readonly #aliases = new Map<string, { readonly one: ModuleImport; readonly imported: string }>();

  constructor(text: string) {
    if (text.length > LONGEST) return;
    const code = codeOf(text);
    if (!code.includes('import')) return;
    const blocks = new Blocks(code, text);
    for (let start = 0; start <= code.length;) {
      const newline = code.indexOf('\n', start);
      const end = newline < 0 ? code.length : newline;
      this.#addBases(code.slice(start, end));
      for (const statement of blocks.statementsIn({ start, end })) this.#add(statement, code, text);
      start = end + 1;
    }
  }

  /**
   * What runs with the module, in the order of the text, and what its own functions that are called then run.
   * @param called instead, what a function of it runs
   */
  running(called?: string): Running {
    const imports: ModuleImport[] = [];
    const calls: ModuleCall[] = [];
    const body = called === undefined ? this.#body : this.#function(called);
    // It may be one that the module has imported itself.
    if (!body) return { imports, calls: called === undefined ? [] : [{ ...ALWAYS, name: this.#ofClass(called) }] };
    const done = new Map<FunctionBody, number>();
    const waiting = [{ body, name: called, under: body.isUnsure ? { ...ALWAYS, isCertain: false } : ALWAYS }];
    for (const { body: running, name, under } of waiting) {
      if ((done.get(running) ?? 0) >= rankOf(under) || waiting.length > MOST_CALLS) continue;
      done.set(running, rankOf(under));
      imports.push(
        ...running.imports.map((one) => ({ ...one, ...both(one, under), ...(name !== undefined && { within: name }) })),
      );
      for (const call of running.calls.values()) {
        const own = this.#function(call.name);
        const circumstances = both(call, under);
        if (own)
          waiting.push({
            body: own,
            name: call.name,
            under: own.isUnsure ? { ...circumstances, isCertain: false } : circumstances,
          });
        else calls.push({ ...call, name: this.#ofClass(call.name), ...circumstances });
      }
    }
    return { imports, calls };
  }

  /**
   * What a dotted name may mean by the imports of the module, wherever they are.
   * @returns the import, what it imports of its module under that name (empty for the module), and the rest of the name
   */
  meantBy(name: string): readonly { one: ModuleImport; imported: string; rest: readonly string[] }[] {
    const parts = name.split('.');
    return parts.slice(0, MOST_PARTS).flatMap((_, index) => {
      const alias = this.#aliases.get(parts.slice(0, index + 1).join('.'));
      return alias ? [{ ...alias, rest: parts.slice(index + 1) }] : [];
    });
  }

  /** The function of a name: of the module, or of a class, or of one that the class is derived from. */
  #function(name: string, depth = 0): FunctionBody | undefined {
    const known = this.#functions.get(name);
    if (known || depth > MOST_BASES) return known;
    const [owner = '', ...method] = this.#ofClass(name).split('.');
    if (owner !== name.split('.')[0]) return this.#function([owner, ...method].join('.'), depth + 1);
    for (const base of this.#bases.get(owner) ?? []) {
      const found = this.#function([base, ...method].join('.'), depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  /** The name of a method by its class, where it is called of an instance that a variable has. */
  #ofClass(name: string): string {
    const [variable = '', ...method] = name.split('.');
    const made = method.length > 0 ? this.#instances.get(variable) : undefined;
    return made === undefined ? name : [made, ...method].join('.');
  }

  #addBases(line: string): void {
    const [, name, list = ''] = line.length > LONGEST_STATEMENT ? [] : (BASES.exec(line) ?? []);
    if (name !== undefined)
      this.#bases.set(
        name,
        list.split(',').map((base) => base.trim()),
      );
  }

  /** Whether a name that is called is one of Python's own functions that import, however it was imported. */
  #imports(name: string): boolean {
    return (
      isImporter(name) ||
      this.meantBy(name).some(({ one, imported, rest }) =>
        isImporter([one.module, ...(imported === '' ? [] : [imported]), ...rest].join('.')),
      )
    );
  }

  #add({ span, function: own, class: around, ...circumstances }: Statement, code: string, text: string): void {
    const body = own ? this.#bodyOf(own) : this.#body;
    const { isCertain, catches } = circumstances;
    const statement = code.slice(span.start, span.end);
    if (own && /\byield\b/.test(statement)) body.isUnsure = true;
    const [, variable, made] = own || statement.length > LONGEST_STATEMENT ? [] : (INSTANCE.exec(statement) ?? []);
    if (variable !== undefined && made !== undefined) this.#instances.set(variable, made);
    for (const one of importsIn(statement, span.start, text, (name) => this.#imports(name))) {
      const { isSure, ...written } = one;
      const found = { ...written, isCertain: isCertain && isSure, catches };
      body.imports.push(found);
      for (const [alias, imported] of written.aliases) this.#aliases.set(alias, { one: found, imported });
    }
    for (const { name: called, isCertain: isSure } of callsIn(statement)) {
      const name = own?.owner === undefined ? called : called.replace(OWN, `${own.owner}.`);
      const call = { name, isCertain: isCertain && isSure, catches };
      addCall(call, body);
      // In the body of a class, its own functions are called by their bare names.
      if (around !== undefined) addCall({ ...call, name: `${around}.${name}` }, body);
    }
  }

  #bodyOf(own: OwnFunction): FunctionBody {
    const body = this.#functions.get(own.name) ?? { imports: [], calls: new Map(), isUnsure: !own.isPlain };
    const namesake = this.#known.get(own.name);
    if (namesake && namesake !== own) body.isUnsure = true;
    this.#known.set(own.name, own);
    this.#functions.set(own.name, body);
    return body;
  }
}

function addCall(call: ModuleCall, { calls }: FunctionBody): void {
  const known = calls.get(call.name);
  if (!known || rankOf(known) < rankOf(call)) calls.set(call.name, call);
}

/** What runs under both. */
export function both(a: Circumstances, b: Circumstances): Circumstances {
  return { isCertain: a.isCertain && b.isCertain, catches: [...new Set([...a.catches, ...b.catches])] };
}

/** How much it counts to get somewhere so, from 1 to 3. */
export function rankOf({ isCertain, catches }: Circumstances): number {
  return isCertain && catches.length === 0 ? 3 : isCertain ? 2 : 1;
}
