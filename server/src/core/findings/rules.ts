/** The explicit list of all findings; each has a page under docs/rules/ and a file here, both named by its code. */
import { say, type Message } from '../messages/message.ts';

/** From the worst to the least. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

/**
 * How bad a finding is. What prevents the project from being installed or deployed is an error; what could not be found out is
 * an information.
 */
export type Severity = (typeof SEVERITIES)[number];

/** A rule: the code that a finding has, how bad such findings are, and one line that says what it reports. */
export interface Rule {
  readonly code: string;
  /** The first is the usual one. */
  readonly severities: readonly [Severity, ...Severity[]];
  readonly title: Message;
}

/** All rules, in the order of the documentation's index. */
export const RULES = [
  { code: 'no-compatible-wheel', severities: ['error'], title: say('noCompatibleWheelTitle') },
  { code: 'source-only', severities: ['error'], title: say('sourceOnlyTitle') },
  { code: 'wrong-abi', severities: ['error'], title: say('wrongAbiTitle') },
  { code: 'requires-python', severities: ['error'], title: say('requiresPythonTitle') },
  { code: 'blocked-dependency', severities: ['error'], title: say('blockedDependencyTitle') },
  { code: 'no-matching-version', severities: ['error'], title: say('noMatchingVersionTitle') },
  { code: 'version-conflict', severities: ['error', 'warning', 'information'], title: say('versionConflictTitle') },
  { code: 'unknown-project', severities: ['error'], title: say('unknownProjectTitle') },
  { code: 'not-shipped', severities: ['error'], title: say('notShippedTitle') },
  { code: 'refused-reference', severities: ['error'], title: say('refusedReferenceTitle') },
  { code: 'standard-library', severities: ['error', 'information'], title: say('standardLibraryTitle') },
  { code: 'first-choice', severities: ['error', 'warning'], title: say('firstChoiceTitle') },
  { code: 'two-versions', severities: ['warning'], title: say('twoVersionsTitle') },
  { code: 'python-ignored', severities: ['warning'], title: say('pythonIgnoredTitle') },
  { code: 'extra-ignored', severities: ['warning', 'error'], title: say('extraIgnoredTitle') },
  { code: 'later-visit', severities: ['warning'], title: say('laterVisitTitle') },
  { code: 'imported-first', severities: ['information'], title: say('importedFirstTitle') },
  { code: 'held-back', severities: ['warning', 'information'], title: say('heldBackTitle') },
  { code: 'public-index', severities: ['warning'], title: say('publicIndexTitle') },
  { code: 'stale-lock', severities: ['warning', 'information'], title: say('staleLockTitle') },
  { code: 'locked-without-wheel', severities: ['warning', 'information'], title: say('lockedWithoutWheelTitle') },
  { code: 'lock-preferred', severities: ['information'], title: say('lockPreferredTitle') },
  { code: 'uv-setting', severities: ['error', 'warning', 'information'], title: say('uvSettingTitle') },
  { code: 'unknown-verdict', severities: ['information'], title: say('unknownVerdictTitle') },
  { code: 'unsupported-source', severities: ['information'], title: say('unsupportedSourceTitle') },
  { code: 'invalid-requirement', severities: ['error', 'warning'], title: say('invalidRequirementTitle') },
  { code: 'invalid-file', severities: ['error', 'warning', 'information'], title: say('invalidFileTitle') },
  { code: 'not-checked', severities: ['information'], title: say('notCheckedTitle') },
  { code: 'file-encoding', severities: ['error'], title: say('fileEncodingTitle') },
  { code: 'requirements-txt', severities: ['error', 'warning'], title: say('requirementsTxtTitle') },
  { code: 'cf-requirements-txt', severities: ['warning'], title: say('cfRequirementsTxtTitle') },
  { code: 'tool-vendored', severities: ['warning'], title: say('toolVendoredTitle') },
  { code: 'never-vendored', severities: ['information', 'hint'], title: say('neverVendoredTitle') },
  { code: 'python-mismatch', severities: ['warning', 'information'], title: say('pythonMismatchTitle') },
  { code: 'poetry-only', severities: ['warning'], title: say('poetryOnlyTitle') },
  { code: 'host-step', severities: ['error', 'information'], title: say('hostStepTitle') },
  { code: 'environment-runtime', severities: ['warning'], title: say('environmentRuntimeTitle') },
  { code: 'missing-python-flag', severities: ['error'], title: say('missingPythonFlagTitle') },
  { code: 'no-wrangler-file', severities: ['error'], title: say('noWranglerFileTitle') },
  { code: 'deploy-refused', severities: ['error'], title: say('deployRefusedTitle') },
  {
    code: 'fails-at-import',
    severities: ['warning', 'error', 'information', 'hint'],
    title: say('failsAtImportTitle'),
  },
  { code: 'vendored-size', severities: ['warning', 'information'], title: say('vendoredSizeTitle') },
  { code: 'target-problem', severities: ['warning', 'error', 'information'], title: say('targetProblemTitle') },
  { code: 'unused-ignore', severities: ['information', 'warning'], title: say('unusedIgnoreTitle') },
  { code: 'invalid-setting', severities: ['warning'], title: say('invalidSettingTitle') },
] as const satisfies readonly Rule[];

/** The code of a finding. */
export type FindingCode = (typeof RULES)[number]['code'];

/** Codes that are part of another one now, or have another name, which somebody may still have in a list or a comment. */
export const FORMER_CODES: ReadonlyMap<string, FindingCode> = new Map([
  ['requires-python-ignored', 'python-ignored'],
  ['stale-sync', 'stale-lock'],
]);

/** The code that a text names, under its present or a former name; undefined if it names none. */
export function codeNamed(text: string): FindingCode | undefined {
  return RULES.find(({ code }) => code === text)?.code ?? FORMER_CODES.get(text);
}

/** The severities that findings with a code may have. */
export type SeverityOf<Code extends FindingCode> = Extract<
  (typeof RULES)[number],
  { readonly code: Code }
>['severities'][number];

/** The usual severity of findings with a code. */
export function usualSeverity(code: FindingCode): Severity {
  const rule: Rule | undefined = RULES.find((one) => one.code === code);
  if (!rule) throw new Error(`there is no rule ${code}`);
  return rule.severities[0];
}
