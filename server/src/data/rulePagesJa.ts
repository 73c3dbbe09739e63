/** The pages of the findings in Japanese, from `docs/rules/ja`: loaded only where somebody reads them. */
import type { FindingCode } from '../core/findings/rules.ts';
import blockedDependency from '../../../docs/rules/ja/blocked-dependency.md';
import cfRequirementsTxt from '../../../docs/rules/ja/cf-requirements-txt.md';
import deployRefused from '../../../docs/rules/ja/deploy-refused.md';
import environmentRuntime from '../../../docs/rules/ja/environment-runtime.md';
import extraIgnored from '../../../docs/rules/ja/extra-ignored.md';
import failsAtImport from '../../../docs/rules/ja/fails-at-import.md';
import fileEncoding from '../../../docs/rules/ja/file-encoding.md';
import firstChoice from '../../../docs/rules/ja/first-choice.md';
import heldBack from '../../../docs/rules/ja/held-back.md';
import hostStep from '../../../docs/rules/ja/host-step.md';
import importedFirst from '../../../docs/rules/ja/imported-first.md';
import invalidFile from '../../../docs/rules/ja/invalid-file.md';
import invalidRequirement from '../../../docs/rules/ja/invalid-requirement.md';
import invalidSetting from '../../../docs/rules/ja/invalid-setting.md';
import laterVisit from '../../../docs/rules/ja/later-visit.md';
import lockPreferred from '../../../docs/rules/ja/lock-preferred.md';
import lockedWithoutWheel from '../../../docs/rules/ja/locked-without-wheel.md';
import missingPythonFlag from '../../../docs/rules/ja/missing-python-flag.md';
import neverVendored from '../../../docs/rules/ja/never-vendored.md';
import noCompatibleWheel from '../../../docs/rules/ja/no-compatible-wheel.md';
import noMatchingVersion from '../../../docs/rules/ja/no-matching-version.md';
import noWranglerFile from '../../../docs/rules/ja/no-wrangler-file.md';
import notChecked from '../../../docs/rules/ja/not-checked.md';
import notShipped from '../../../docs/rules/ja/not-shipped.md';
import poetryOnly from '../../../docs/rules/ja/poetry-only.md';
import publicIndex from '../../../docs/rules/ja/public-index.md';
import pythonIgnored from '../../../docs/rules/ja/python-ignored.md';
import pythonMismatch from '../../../docs/rules/ja/python-mismatch.md';
import refusedReference from '../../../docs/rules/ja/refused-reference.md';
import requirementsTxt from '../../../docs/rules/ja/requirements-txt.md';
import requiresPython from '../../../docs/rules/ja/requires-python.md';
import sourceOnly from '../../../docs/rules/ja/source-only.md';
import staleLock from '../../../docs/rules/ja/stale-lock.md';
import standardLibrary from '../../../docs/rules/ja/standard-library.md';
import targetProblem from '../../../docs/rules/ja/target-problem.md';
import toolVendored from '../../../docs/rules/ja/tool-vendored.md';
import twoVersions from '../../../docs/rules/ja/two-versions.md';
import unknownProject from '../../../docs/rules/ja/unknown-project.md';
import unknownVerdict from '../../../docs/rules/ja/unknown-verdict.md';
import unsupportedSource from '../../../docs/rules/ja/unsupported-source.md';
import unusedIgnore from '../../../docs/rules/ja/unused-ignore.md';
import uvSetting from '../../../docs/rules/ja/uv-setting.md';
import vendoredSize from '../../../docs/rules/ja/vendored-size.md';
import versionConflict from '../../../docs/rules/ja/version-conflict.md';
import wrongAbi from '../../../docs/rules/ja/wrong-abi.md';

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
