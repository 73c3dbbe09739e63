/** Puts together what `strategy` knows of a project: resolutions, imports of its code, wheels and git. */
import { changesLink } from '../../core/packaging/metadata/projectLinks.ts';
import type { OpenProject } from '../engine.ts';
import { evidenceOf } from '../evidence/fixEvidence.ts';
import { ProjectUses } from '../evidence/projectUses.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { formatVersion } from '../../core/packaging/versions/version.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import type { ProjectContext } from '../../core/remedies/projectContext.ts';
import { askMetadata } from '../../core/solver/askFacts.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { isOfCulprits, recommend, solvedAtOnce, type Known } from '../../core/toolkit/strategy/recommend.ts';
import { lostIn, strategy, type Problem, type Way } from '../../core/toolkit/strategy/strategy.ts';
import type { NamesIn, ProblemFacts, StrategyFacts, TestedPackage } from '../../core/toolkit/strategy/strategyFacts.ts';
import type { Use } from '../../core/evidence/codeUses.ts';
import { hasName, namesOf } from '../../core/toolkit/strategy/releaseNames.ts';
import type { Programs } from '../../host/programs.ts';
import type { ProjectFile } from './projectFile.ts';
import { sinceWhen } from './textHistory.ts';

/** What is asked, and with what. */
export interface Asked {
  readonly file: ProjectFile;
  readonly project: OpenProject;
  readonly programs: Pick<Programs, 'ask'>;
  /** Empty for all. */
  readonly names: readonly NormalizedName[];
  readonly wantsEvidence: boolean;
}

interface Around extends Asked {
  readonly context: ProjectContext;
  readonly code: ProjectUses;
  readonly solves: Known['solves'];
  readonly failing: Known['failing'];
}

/** What is known of the project on the first of its targets. */
export async function strategyFacts(asked: Asked): Promise<StrategyFacts> {
  const { file, project, names, wantsEvidence } = asked;
  const { isRecorded } = project;
  const [answer] = project.targets.answers;
  const context = project.contextOf(answer);
  const found = await project.ask(strategy(context, names));
  const code = found.problems.length > 0 ? await project.uses() : new ProjectUses([]);
  const around = {
    ...asked,
    context,
    code,
    solves: solvedAtOnce(found.problems),
    failing: [...new Set(lostIn(found.on).flatMap(({ name }) => name ?? []))],
  };
  const problems: ProblemFacts[] = [];
  for (const problem of found.problems) problems.push(await problemFacts(problem, around));
  const tests = await testedPackages(problems, around);
  return { file, reason: answer.choice.reason, names, strategy: found, problems, tests, wantsEvidence, isRecorded };
}

async function problemFacts(problem: Problem, around: Around): Promise<ProblemFacts> {
  const { name } = problem.finding;
  const evidence = around.wantsEvidence ? await evidenceFor(problem, around) : undefined;
  const uses = name === undefined ? [] : around.code.of(name);
  const floor = await floorFacts(problem, uses, around);
  const read = floor?.names?.read;
  const older = read && (read.lacks.length > 0 ? 'lacks' : read.open.length === 0 ? 'all' : undefined);
  const advice = recommend(problem, {
    ...{ uses, solves: around.solves, failing: around.failing },
    ...(evidence && { evidence }),
    ...(older && { older }),
  });
  return { problem, advice, uses, ...(evidence && { evidence }), ...(floor && { floor }) };
}

/** Of each culprit that could be left out, whether the declared packages that lead to it need it. */
async function evidenceFor(problem: Problem, { project, context }: Around): Promise<readonly Evidence[] | undefined> {
  const left = problem.options.flatMap(({ ways }) => ways).find(isOfCulprits)?.remedy.leavesOut;
  if (left?.kind !== 'culprits') return undefined;
  const evidence: Evidence[] = [];
  for (const need of left.needs) evidence.push(...(await evidenceOf(need, context, project)));
  return evidence;
}

async function floorFacts({ floor }: Problem, uses: readonly Use[], around: Around): Promise<ProblemFacts['floor']> {
  if (!floor) return undefined;
  const { declaration, below, name } = floor;
  const { project, programs, context } = around;
  const text = project.text(declaration.path);
  const since = await sinceWhen(declaration.text, declaration.path, programs);
  const names =
    below && uses.length > 0
      ? await namesIn(uses, await project.wheel(context, name, below.release.version))
      : undefined;
  return {
    ...(text !== undefined && { line: new LineIndex(text).positionAt(declaration.spans.whole.start).line + 1 }),
    ...(since && { since }),
    ...(below && names && { names: { version: formatVersion(below.release.version), ...names } }),
  };
}

/** Which of the names that are used a wheel has. */
async function namesIn(
  uses: readonly Use[],
  wheel: Awaited<ReturnType<OpenProject['wheel']>>,
): Promise<Pick<NamesIn, 'read'>> {
  if (!wheel) return {};
  const paths = new Set(wheel.paths);
  const read = async (path: string): Promise<ReturnType<typeof namesOf> | undefined> => {
    const text = await wheel.text(path);
    return text === undefined ? undefined : namesOf(text);
  };
  const sorted = { has: [] as string[], lacks: [] as string[], open: [] as string[] };
  for (const name of new Set(uses.map((one) => one.name))) {
    const has = await hasName(name, paths, read);
    sorted[has === undefined ? 'open' : has ? 'has' : 'lacks'].push(name);
  }
  return { read: sorted };
}

/** What changes with the ways that are recommended, each package once. */
async function testedPackages(problems: readonly ProblemFacts[], around: Around): Promise<readonly TestedPackage[]> {
  const tested = new Map<NormalizedName, TestedPackage>();
  for (const { problem, advice } of problems) {
    const changed = (advice.way?.changes ?? []).filter((one) => one.isMajor || one.name === problem.finding.name);
    for (const one of changed.filter(({ name }) => !tested.has(name))) {
      const link = await askChangesLink(one.name, advice.way, around);
      tested.set(one.name, { ...one, uses: around.code.of(one.name), ...(link !== undefined && { link }) });
    }
  }
  return [...tested.values()];
}

/** The page with the changes of a release, as its metadata name it. */
async function askChangesLink(
  name: NormalizedName,
  way: Way | undefined,
  { project, context }: Around,
): Promise<string | undefined> {
  const candidate = way?.proof?.packages.get(name)?.candidate;
  if (!candidate) return undefined;
  const metadata = await project.ask(askMetadata(context.catalogFor(context.target), candidate));
  return metadata.kind === 'known' ? changesLink(metadata.value.projectUrls ?? []) : undefined;
}
