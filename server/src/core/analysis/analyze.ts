/** The whole analysis of one dependency file on one target: resolves it, explains what fails, and proves what helps. */
import type { Declaration, ReadingProblem } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { adviceOf, waysOut } from '../remedies/remedies.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Pinned, Resolution, Solved } from '../solver/resolution.ts';
import type { Question } from '../solver/question.ts';
import { en } from '../messages/en/en.ts';
import { tell } from '../messages/message.ts';
import { code, shorten, maskCredentials, requirementCode } from '../messages/words.ts';
import { asksOf } from '../diagnosis/asks.ts';
import type { Failure } from '../diagnosis/diagnose.ts';
import { diagnoseFile } from '../diagnosis/diagnoseFile.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import { install } from '../installers/install.ts';
import { explain, fewOf } from '../findings/failure/explain.ts';
import { asFirstChoice } from '../findings/firstChoice.ts';
import { micropipFindings } from '../findings/micropipFindings.ts';
import { installerView, type InstallerView as Problem, type ReadDeclaration } from '../installers/installerView.ts';
import { NOTHING_MORE, type Finding } from '../findings/finding.ts';
import { heldBackFindings } from '../findings/heldBack.ts';
import { lockPreferred } from '../findings/locks/lockPreferred.ts';
import { judgeCulprits } from '../findings/failure/lackText.ts';
import { codeOf, failureMessage } from '../findings/failure/message.ts';
import { poetryOnlyFindings } from '../findings/worker/poetryOnly.ts';
import { takingPart, withoutMarker } from '../findings/failure/takingPart.ts';
import { factsOfProof, type ProofFacts } from '../diagnosis/proof.ts';
import { builtFindings, isBuilt, lostFindings, uvSettingFindings } from '../findings/uvSetting.ts';
import type { ResolutionSummary, ResolvedPackage } from './snapshot.ts';
import { knownFailureFindings } from '../findings/worker/failsAtImport.ts';
import { vendoredSizeFindings } from '../findings/worker/vendoredSize.ts';
import { isNowhere, unusableFrom } from '../diagnosis/wheelSituation.ts';

/** So many things that could not be found out are listed: mostly they have one cause. */
const MOST_UNKNOWN = 5;

/** What a resolution of the file has to say. */
export interface Analysis {
  readonly summary: ResolutionSummary;
  readonly findings: readonly Finding[];
}

/** Resolves and explains a file. */
export function* analyze(given: ProjectContext): Question<Analysis> {
  const { file, target } = given;
  const declared = installerView(file, target, given.installContext);
  const { diagnosis, read, lost } = yield* diagnoseFile(declared, given.catalogFor(target));
  const { whole, failures } = diagnosis;
  const context = seenThrough(given, read, lost);
  const withoutAdded = lostFindings(lost, file, target);
  const findings: Finding[] = [...uvSettingFindings(file, read, given.neighbours, whole), ...withoutAdded];
  for (const failure of failures) {
    findings.push(yield* failureFinding(failure, failures, read, context));
  }
  if (whole.kind === 'solved') {
    findings.push(...doubts(whole, read), ...builtFindings(whole, read.seen));
    findings.push(...(yield* comparisons(whole, read, context)));
    findings.push(...(yield* micropipFindings(whole, read, context)));
    findings.push(...knownFailureFindings(whole, read.seen, target, context.knownFailures ?? []));
    if (context.wrangler) findings.push(...vendoredSizeFindings(whole, read.seen));
  }
  findings.push(...poetryOnlyFindings(read.seen, context));
  findings.push(...read.unsupported.map((declaration) => unsupportedFinding(declaration)));
  return { summary: summarize(whole, failures, read, withoutAdded.length > 0), findings };
}

/** Everything that looks at releases from here on sees them as the settings of the file let them count. */
function seenThrough(given: ProjectContext, { problem }: Problem, lost: readonly Failure[]): ProjectContext {
  const installContext = { ...given.installContext, ...(lost.length > 0 && { pywrangler: false }) };
  return { ...given, installContext, catalogFor: (target) => catalogUnder(given.catalogFor(target), problem.policy) };
}

/** What is installed beside what could be: without the pins of a lock file, and on a host. */
function* comparisons(whole: Solved, read: Problem, context: ProjectContext): Question<readonly Finding[]> {
  const { policy } = read.problem;
  if (!policy || policy.preferences.size === 0) return yield* heldBackFindings(whole, read, context);
  const problem = { ...read.problem, policy: { ...policy, preferences: new Map() } };
  const fresh = yield* install(problem, context.catalogFor(context.target));
  if (fresh.kind === 'failed') return [];
  const kept = lockPreferred(whole, fresh, policy.preferences, read.seen);
  return [...kept, ...(yield* heldBackFindings(fresh, { ...read, problem }, context))];
}

/**
 * One dependency that is known to fail settles it, whatever could not be found out about the others.
 * @param isPartial whether what the installer adds by itself was set aside since it seems to fail
 */
function summarize(
  whole: Resolution,
  failures: readonly Failure[],
  read: Problem,
  isPartial: boolean,
): ResolutionSummary {
  if (whole.kind === 'failed') {
    const isKnown = failures.some(({ facts }) => !restsOnUnknown(facts)) || !restsOnUnknown(factsOfProof(whole.proof));
    return { resolves: isKnown ? false : null, packages: [] };
  }
  const packages = [...whole.packages.values()];
  const isOpen = isPartial || read.unsupported.length > 0 || packages.some(isBuilt);
  return {
    resolves: isOpen ? null : true,
    packages: packages.map((pinned) => resolvedPackage(pinned, read)),
  };
}

function resolvedPackage(
  { name, version, candidate, requiredBy, declared }: Pinned,
  { problem, added }: Problem,
): ResolvedPackage {
  const isWritten = declared && !problem.unwritten?.has(name);
  return {
    name,
    version: formatVersion(version),
    wheel: candidate.builtFrom ?? candidate.distribution.file.filename,
    index: candidate.distribution.index,
    requiredBy: [...(isWritten ? ['(declared)'] : []), ...(added.has(name) ? ['(pywrangler)'] : []), ...requiredBy],
  };
}

function restsOnUnknown({ obstacles }: ProofFacts): boolean {
  return obstacles.some(({ cause }) => cause.kind === 'unavailable');
}

function* failureFinding(
  failure: Failure,
  failures: readonly Failure[],
  read: Problem,
  context: ProjectContext,
): Question<Finding> {
  const place = placeOf(failure.name, read.seen);
  if (restsOnUnknown(failure.facts)) return unknownFinding(failure, place);
  const { target, file } = context;
  const catalog = context.catalogFor(target);
  const others = failures.flatMap(({ name }) => (name === failure.name ? [] : [name]));
  const culprits = judgeCulprits(failure, catalog, target);
  const nowhere = culprits.some(({ name, situation }) => name === failure.name && isNowhere(situation));
  const ways = yield* waysOut({ failure, problem: read.problem, seen: read.seen, others, nowhere }, context);
  const written = withoutMarker(place.text);
  const ownGap = ownGapOf(failure, place, catalog);
  const advice = nowhere && !ways.fitting ? '' : adviceOf(ways, failure, target);
  const { together, related } = takingPart(failure, place, read, file);
  const asks = asksOf(failure.facts.edges, read.problem);
  const { problem } = read;
  const known = { failure, written, together, target, catalog, problem, file, asks, culprits, advice };
  const facts = { ...known, ...(ownGap && { ownGap }) };
  const finding: Finding = {
    code: codeOf(facts),
    severity: 'error',
    message: failureMessage(facts),
    path: place.path,
    span: place.spans.whole,
    name: failure.name,
    culprits: failure.culprits.map(({ name }) => name),
    chains: failure.culprits.map(({ chain }) => chain),
    explanation: explain(facts),
    related,
    remedies: ways.remedies,
  };
  if (target.installer !== 'micropip' || nowhere) return finding;
  return yield* asFirstChoice(finding, { failure, read, place, written, others }, context);
}

/** From which release on the declared project itself is out too, where something else is the first culprit. */
function ownGapOf(
  { name, culprits }: Failure,
  { requirement }: ReadDeclaration,
  catalog: Catalog,
): Version | undefined {
  const releases = knownReleases(catalog, name);
  if (!releases || culprits.length === 0 || culprits.some((culprit) => culprit.name === name)) return undefined;
  return unusableFrom(releases, VersionRange.fromSpecifierSet(requirement.specifier));
}

/** The declaration that a finding about a project stands on. */
function placeOf(name: NormalizedName, seen: readonly ReadDeclaration[]): ReadDeclaration {
  const place = seen.find(({ requirement }) => requirement.normalized === name);
  if (!place) throw new Error(`${name} is declared nowhere`);
  return place;
}

function unknownFinding(failure: Failure, place: ReadDeclaration): Finding {
  const messages = failure.facts.obstacles.flatMap(({ cause }) =>
    // Until messages reach this place.
    cause.kind === 'unavailable' ? [tell(cause.reason, en)] : [],
  );
  const [first = 'an index could not be asked'] = messages;
  return {
    ...bare(place),
    code: 'unknown-verdict',
    severity: 'information',
    message: `Whether ${requirementCode(maskCredentials(place.text))} installs is unknown: ${first}`,
    name: failure.name,
    explanation: fewOf(messages, MOST_UNKNOWN),
  };
}

/** A solution found while something could not be asked: it installs, but perhaps other versions would be taken. */
function doubts(whole: Resolution, { seen }: Problem): Finding[] {
  // Until messages reach this place.
  const reasons = whole.unavailable.map(({ reason }) => tell(reason, en));
  const [first] = reasons;
  const [place] = seen;
  if (first === undefined || !place) return [];
  const message = `The versions found may not be the ones that would be installed: ${first}`;
  return [
    {
      ...bare(place),
      code: 'unknown-verdict',
      severity: 'information',
      message,
      explanation: fewOf(reasons, MOST_UNKNOWN),
    },
  ];
}

function unsupportedFinding(declaration: Declaration): Finding {
  const what = declaration.requirement?.url ?? declaration.url ?? declaration.localPath ?? declaration.text;
  const message = `${code(shorten(maskCredentials(what), 80))} is taken as given: what a URL or a local path needs is not looked at`;
  return { ...bare(declaration), code: 'unsupported-source', severity: 'information', message };
}

/** The findings about texts that could not be read; they need no resolution. */
export function readingFindings(problems: readonly ReadingProblem[]): readonly Finding[] {
  return problems.map(({ message, path, span, severity, about }) => ({
    ...NOTHING_MORE,
    code: about === 'requirement' ? 'invalid-requirement' : 'invalid-file',
    severity,
    message: maskCredentials(message.charAt(0).toUpperCase() + message.slice(1)),
    path,
    span,
  }));
}

function bare({
  path,
  spans,
  requirement,
}: Declaration): Pick<Finding, 'path' | 'span' | 'name' | keyof typeof NOTHING_MORE> {
  return { ...NOTHING_MORE, path, span: spans.whole, ...(requirement && { name: requirement.normalized }) };
}
