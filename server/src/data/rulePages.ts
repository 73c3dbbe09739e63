/** The pages of the findings as Markdown, from `docs/rules`: they come with the program, so that it can show them without a clone. */
import type { FindingCode } from '../core/findings/rules.ts';
import blockedDependency from '../../../docs/rules/blocked-dependency.md';
import cfRequirementsTxt from '../../../docs/rules/cf-requirements-txt.md';
import deployRefused from '../../../docs/rules/deploy-refused.md';
import environmentRuntime from '../../../docs/rules/environment-runtime.md';
import extraIgnored from '../../../docs/rules/extra-ignored.md';
import failsAtImport from '../../../docs/rules/fails-at-import.md';
import fileEncoding from '../../../docs/rules/file-encoding.md';
import firstChoice from '../../../docs/rules/first-choice.md';
import heldBack from '../../../docs/rules/held-back.md';
import hostStep from '../../../docs/rules/host-step.md';
import importedFirst from '../../../docs/rules/imported-first.md';
import invalidFile from '../../../docs/rules/invalid-file.md';
import invalidRequirement from '../../../docs/rules/invalid-requirement.md';
import invalidSetting from '../../../docs/rules/invalid-setting.md';
import laterVisit from '../../../docs/rules/later-visit.md';
import lockPreferred from '../../../docs/rules/lock-preferred.md';
import lockedWithoutWheel from '../../../docs/rules/locked-without-wheel.md';
import missingPythonFlag from '../../../docs/rules/missing-python-flag.md';
import neverVendored from '../../../docs/rules/never-vendored.md';
import noCompatibleWheel from '../../../docs/rules/no-compatible-wheel.md';
import noMatchingVersion from '../../../docs/rules/no-matching-version.md';
import noWranglerFile from '../../../docs/rules/no-wrangler-file.md';
import notChecked from '../../../docs/rules/not-checked.md';
import notShipped from '../../../docs/rules/not-shipped.md';
import poetryOnly from '../../../docs/rules/poetry-only.md';
import publicIndex from '../../../docs/rules/public-index.md';
import pythonIgnored from '../../../docs/rules/python-ignored.md';
import pythonMismatch from '../../../docs/rules/python-mismatch.md';
import refusedReference from '../../../docs/rules/refused-reference.md';
import requirementsTxt from '../../../docs/rules/requirements-txt.md';
import requiresPython from '../../../docs/rules/requires-python.md';
import sourceOnly from '../../../docs/rules/source-only.md';
import staleLock from '../../../docs/rules/stale-lock.md';
import standardLibrary from '../../../docs/rules/standard-library.md';
import targetProblem from '../../../docs/rules/target-problem.md';
import toolVendored from '../../../docs/rules/tool-vendored.md';
import twoVersions from '../../../docs/rules/two-versions.md';
import unknownProject from '../../../docs/rules/unknown-project.md';
import unknownVerdict from '../../../docs/rules/unknown-verdict.md';
import unsupportedSource from '../../../docs/rules/unsupported-source.md';
import unusedIgnore from '../../../docs/rules/unused-ignore.md';
import uvSetting from '../../../docs/rules/uv-setting.md';
import vendoredSize from '../../../docs/rules/vendored-size.md';
import versionConflict from '../../../docs/rules/version-conflict.md';
import wrongAbi from '../../../docs/rules/wrong-abi.md';

/** Every code has a page: if one is missing, this does not compile. */
export const RULE_PAGES: Readonly<Record<FindingCode, string>> = {
  'no-compatible-wheel': noCompatibleWheel,
  'source-only': sourceOnly,
  'wrong-abi': wrongAbi,
  'requires-python': requiresPython,
  'blocked-dependency': blockedDependency,
  'no-matching-version': noMatchingVersion,
  'version-conflict': versionConflict,
  'unknown-project': unknownProject,
  'not-shipped': notShipped,
  'refused-reference': refusedReference,
  'standard-library': standardLibrary,
  'first-choice': firstChoice,
  'two-versions': twoVersions,
  'python-ignored': pythonIgnored,
  'extra-ignored': extraIgnored,
  'later-visit': laterVisit,
  'imported-first': importedFirst,
  'held-back': heldBack,
  'public-index': publicIndex,
  'stale-lock': staleLock,
  'locked-without-wheel': lockedWithoutWheel,
  'lock-preferred': lockPreferred,
  'uv-setting': uvSetting,
  'unknown-verdict': unknownVerdict,
  'unsupported-source': unsupportedSource,
  'invalid-requirement': invalidRequirement,
  'invalid-file': invalidFile,
  'not-checked': notChecked,
  'file-encoding': fileEncoding,
  'requirements-txt': requirementsTxt,
  'cf-requirements-txt': cfRequirementsTxt,
  'tool-vendored': toolVendored,
  'never-vendored': neverVendored,
  'python-mismatch': pythonMismatch,
  'poetry-only': poetryOnly,
  'host-step': hostStep,
  'environment-runtime': environmentRuntime,
  'missing-python-flag': missingPythonFlag,
  'no-wrangler-file': noWranglerFile,
  'deploy-refused': deployRefused,
  'fails-at-import': failsAtImport,
  'vendored-size': vendoredSize,
  'target-problem': targetProblem,
  'unused-ignore': unusedIgnore,
  'invalid-setting': invalidSetting,
};

/** The pages in a language, by its tag. */
export async function loadRulePages(language: string): Promise<typeof RULE_PAGES> {
  return language === 'ja' ? (await import('./rulePagesJa.ts')).RULE_PAGES : RULE_PAGES;
}
