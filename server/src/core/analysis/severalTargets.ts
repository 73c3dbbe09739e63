/** One project for several targets: an analysis for each, and what they say put together, with the targets it holds on. */
import type { NormalizedName } from '../packaging/name.ts';
import { rankRemedies } from '../remedies/ranking.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Surroundings } from '../remedies/surroundings.ts';
import { installAfter } from '../remedies/switchTarget.ts';
import type { Needs, Pause } from '../solver/solve.ts';
import { listOfLabels } from '../text/words.ts';
import { analyze, type Analysis } from './analyze.ts';
import type { Finding } from './finding.ts';
import type { ResolutionSummary } from './snapshot.ts';

/** What the resolutions of a file for all its targets have to say. */
export interface ProjectAnalysis {
  /** One for each target, in their order. */
  readonly summaries: readonly ResolutionSummary[];
  readonly findings: readonly Finding[];
}

/** The analysis of a file on one of its targets. */
interface Part {
  readonly surroundings: Surroundings;
  readonly analysis: Analysis;
}

/** The same statement about one place, and the targets on which it holds. */
interface Group {
  readonly findings: readonly Finding[];
  readonly parts: readonly Part[];
}

/** Resolves and explains a file for each of its targets. */
export function* analyzeEach(targets: readonly Surroundings[]): Generator<Needs | Pause, ProjectAnalysis, void> {
  const parts: Part[] = [];
  for (const surroundings of targets) parts.push({ surroundings, analysis: yield* analyze(surroundings) });
  const summaries = parts.map(({ analysis }) => analysis.summary);
  const [only, ...others] = parts;
  if (only && others.length === 0) return { summaries, findings: only.analysis.findings };
  const findings: Finding[] = [];
  for (const group of groupsOf(parts)) findings.push(yield* joined(group, parts));
  return { summaries, findings: inOrderOfPlaces(findings) };
}

/** Findings that differ in nothing but the target they name are one. */
function groupsOf(parts: readonly Part[]): readonly Group[] {
  const groups = new Map<string, { readonly findings: Finding[]; readonly parts: Part[] }>();
  for (const part of parts) {
    for (const finding of part.analysis.findings) {
      const { path, span, code, message } = finding;
      const said = message.replaceAll(part.surroundings.target.label, '');
      const key = JSON.stringify([path, span, code, said]);
      const group = groups.get(key) ?? { findings: [], parts: [] };
      groups.set(key, group);
      group.findings.push(finding);
      group.parts.push(part);
    }
  }
  return [...groups.values()];
}

function* joined(group: Group, all: readonly Part[]): Generator<Needs | Pause, Finding, void> {
  const [first] = group.findings;
  const [part] = group.parts;
  if (!first || !part) throw new Error('a group without findings');
  const everywhere = group.parts.length === all.length;
  const labels = listOfLabels(group.parts.map(({ surroundings }) => surroundings.target.label));
  const { label } = part.surroundings.target;
  const named = first.message.includes(label);
  const message = named ? first.message.replaceAll(label, labels) : `${first.message} (on ${labels})`;
  return {
    ...first,
    message: everywhere && !named ? first.message : message,
    explanation: [...new Set(group.findings.flatMap(({ explanation }) => explanation))],
    remedies: yield* helpfulEverywhere(group, all),
    ...(!everywhere && { targets: group.parts.map(({ surroundings }) => surroundings.target.name) }),
  };
}

/** What helps on one target must not harm another: each remedy is proven on all of them. */
function* helpfulEverywhere(
  { findings }: Group,
  all: readonly Part[],
): Generator<Needs | Pause, readonly Remedy[], void> {
  const candidates = new Map<string, { readonly remedy: Remedy; readonly name: NormalizedName | undefined }>();
  for (const { remedies, name } of findings) {
    for (const remedy of remedies) {
      const key = remedy.edits.length > 0 ? JSON.stringify(remedy.edits) : remedy.title;
      if (!candidates.has(key)) candidates.set(key, { remedy, name });
    }
  }
  const helpful: Remedy[] = [];
  for (const { remedy, name } of candidates.values()) {
    if (yield* isProvenOnAll(remedy, name, all)) helpful.push(remedy);
  }
  return rankRemedies(helpful);
}

/** Everything resolves on every target after the edits, apart from what fails there for reasons of its own. */
function* isProvenOnAll(
  { edits }: Remedy,
  name: NormalizedName | undefined,
  all: readonly Part[],
): Generator<Needs | Pause, boolean, void> {
  if (edits.length === 0) return true;
  for (const { surroundings, analysis } of all) {
    const failing = analysis.findings.flatMap((finding) => (finding.severity === 'error' ? (finding.name ?? []) : []));
    const others = failing.filter((other) => other !== name);
    const resolution = yield* installAfter(edits, surroundings, others);
    if (resolution?.kind !== 'solved') return false;
  }
  return true;
}

function inOrderOfPlaces(findings: readonly Finding[]): readonly Finding[] {
  const paths = [...new Set(findings.map(({ path }) => path))];
  return [...findings].sort((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path) || a.span.start - b.span.start);
}
