/** The whole analysis of one dependency file on one target: resolves it, explains what fails, and proves what helps. */
import type { ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import { leaveOut, type Diagnosis, type Failure } from '../diagnosis/diagnose.ts';
import { diagnoseFile } from '../diagnosis/diagnoseFile.ts';
import { factsOfProof, restsOnUnknown } from '../diagnosis/proof.ts';
import { placeOf, startOf, type Finding } from '../findings/finding.ts';
import { failureFinding } from '../findings/failure/failureFinding.ts';
import { importedFirstFindings } from '../findings/importedFirst.ts';
import { laterVisitFindings } from '../findings/laterVisit.ts';
import { heldBackFindings, takenByNameAlone } from '../findings/heldBack.ts';
import { invalidFile } from '../findings/invalidFile.ts';
import { atMostToldOf } from '../findings/manyMistakes.ts';
import { invalidRequirement } from '../findings/invalidRequirement.ts';
import { nativeBuildFindings } from '../findings/nativeBuild.ts';
import { namesakeFindings } from '../findings/namesake.ts';
import { notChecked } from '../findings/notChecked.ts';
import { lockGapFindings, notShipped } from '../findings/notShipped.ts';
import { lockPreferred } from '../findings/locks/lockPreferred.ts';
import { missingExtraFindings } from '../findings/missingExtra.ts';
import { micropipFindings } from '../findings/micropipFindings.ts';
import {
  builtFromSources,
  doubtfulSolution,
  isBuilt,
  tooManyFindings,
  unreadPageFindings,
} from '../findings/unknownVerdict.ts';
import { installedElsewhere, syncSettingFindings } from '../findings/installedElsewhere.ts';
import { interpreterDoubts, interpreterStops } from '../findings/interpreterSettings.ts';
import { publicIndexFindings } from '../findings/publicIndex.ts';
import { unreadReferences } from '../findings/unsupportedSource.ts';
import {
  earlierPythonFindings,
  laterPythonFindings,
  otherPlatformFindings,
  universalFindings,
} from '../findings/otherPlatform.ts';
import { undatedIndexFindings } from '../findings/undatedIndex.ts';
import { missingPageFindings, undeclaredIndexFindings, uvSettingFindings } from '../findings/uvSetting.ts';
import { loadedModuleFinding } from '../findings/failure/standardLibrary.ts';
import { lostAdditions, missingAdditions, missingOnHost } from '../findings/worker/missingAdditions.ts';
import { hiddenAdditions } from '../findings/worker/hiddenAdditions.ts';
import { hostStepFindings } from '../findings/worker/hostStep.ts';
import { withFailingFixes } from '../findings/worker/startUp/failingFixes.ts';
import { importFindings } from '../findings/worker/importFindings.ts';
import { poetryOnlyFindings } from '../findings/worker/poetryOnly.ts';
import { misplacedModulesFindings, strayUploadFindings } from '../findings/worker/strayUploads.ts';
import { toolsAmong } from '../findings/worker/toolVendored.ts';
import { vendoredSizeFindings } from '../findings/worker/vendoredSize.ts';
import { install } from '../installers/install.ts';
import { refusesSettings } from '../installers/uv/uvPolicy.ts';
import { withoutUnasked } from '../installers/references/withoutUnasked.ts';
import { followed, installerView, isPartlyUnread, type InstallerView } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { keepsVersions } from '../remedies/safety.ts';
import { withEffectsOn } from '../remedies/sideEffects.ts';
import type { Target } from '../runtimes/target.ts';
import type { Catalog } from '../solver/catalog.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import { wholeOf, type Movements } from '../solver/movements.ts';
import type { Question } from '../solver/question.ts';
import type { Pinned, Solved } from '../solver/resolution.ts';
import { hasDates } from '../solver/selectionPolicy.ts';
import { underUniversal } from './universal.ts';
import { withAge, knowledgeOf, type Analysis } from './age.ts';
import { findingsOfAll, installationsOf, onlyIn, summaryOfAll } from './installations.ts';
import { ADDED, DECLARED, type ResolutionSummary, type ResolvedPackage } from '../installers/resolutionSummary.ts';

const NOTHING_INSTALLED: ResolutionSummary = { resolves: false, packages: [] };

/** Resolves a file and explains the result, for each interpreter that it installs in. */
export function* analyze(given: ProjectContext): Question<Analysis> {
  return yield* wholeOf(yield* beginAnalysis(given));
}

/** The same in two movements: what fails and why, then everything else. */
export function* beginAnalysis(given: ProjectContext): Question<Movements<Analysis>> {
  const installations = installationsOf(given.file);
  if (installations.length < 2) return yield* beginOne(given);
  const begun: Movements<Analysis>[] = [];
  for (const one of installations) begun.push(yield* beginOne(onlyIn(one, given)));
  return {
    verdict: joined(begun.map(({ verdict }) => verdict)),
    *rest() {
      const analyses: Analysis[] = [];
      for (const one of begun) analyses.push(yield* wholeOf(one));
      return joined(analyses);
    },
  };
}

function joined(analyses: readonly Analysis[]): Analysis {
  return {
    summary: summaryOfAll(analyses.map(({ summary }) => summary)),
    findings: findingsOfAll(analyses.flatMap(({ findings }) => findings)),
    resolved: analyses.flatMap(({ resolved = [] }) => resolved),
  };
}

function* beginOne(given: ProjectContext): Question<Movements<Analysis>> {
  const { file, target } = given;
  const tooMany = tooManyFindings(file);
  if (tooMany.length > 0) return { verdict: { summary: { resolves: null, packages: [] }, findings: tooMany } };
  if (refusesSettings(target, file)) return stoppedBy([]);
  const undeclared = undeclaredIndexFindings(file, target);
  if (undeclared.length > 0) return stoppedBy(undeclared);
  const later = [...laterPythonFindings(file, target), ...interpreterStops(file, target)];
  if (later.length > 0) return stoppedBy(later);
  const universal = yield* underUniversal(given);
  return 'analysis' in universal ? { verdict: universal.analysis } : yield* beginResolved(universal.given);
}

/** What stops an installer before it resolves anything. */
function stoppedBy(findings: readonly Finding[]): Movements<Analysis> {
  return { verdict: { summary: NOTHING_INSTALLED, findings } };
}

/** What the verdict rests on, for whoever finds out the rest. */
interface Judged {
  readonly given: ProjectContext;
  /** The same, seen as the settings of the file allow. */
  readonly context: ProjectContext;
  /** What is declared, before what pywrangler adds in vain is set aside. */
  readonly declared: InstallerView;
  readonly read: InstallerView;
  readonly diagnosis: Diagnosis;
  readonly failures: readonly Movements<Finding>[];
  /** What pywrangler adds and cannot have: it stops before anything is resolved. */
  readonly missing: readonly Finding[];
  /** Of that, what stops only a later step. */
  readonly hiddenLater: readonly Finding[];
  readonly gaps: readonly Finding[];
}

function* beginResolved(given: ProjectContext): Question<Movements<Analysis>> {
  const judged = yield* judge(given);
  const told = judged.failures.map(({ verdict }) => verdict);
  const { summary, findings } = agedAnalysis([...judged.missing, ...told], judged);
  return {
    // What is not known is told when all of it is: one index that is silent is told once.
    verdict: { summary, findings: findings.filter(({ unanswered }) => !unanswered) },
    rest: () => analyzeRest(judged),
  };
}

function* judge(given: ProjectContext): Question<Judged> {
  const { file, target } = given;
  const declared = yield* followed(installerView(file, target, given.installContext));
  const catalog = given.catalogFor(target);
  const { diagnosis, read: view, lost } = yield* diagnoseFile(declared, catalog);
  const read = withoutUnasked(view, diagnosis.whole, catalog);
  const context = seenThrough(given, read, lost);
  const earlier = earlierPythonFindings(lost, file, target);
  const failing = diagnosis.failures.map(({ name }) => name);
  const hidden = yield* hiddenAdditions(declared.problem, lost, failing, given);
  const untold = earlier.length > 0 ? [] : lost.filter(({ name }) => !hidden.told.has(name));
  const failures: Movements<Finding>[] = [];
  for (const failure of diagnosis.failures) failures.push(yield* failureFinding(failure, diagnosis, read, context));
  return {
    ...{ given, context, declared, read, diagnosis, failures },
    missing: [
      ...missingAdditions(lost, file),
      ...earlier,
      ...(hidden.stopsCompile ? hidden.findings : []),
      ...lostAdditions(untold, file, target),
    ],
    hiddenLater: hidden.stopsCompile ? [] : hidden.findings,
    gaps: lockGapFindings(diagnosis.whole, read, target),
  };
}

/** The summary, and findings that rest on what indexes say, each with its age. */
function agedAnalysis(findings: readonly Finding[], judged: Judged): Analysis {
  const { given, diagnosis, read, missing, gaps } = judged;
  const { file, target } = given;
  const catalog = given.catalogFor(target);
  const isPartial = missing.length + unreadPageFindings(file, catalog).length > 0;
  const summary = gaps.length > 0 ? NOTHING_INSTALLED : summarize(diagnosis, read, isPartial, catalog);
  const aged = withAge({ summary, findings }, read.seen[0] ? placeOf(read.seen[0]) : startOf(file.path), catalog);
  return {
    ...aged,
    summary: {
      ...aged.summary,
      ...(missing.length > 0 && { resolves: false }),
      ...(installedElsewhere(file, target) && { packages: [] }),
    },
  };
}

function* analyzeRest(judged: Judged): Question<Analysis> {
  const { given, context, read, diagnosis, missing, hiddenLater } = judged;
  const { file, target } = given;
  const { whole } = diagnosis;
  const failing = diagnosis.failures.map(({ name }) => name);
  const findings: Finding[] = [...missing];
  if (whole.kind === 'solved') findings.push(...(yield* installedFindings(whole, read, context)));
  for (const failure of judged.failures) findings.push(yield* wholeOf(failure));
  if (whole.kind === 'failed') {
    findings.push(...(yield* nativeBuildFindings(diagnosis.rest, read, context, failing)));
    findings.push(...(yield* hostStepOfRest(diagnosis, read, context)));
  }
  findings.push(...hiddenLater);
  if (missing.length === 0) findings.push(...(yield* missingOnHost(given)));
  const isLost = new Set(diagnosis.failures.filter(({ facts }) => !restsOnUnknown(facts)).map(({ name }) => name));
  const perhaps = read.seen.filter(({ requirement }) => !isLost.has(requirement.normalized));
  findings.push(...(yield* laterVisitFindings(perhaps, failing, context)));
  const installed = whole.kind === 'solved' ? whole : diagnosis.rest;
  const aged = agedAnalysis(withFailingFixes(findings, installed, read, context), judged);
  return {
    summary: aged.summary,
    findings: [
      ...uvSettingFindings(file, target),
      ...syncSettingFindings(file, target),
      ...interpreterDoubts(file, target),
      ...otherPlatformFindings(file, target, whole),
      ...universalFindings(file, target, 'known'),
      ...aged.findings,
      ...undatedFindings(judged),
    ],
    separable: yield* separableTools(failing, read, context),
    resolved: [{ rest: diagnosis.rest, read }],
  };
}

/** What does not rest on what an index says of a project. */
function undatedFindings({ given, context, declared, read, gaps }: Judged): readonly Finding[] {
  const { file, target } = given;
  const { wrangler, uploads } = context;
  const catalog = given.catalogFor(target);
  const asked = [...read.seen, ...declared.notShipped];
  return [
    ...strayUploadFindings(wrangler, uploads),
    ...misplacedModulesFindings(wrangler, uploads),
    ...missingPageFindings(file, catalog),
    ...unreadPageFindings(file, catalog),
    ...poetryOnlyFindings(read.seen, context),
    ...unreadReferences(read),
    ...gaps,
    ...declared.notShipped.map((one) => loadedModuleFinding(one, context) ?? notShipped(one, asked, context)),
  ];
}

/**
 * The tools among the declared projects without which everything else is installed in the same version.
 * @param failing the declared projects that do not install: they have no versions to keep, and the others are seen without them
 */
function* separableTools(
  failing: readonly NormalizedName[],
  { seen, problem }: InstallerView,
  context: ProjectContext,
): Question<ReadonlySet<NormalizedName>> {
  const catalog = context.catalogFor(context.target);
  const separable = new Set<NormalizedName>();
  for (const { requirement } of toolsAmong(seen)) {
    const name = requirement.normalized;
    const rest = yield* install(leaveOut(problem, [...failing, name]), catalog);
    const before = failing.includes(name) ? rest : yield* install(leaveOut(problem, failing), catalog);
    if (before.kind === 'solved' && rest.kind === 'solved' && keepsVersions(before, rest, name)) separable.add(name);
  }
  return separable;
}

/** What is to be said of what does install; the fixes say what else they change of it. */
function* installedFindings(whole: Solved, read: InstallerView, context: ProjectContext): Question<readonly Finding[]> {
  const { seen } = read;
  const compared = yield* comparisons(whole, read, context);
  const findings = [
    ...(yield* undatedIndexFindings(whole, read, context)),
    ...doubtfulSolution(whole, read),
    ...takenByNameAlone(whole, read, context),
    ...(yield* builds(whole, read, context)),
    ...compared,
    ...(yield* missingExtraFindings(whole, read, context, compared)),
    ...(yield* micropipFindings(whole, read, context)),
    ...(yield* importFindings(whole, read, context)),
    ...(yield* importedFirstFindings(read, context)),
    ...(yield* namesakeFindings(whole, seen, context)),
    ...publicIndexFindings(whole, read, context),
    ...(context.wrangler ? vendoredSizeFindings(whole, seen, context) : []),
    ...(yield* hostStepFindings(whole, read, context)),
  ];
  return findings.map((one) => withEffects(one, whole));
}

/** What would stop the host step even if everything that fails before it were mended. */
function* hostStepOfRest(
  { failures, rest }: Diagnosis,
  read: InstallerView,
  context: ProjectContext,
): Question<readonly Finding[]> {
  // What is not known could still decide which versions are vendored.
  if (!context.isSynced || failures.length === 0 || failures.some(({ facts }) => restsOnUnknown(facts))) return [];
  const failing = failures.map(({ name }) => name);
  if (rest.kind !== 'solved') return [];
  return (yield* hostStepFindings(rest, read, context, failing)).map((one) => withEffects(one, rest));
}

/** The finding whose fixes say what else they change of what is installed. */
function withEffects(found: Finding, installed: Solved): Finding {
  return { ...found, remedies: withEffectsOn(installed, found.remedies) };
}

/** From here on everything sees releases as the file's settings allow them to count. */
function seenThrough(given: ProjectContext, { problem }: InstallerView, lost: readonly Failure[]): ProjectContext {
  const installContext = { ...given.installContext, ...(lost.length > 0 && { pywrangler: false }) };
  return {
    ...given,
    installContext,
    catalogFor: (target, file) => catalogUnder(given.catalogFor(target, file), problem.policy),
  };
}

/** What is built from source: what is known to be native code, and the rest. */
function* builds(whole: Solved, read: InstallerView, context: ProjectContext): Question<readonly Finding[]> {
  const native = yield* nativeBuildFindings(whole, read, context);
  const told = new Set(native.flatMap(({ culprits }) => culprits));
  return [...builtFromSources(whole, read.seen, ({ name }) => told.has(name)), ...native];
}

/** What is installed compared with what could be: without the pins of a lock file, and on a host. */
function* comparisons(whole: Solved, read: InstallerView, context: ProjectContext): Question<readonly Finding[]> {
  const { policy } = read.problem;
  if (!policy || policy.preferences.size === 0) return yield* heldBackFindings(whole, read, context);
  const problem = { ...read.problem, policy: { ...policy, preferences: new Map() } };
  const fresh = yield* install(problem, context.catalogFor(context.target));
  if (fresh.kind === 'failed') return [];
  const kept = lockPreferred(whole, fresh, policy.preferences, read.seen);
  return [...kept, ...(yield* heldBackFindings(fresh, { ...read, problem }, context))];
}

/**
 * One dependency known to fail settles it, whatever is still unknown about the others.
 * @param isPartial whether what the installer adds by itself was set aside because it seems to fail
 */
function summarize(
  { whole, failures, rest }: Diagnosis,
  read: InstallerView,
  isPartial: boolean,
  catalog: Catalog,
): ResolutionSummary {
  if (read.notShipped.length > 0) return NOTHING_INSTALLED;
  if (whole.kind === 'failed') {
    const isKnown = failures.some(({ facts }) => !restsOnUnknown(facts)) || !restsOnUnknown(factsOfProof(whole.proof));
    return {
      ...{ resolves: isKnown ? false : null, packages: [], ...dated(read) },
      ...(rest.kind === 'solved' && { rest: packagesOf(rest, read, catalog) }),
    };
  }
  const isOpen = isPartial || isPartlyUnread(read) || [...whole.packages.values()].some(isBuilt);
  return {
    ...dated(read),
    resolves: isOpen ? null : true,
    packages: packagesOf(whole, read, catalog),
  };
}

function packagesOf({ packages }: Solved, read: InstallerView, catalog: Catalog): readonly ResolvedPackage[] {
  return [...packages.values()]
    .filter(({ name }) => !read.leftOut.has(name))
    .map((pinned) => ({ ...resolvedPackage(pinned, read), ...knowledgeOf(pinned, catalog) }));
}

/** The settings of the file, if they hide what is too new. */
function dated({ problem: { policy } }: InstallerView): Pick<ResolutionSummary, 'dated'> {
  return policy && (policy.newestOf.size > 0 || hasDates(policy)) ? { dated: policy } : {};
}

/** A package of a solution as a summary shows it. */
export function resolvedPackage(
  { name, version, candidate, requiredBy, declared }: Pinned,
  { problem, added }: InstallerView,
): ResolvedPackage {
  const isWritten = declared && !problem.unwritten?.has(name);
  const { filename, size } = candidate.distribution.file;
  return {
    name,
    version: formatVersion(version),
    wheel: candidate.builtFrom ?? filename,
    ...(size !== undefined && candidate.builtFrom === undefined && { size }),
    index: candidate.distribution.index,
    requiredBy: [...(isWritten ? [DECLARED] : []), ...(added.has(name) ? [ADDED] : []), ...requiredBy],
  };
}

/** Findings about texts that could not be read on any of the targets; they need no resolution. */
export function readingFindings(problems: readonly ReadingProblem[], targets: readonly Target[]): readonly Finding[] {
  const readings = new Set(targets.map(({ installer }) => installer.markers));
  const findings = problems.flatMap((problem): readonly Finding[] => {
    const { objector } = problem;
    if (problem.about === 'unchecked') return [notChecked(problem)];
    if (problem.about === 'file') return objector && !readings.has(objector) ? [] : [invalidFile(problem)];
    if (problem.severity === 'warning') return [invalidRequirement(problem, 'warning')];
    if (objector === undefined || readings.has(objector)) return [invalidRequirement(problem, 'error')];
    return objector === 'packaging' ? [invalidRequirement(problem, 'warning')] : [];
  });
  return atMostToldOf(findings);
}
