/** What a sentence that somebody pasted means: what `explain 'TEXT'` says. */
import type { Clause } from '../../clause.ts';

export type Tool = 'uv' | 'pywrangler' | 'wrangler' | 'micropip' | 'pyodide' | 'pip' | 'worker' | 'preflight';

/** The sentences that are known, by what they say. */
export type SentenceId =
  | 'ownFinding'
  | 'certificate'
  | 'offline'
  | 'unauthorized'
  | 'fetchFailed'
  | 'notThere'
  | 'gitFailed'
  | 'requirementsTxt'
  | 'noPyproject'
  | 'noWranglerFile'
  | 'noDate'
  | 'wrongDate'
  | 'noPythonFlag'
  | 'noRuntime'
  | 'syncSkipped'
  | 'uvTooOld'
  | 'wranglerTooOld'
  | 'unknownFlag'
  | 'futureDate'
  | 'unreadableFile'
  | 'settingsDropped'
  | 'noProjectVersion'
  | 'undeclaredIndex'
  | 'notMember'
  | 'otherUv'
  | 'toolMissing'
  | 'entryNotFound'
  | 'wranglerUnreadable'
  | 'nodeTooOld'
  | 'noLock'
  | 'noRequirement'
  | 'otherPlatform'
  | 'otherPython'
  | 'noUsableWheel'
  | 'wheelsRequired'
  | 'notFound'
  | 'noSuchVersion'
  | 'onlyOlder'
  | 'requiresPython'
  | 'hiddenByDate'
  | 'yanked'
  | 'prereleases'
  | 'buildDisabled'
  | 'noBinary'
  | 'noWheelHere'
  | 'interpreter'
  | 'buildFailed'
  | 'wheelOfOther'
  | 'noPureWheel'
  | 'alreadyInstalled'
  | 'noMetadata'
  | 'unknownExtra'
  | 'noSuchExtra'
  | 'pathNotFound'
  | 'otherHash'
  | 'unpinnedHashes'
  | 'damagedWheel'
  | 'otherName'
  | 'staleLock'
  | 'otherEmscripten'
  | 'otherSystem'
  | 'otherAbi'
  | 'wheelNotFetched'
  | 'notInLock'
  | 'pipNoVersion'
  | 'pipConflict'
  | 'pipPython'
  | 'entropy'
  | 'globalScope'
  | 'topLevelObject'
  | 'startTooLong'
  | 'tooLarge'
  | 'moduleNotInstalled'
  | 'moduleRemoved'
  | 'noModule'
  | 'conflict'
  | 'unsatisfiable'
  | 'hostFailed'
  | 'notSupported'
  | 'noSolution';

/** What a sentence is about, as it stands in it. */
export interface SentenceParts {
  readonly name?: string;
  readonly spec?: string;
  readonly other?: string;
  readonly otherSpec?: string;
  readonly tag?: string;
  readonly quote?: string;
}

export interface PastedMessages {
  pastedTitle(parts: { readonly tool: Tool }): string;
  pastedSaid(parts: { readonly said: string }): string;
  pastedHeading(parts: { readonly about: 'also' | 'culprits' | 'next' | 'project' }): string;
  pastedMeans(parts: SentenceParts & { readonly id: SentenceId }): string;
  pastedNext(parts: SentenceParts & { readonly id: SentenceId }): string;
  pastedCulprit(parts: { readonly name: string; readonly chain: readonly string[] }): string;
  pastedCut(): string;
  /** The ABI or platform in it is not that of the project. */
  pastedOtherTarget(parts: { readonly tag: string; readonly label: string; readonly platform: string }): string;
  pastedInProject(parts: { readonly file: string; readonly label: string }): string;
  pastedNothingHere(parts: { readonly installs: 'yes' | 'no' | 'unknown'; readonly label: string }): string;
  pastedFinding(parts: { readonly code: string; readonly message: Clause }): string;
  pastedExplainNames(parts: { readonly names: readonly string[] }): string;
  pastedUnknown(parts: { readonly shown: string; readonly suggestions: readonly string[] }): string;
  pastedEmpty(): string;
}
