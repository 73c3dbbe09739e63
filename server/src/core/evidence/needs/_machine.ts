/** What runs Python's import-time code without the culprit: the parts of it that statements, expressions and calls share. */
import type { NormalizedName } from '../../packaging/name.ts';
import type { Span } from '../../text/span.ts';
import type { WhyUnknown } from '../evidence.ts';
import type { Statement } from '../python/syntax.ts';
import type { WrittenImport } from '../_importStatements.ts';
import type { FoundModule } from './installedFiles.ts';
import type { TargetFacts } from './targetFacts.ts';
import type { Frame, Outcome } from './_frame.ts';
import type { Run } from './textNeed.ts';
import type { Trace } from './_trace.ts';
import type { Scope, Value } from './_values.ts';

/** A line of a package. */
export interface Place {
  readonly distribution: NormalizedName;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The packages on the way there, along the imports. */
  readonly through: readonly NormalizedName[];
}

/** A Python error that is under way. */
export class Raised extends Error {
  readonly type: string;
  /** The classes that it is one of besides, those of Python left out. */
  readonly ancestors: readonly string[];
  /** Whether it would not be raised if the culprit were there. */
  readonly isCulprits: boolean;
  readonly place?: Place;
  /** Whether it is raised on every way that does not end otherwise before, whatever the conditions around. */
  isSure = false;

  constructor(type: string, isCulprits: boolean, place?: Place, ancestors: readonly string[] = []) {
    super(type);
    this.type = type;
    this.isCulprits = isCulprits;
    this.ancestors = ancestors;
    if (place) this.place = place;
  }
}

/** It takes too long to follow. */
export class TooMuch extends Error {}

export interface LoadedModule {
  readonly name: string;
  readonly found?: FoundModule;
  readonly scope: Scope;
  readonly text: string;
  /** Whether nothing of it is known but its name. */
  readonly isOpaque: boolean;
  isDone: boolean;
  /** How sure it is that it runs, while a Worker starts: of moduleImport.ts. */
  readonly rank?: number;
  /** What stands in its place, as `sys.modules` has it. */
  replaced?: Value;
}

export interface Args {
  readonly values: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** Whether there are more that are not known. */
  readonly isWhole: boolean;
}

export const NO_ARGS: Args = { values: [], named: new Map(), isWhole: true };

export interface Doubt {
  readonly why: WhyUnknown;
  readonly place: Place;
}

/** What modules are imported in. */
export interface World {
  readonly target: TargetFacts;
  readonly parent: NormalizedName;
  readonly culprit: NormalizedName;
  /** What an import finds; `opaque` is there, but is not looked into. */
  find(module: string): FoundModule | 'culprit' | 'absent' | 'opaque';
  /** Asks for what has to be known of a module before it can be found, where not everything is. */
  look?(module: string): Run<void>;
  standing(module: string): 'there' | 'culprit' | 'absent' | 'unsure';
  /** Undefined if that is not known. */
  isInstalled(project: NormalizedName): boolean | undefined;
  /** Whether code that cannot be read may import the culprit. */
  mayImportCulprit(distribution: NormalizedName): boolean;
  below(module: string): readonly string[];
  /** The source beside a compiled module. */
  sourceBeside(distribution: NormalizedName, path: string): string | undefined;
  text(distribution: NormalizedName, path: string): Run<string | undefined>;
}

export interface Machine {
  /** Keeps all imports while it is asked what a Worker imports when it starts; then what is raised is raised indeed. */
  readonly trace?: Trace;
  readonly target: TargetFacts;
  readonly culprit: NormalizedName;
  /** How many conditions around are not known to hold. */
  maybe: number;
  /** How much around runs because the culprit is not there. */
  tainted: number;
  /** How many handlers around catch a missing module. */
  catchers: number;
  /** Where the current statement begins in its module. */
  at: number;
  current: LoadedModule;
  /** Where the call that is about to be made stands in its module. */
  calledAt: Span;
  /** Where in its module the statement stands whose text is run, if it is not the module's own text. */
  standsAt: Span | undefined;
  /** The error that is being handled. */
  handled: Raised | undefined;

  /** One more step. Throws {@link TooMuch}. */
  step(): void;
  place(): Place;
  doubt(why: WhyUnknown, place: Place | undefined): void;
  /** That the absence of the culprit has been dealt with. */
  noteCaught(raised: Raised): void;
  raise(type: string, isCulprits: boolean): Raised;

  import(name: string): Run<Value>;
  /** Keeps an import that is about to run. */
  noteImport(written: WrittenImport): Run<void>;
  /** A name of a module as `from module import name` finds it. */
  importFrom(module: string, name: string): Run<Value>;
  /** Everything public of a module. */
  importStar(module: string, into: Scope): Run<void>;
  module(name: string): LoadedModule | undefined;
  /** Whether there is such a module: false also if it is the culprit's. */
  standing(name: string): 'there' | 'culprit' | 'absent' | 'unsure';
  isInstalled(project: string): boolean | undefined;
  /** The names right below a module of a package. */
  below(module: string): readonly string[];
  /** What an argument of a call that is under way says. */
  isGiven(holds: (text: string) => boolean): boolean;
  /** A text beside a module. */
  textBeside(module: LoadedModule, name: string): Run<string | undefined>;

  call(value: Value, args: Args): Run<Value>;
  execute(frame: Frame, statements: readonly Statement[]): Run<Outcome>;
  attribute(value: Value, name: string): Run<Value>;
}
