/** Why a package is part of a project: what `explain NAME` says. */
import type { DatedRelease } from '../../datedRelease.ts';
import type { Clause } from '../../clause.ts';

export type ExplainHeading =
  | 'why'
  /** What names it without bringing it. */
  | 'idle'
  | 'parents'
  | 'problems'
  | 'fixes'
  | 'texts'
  | 'wait'
  | 'proof'
  | 'files'
  | 'next';

export interface ExplainMessages {
  whyTitle(parts: { readonly name: string; readonly file: string; readonly label: string }): string;
  whyHeading(parts: { readonly about: ExplainHeading }): string;
  /** `isRest`: something else does not install. */
  whyInstalled(parts: {
    readonly name: string;
    readonly version: string;
    readonly label: string;
    readonly isRest: boolean;
  }): string;
  /** It is needed, and stands in the way. `version`: what the rest of the project gets of it. */
  whyBlocked(parts: { readonly name: string; readonly label: string; readonly version?: string }): string;
  /** An ordinary machine gets it. `isRest`: what would bring it does not install here, else it does in a release without it. */
  whyElsewhere(parts: { readonly name: string; readonly roots: readonly string[]; readonly isRest: boolean }): string;
  whyAbsent(parts: {
    readonly name: string;
    readonly file: string;
    readonly label: string;
    readonly suggestions: readonly string[];
  }): string;
  /** All indexes answered, and none knows it. */
  whyNoSuchProject(parts: { readonly name: string }): string;
  /** It could not be found out whether something needs it. */
  /** @param isAsked whether the project asks for it, in so many words or through others */
  whyNotKnown(parts: {
    readonly name: string;
    readonly file: string;
    readonly label: string;
    readonly isAsked: boolean;
    /** Of what of the file it is not known what it needs, as far as that can be told. */
    readonly unresolved: readonly string[];
    /** The version that is chosen by what is known. */
    readonly soFar?: string;
  }): string;
  /** `line`: counted from 1, if the text is there. */
  whyDeclared(parts: { readonly file: string; readonly line?: number; readonly requirement: string }): string;
  whyWrittenOnly(parts: {
    readonly file: string;
    readonly line?: number;
    readonly requirement: string;
    readonly table: string;
    readonly because: 'inactive' | 'marker' | 'bound' | 'other';
  }): string;
  whyAdded(parts: { readonly name: string }): string;
  whyChain(parts: { readonly chain: readonly string[] }): string;
  /** `count`: as many are shown. */
  /** Over some releases that are known, whatever extras and markers they ask for it with. */
  whyPossible(parts: { readonly chain: readonly string[] }): string;
  whyMoreChains(parts: { readonly count: number }): string;
  /** Who names it without bringing it. */
  whyIdle(parts: { readonly parent: string; readonly requirement: string; readonly extra?: string }): string;

  /** `where`: the release is installed here, is what an ordinary machine gets, or is not known. */
  whyParent(parts: {
    readonly parent: string;
    readonly version?: string;
    readonly where: 'here' | 'elsewhere' | 'nowhere';
    readonly by: 'metadata' | 'lock' | 'override' | 'proof';
    readonly child: string;
    readonly needs: readonly string[];
  }): string;
  whyByExtra(parts: { readonly parent: string; readonly extras: readonly string[] }): string;
  whySince(parts: { readonly parent: string; readonly release: DatedRelease }): string;
  /** The newest release that does without; `startedAt`: among those up to this one. */
  whyWithout(parts: {
    readonly release: DatedRelease;
    readonly parent: string;
    readonly usable: boolean;
    readonly startedAt?: string;
  }): string;
  /** None of the releases that were read does without. `stoppedAt`: the oldest of them. */
  whyAlways(parts: {
    readonly parent: string;
    readonly count: number;
    /** Whether these are all that there are. */
    readonly whole: boolean;
    readonly startedAt?: string;
    readonly stoppedAt?: string;
  }): string;
  whyHistoryOpen(parts: {
    readonly parent: string;
    readonly count: number;
    readonly newest?: string;
    readonly because: Clause;
  }): string;
  /** The project with that release of the parent, resolved again. `admitted`: what the file asks for admits it. */
  whyTried(parts: {
    readonly parent: string;
    readonly release: DatedRelease;
    readonly admitted: boolean;
    readonly outcome: 'installs' | 'fails' | 'unknown';
    readonly because?: Clause;
  }): string;
  whyMoreParents(parts: { readonly count: number }): string;

  whyProven(): string;
  whyNoFix(): string;
  whyFix(parts: { readonly title: Clause; readonly safe: boolean }): string;
  whyProblem(parts: { readonly code: string; readonly message: Clause }): string;
  /** A line of an explanation, without its indentation. */
  whyLine(parts: { readonly line: Clause }): string;
  whyPages(parts: { readonly codes: readonly string[] }): string;
}
