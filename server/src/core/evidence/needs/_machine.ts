/** What runs Python's import-time code without the culprit: the parts of it that statements, expressions and calls share. */
import type { NormalizedName } from '../../packaging/name.ts';
import type { WhyUnknown } from '../evidence.ts';
import type { FoundModule } from './installedFiles.ts';
import type { TargetFacts } from './targetFacts.ts';
import type { Run } from './textNeed.ts';
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
  /** What stands in its place, as `sys.modules` has it. */
  replaced?: Value;
}

export interface Args {
  readonly values: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** Whether there are more that are not known. */
  readonly isWhole: boolean;
}

export interface Doubt {
  readonly why: WhyUnknown;
  readonly place: Place;
}

/** Where statements run. */
export interface Frame {
  readonly scope: Scope;
  /** Whether it may have returned already. */
  mayHaveLeft: boolean;
}

export interface Machine {
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
  attribute(value: Value, name: string): Run<Value>;
}
