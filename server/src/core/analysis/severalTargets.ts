/** One project on several targets: an analysis for each, and their findings merged, each with the targets it applies to. */
import { groupedBy } from '../text/groupedBy.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { rankRemedies } from '../remedies/ranking.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installedAfter } from '../remedies/prove.ts';
import { wholeOf, type Movements } from '../solver/movements.ts';
import type { Question } from '../solver/question.ts';
import type { TargetProblem } from '../runtimes/targetChoice.ts';
import type { Target } from '../runtimes/target.ts';
import { mentions, replacePart, say, saysTheSame, uniqueMessages, type Message } from '../messages/message.ts';
import type { Analysis } from './age.ts';
import { provenAgreements } from './agreement.ts';
import { beginAnalysis } from './analyze.ts';
import type { Finding } from '../findings/finding.ts';
import { oneForEachOutage } from '../findings/outages.ts';
import type { ResolutionSummary } from '../installers/resolutionSummary.ts';

/** What resolving a file for all its targets leads to. */
export interface ProjectAnalysis {
  /** One for each target, in their order. */
  readonly summaries: readonly ResolutionSummary[];
  readonly findings: readonly Finding[];
  /** The tools of the project that it can do without on each target: nothing else changes its version. */
  readonly separable?: ReadonlySet<NormalizedName>;
  /** What makes both tools of a Worker use the same runtime, and lets it install there. */
  readonly agreements?: readonly Remedy[];
}

/** The analysis of a file on one of its targets. */
interface Part {
  readonly context: ProjectContext;
  readonly analysis: Analysis;
}

/** The findings of a file on one of its targets. */
export interface TargetFindings {
  readonly target: Target;
  readonly findings: readonly Finding[];
}

/**
 * Resolves a file for each of its targets and explains the results.
 * @param problems what is odd about the targets
 * @returns the verdicts of all targets first, what helps on them behind
 */
export function* analyzeEach(
  targets: readonly ProjectContext[],
  problems: readonly TargetProblem[] = [],
): Question<Movements<ProjectAnalysis>> {
  const begun: { readonly context: ProjectContext; readonly movements: Movements<Analysis> }[] = [];
  for (const context of targets) begun.push({ context, movements: yield* beginAnalysis(context) });
  return {
    verdict: verdictOf(begun.map(({ context, movements }) => ({ context, analysis: movements.verdict }))),
    *rest() {
      const parts: Part[] = [];
      for (const { context, movements } of begun) parts.push({ context, analysis: yield* wholeOf(movements) });
      return yield* adviseAll(parts, problems);
    },
  };
}

function verdictOf(parts: readonly Part[]): ProjectAnalysis {
  return { summaries: parts.map(({ analysis }) => analysis.summary), findings: joinedFindings(parts) };
}

function joinedFindings(parts: readonly Part[]): readonly Finding[] {
  return findingsOnTargets(parts.map(({ context: { target }, analysis: { findings } }) => ({ target, findings })));
}

function* adviseAll(parts: readonly Part[], problems: readonly TargetProblem[]): Question<ProjectAnalysis> {
  const said = joinedFindings(parts);
  const [first, ...others] = parts.map(({ analysis: { separable = [] } }) => [...separable]);
  const separable = new Set(first?.filter((name) => others.every((names) => names.includes(name))));
  const all = { summaries: parts.map(({ analysis }) => analysis.summary), separable };
  if (parts.length === 1) return { ...all, findings: oneForEachOutage(said) };
  const findings: Finding[] = [];
  for (const finding of said) findings.push({ ...finding, remedies: yield* helpfulEverywhere(finding, parts) });
  const targets = parts.map(({ context }) => context);
  const agreements = yield* provenAgreements(problems, targets, failingEverywhere(parts));
  return { ...all, findings: oneForEachOutage(findings), agreements };
}

/** Merges the findings of a file on its targets: those that differ only in the target they name become one, with all remedies. */
export function findingsOnTargets(parts: readonly TargetFindings[]): readonly Finding[] {
  const [only, ...others] = parts;
  if (only && others.length === 0) return only.findings;
  return groupsOf(parts).map((group) => joinedFinding(group, parts.length));
}

/** Stands in for whichever target a statement names, so that statements can be compared. */
const ANY_TARGET = say('targetLabels', { labels: [] });

/** The same finding at one place, and the targets it applies to. */
interface Group {
  readonly findings: readonly Finding[];
  readonly targets: readonly Target[];
}

function groupsOf(parts: readonly TargetFindings[]): readonly Group[] {
  const groups = new Map<string, { readonly findings: Finding[]; readonly targets: Target[] }>();
  for (const { target, findings } of parts) {
    for (const finding of findings) {
      const { path, span, code, message } = finding;
      const key = JSON.stringify([path, span, code, replacePart(message, target.label, ANY_TARGET)]);
      const group = groups.get(key) ?? { findings: [], targets: [] };
      groups.set(key, group);
      group.findings.push(finding);
      group.targets.push(target);
    }
  }
  return [...groups.values()];
}

function joinedFinding({ findings, targets }: Group, targetCount: number): Finding {
  const [first] = findings;
  const [target] = targets;
  if (!first || !target) throw new Error('a group without findings');
  const everywhere = targets.length === targetCount;
  const labels = targets.map(({ label }) => label);
  const named = mentions(first.message, target.label);
  const message = named
    ? replacePart(first.message, target.label, say('targetLabels', { labels }))
    : say('onTargets', { statement: first.message, targets: labels });
  const told = everywhere && !named ? first.message : message;
  return {
    ...first,
    message: told,
    explanation: uniqueMessages(findings.flatMap((one) => explanationUnder(told, one))),
    // The very same one comes once; those that were found for each target are compared later.
    remedies: [...new Set(findings.flatMap(({ remedies }) => remedies))],
    ...(!everywhere && { targets: targets.map(({ name }) => name) }),
  };
}

/** The explanation of a finding on one target, under the message for all of them: that is its first line, too. */
function explanationUnder(told: Message, { message, explanation }: Finding): readonly Message[] {
  return explanation.map((line) => (saysTheSame(line, message) ? told : line));
}

/** A fix for one target must not harm another: each remedy is proven on all of them, and safe only if it is on all. */
function* helpfulEverywhere({ remedies, name }: Finding, all: readonly Part[]): Question<readonly Remedy[]> {
  const candidates = groupedBy(remedies, ({ edits, title }) => JSON.stringify(edits.length > 0 ? edits : title));
  const helpful: Remedy[] = [];
  for (const [remedy, ...same] of candidates.values()) {
    if (!remedy || !(yield* isProvenOnAll(remedy, name, all))) continue;
    const isSafe = [remedy, ...same].filter(({ safe }) => safe === true).length === all.length;
    helpful.push({ ...remedy, safe: isSafe });
  }
  return rankRemedies(helpful);
}

/**
 * Whether everything installs on every target after the edits, apart from what fails or is unknown there for other reasons.
 */
function* isProvenOnAll({ edits }: Remedy, name: NormalizedName | undefined, all: readonly Part[]): Question<boolean> {
  if (edits.length === 0) return true;
  for (const { context, analysis } of all) {
    const failing = notInstalled(analysis);
    const others = failing.filter((other) => other !== name);
    const own = failing.find((other) => other === name);
    if (!(yield* installedAfter(edits, context, others, own))) return false;
  }
  return true;
}

function failingEverywhere(parts: readonly Part[]): readonly NormalizedName[] {
  const [first = [], ...others] = parts.map(({ analysis }) => notInstalled(analysis));
  return first.filter((name) => others.every((names) => names.includes(name)));
}

/** The declared projects that are not vendored, or may not be: what only stops the step after that has been. */
function notInstalled({ summary, findings }: Analysis): readonly NormalizedName[] {
  if (summary.resolves === true) return [];
  return findings.flatMap(({ severity, code, name }) =>
    name !== undefined && code !== 'host-step' && (severity === 'error' || code === 'unknown-verdict') ? [name] : [],
  );
}
