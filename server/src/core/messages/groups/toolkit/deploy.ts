/** `deploy`: why a command was not run, who can help, and what to look at before. */
import type { Clause } from '../../clause.ts';

export interface DeployMessages {
  /** There are dependencies, and nothing was installed for them. */
  modulesAbsent(parts: { readonly names: readonly string[] }): string;
  modulesLack(parts: { readonly names: readonly string[] }): string;
  /** What a package that lies there needs, and does not. */
  modulesLackNeed(parts: { readonly name: string; readonly parent: string; readonly version: string }): string;
  /** `why`: the rest of a sentence about its wheel. */
  moduleMisfit(parts: {
    readonly name: string;
    readonly version: string;
    readonly target: string;
    readonly why: Clause;
  }): string;
  moduleOutside(parts: { readonly name: string; readonly version: string; readonly requirement: string }): string;
  modulesUnknown(): string;
  /** Pins of the lock that was installed. */
  lockedForOther(parts: { readonly names: readonly string[] }): string;

  notDeployed(): string;
  notRun(parts: { readonly command: string; readonly because: Clause }): string;
  deployJudged(parts: {
    readonly judged: 'project' | 'modules';
    readonly target: string;
    readonly reason: Clause;
  }): string;
  whatFailed(): string;
  whoCanFix(): string;
  deployProblem(parts: { readonly code?: string; readonly message: Clause; readonly place?: string }): string;
  escalationActor(parts: { readonly who: 'project' | 'upstream' | 'pyodide' | 'cloudflare' | 'index' }): string;
  textFor(parts: { readonly who: Clause }): string;
  deploying(parts: { readonly file: string; readonly target: string; readonly command: string }): string;
  noSuchProgram(parts: { readonly program: string }): string;

  askIndexAgain(): string;
  syncFirst(): string;
  applyFixes(): string;
  noFixInProject(): string;
  mendInProject(): string;
  /** Texts to others that are not printed here. */
  moreTexts(parts: { readonly count: number }): string;
  askPyodide(parts: { readonly names: readonly string[]; readonly pyodide: string }): string;
  askCloudflare(parts: { readonly names: readonly string[]; readonly target: string }): string;
  /** Texts to send. */
  /** @param isOwn whether something is wrong that stands in the project's own files or options */
  projectText(parts: {
    readonly problems: readonly Clause[];
    readonly fixes: readonly Clause[];
    readonly isOwn: boolean;
  }): string;
  pyodideText(parts: {
    readonly names: readonly string[];
    readonly pyodide: string;
    readonly python: string;
    readonly abi: string;
    readonly needs: readonly Clause[];
  }): string;
  cloudflareText(parts: {
    readonly names: readonly string[];
    readonly pyodide: string;
    readonly python: string;
    readonly abi: string;
    readonly target: string;
    readonly needs: readonly Clause[];
  }): string;

  checklistTitle(parts: { readonly file: string }): string;
  checklistDay(parts: { readonly today: string }): string;
  /** How many points are done, not done, and not known. */
  checklistInShort(parts: {
    readonly file: string;
    readonly yes: number;
    readonly no: number;
    readonly unknown: number;
  }): string;
  checklistPoint(parts: {
    readonly point: 'dependencies' | 'target' | 'sync' | 'size' | 'lock' | 'start-up';
    readonly state: 'yes' | 'no' | 'unknown';
  }): string;
  checklistTarget(parts: {
    readonly target: string;
    readonly python: string;
    readonly abi: string;
    readonly reason: Clause;
  }): string;
  checklistPackages(parts: { readonly packages: number; readonly target: string }): string;
  checklistNothing(parts: { readonly what: 'dependencies' | 'modules' | 'lock' }): string;
  checklistModules(parts: { readonly packages: number }): string;
  /** What lies there has another version than the lock. */
  modulesUnlike(parts: { readonly name: string; readonly version: string; readonly locked: string }): string;
  checklistLock(parts: { readonly pins: number }): string;
  checklistStartUp(): string;
  notCheckedHere(): string;
  leftToPeople(parts: {
    readonly what:
      'run' | 'imports' | 'limits' | 'bindings' | 'state' | 'back' | 'visits' | 'download' | 'hosting' | 'former';
  }): string;
}
