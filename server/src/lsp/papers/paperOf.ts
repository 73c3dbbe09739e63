/** The papers of the command line for a document of the editor; loaded once somebody asks for one. */
import { compareFacts } from '../../check/papers/compareFacts.ts';
import { lackOfDependencies, type NoFacts, type ProjectFile } from '../../check/papers/projectFile.ts';
import { runtimesFacts } from '../../check/papers/runtimesFacts.ts';
import { strategyFacts } from '../../check/papers/strategyFacts.ts';
import { wheelsFacts } from '../../check/papers/wheelsFacts.ts';
import type { OpenProject } from '../../check/engine.ts';
import { say } from '../../core/messages/message.ts';
import { partOfPaper, type Paper } from '../../core/papers/paper.ts';
import { comparePaper } from '../../core/toolkit/compare/comparePaper.ts';
import { runtimesPaper } from '../../core/toolkit/runtimes/runtimesPaper.ts';
import { strategyPaper } from '../../core/toolkit/strategy/strategyPaper.ts';
import { readName } from '../../core/toolkit/wheels/asked.ts';
import type { AskedProject } from '../../core/toolkit/wheels/catalogue.ts';
import { wheelsPaper } from '../../core/toolkit/wheels/wheelsPaper.ts';
import type { Programs } from '../../host/programs.ts';
import type { PaperName } from '../protocol.ts';

/** What is asked of a paper. */
export interface AskedPaper {
  readonly paper: PaperName;
  /** The document, if it declares dependencies. */
  readonly around: { readonly file: ProjectFile; readonly project: OpenProject } | undefined;
  /** Names of packages, for `wheels`. */
  readonly names: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Those that may be run. */
  readonly programs: Pick<Programs, 'ask'>;
}

/** The paper as the command line prints it, or why there is none. */
export async function paperOf(asked: AskedPaper): Promise<Paper | NoFacts> {
  const paper = await wholePaper(asked);
  return 'problem' in paper ? paper : partOfPaper(paper, 'whole');
}

async function wholePaper({ paper, around, names, today, programs }: AskedPaper): Promise<Paper | NoFacts> {
  if (paper === 'runtimes') return runtimesPaper(runtimesFacts(today, around));
  if (!around) return { problem: say('paperNeedsFile') };
  if (paper === 'wheels') return wheelsOf(around, names, today);
  if (paper === 'compare') {
    const facts = await compareFacts({ ...around, names: generationsAround(around.project), deep: false });
    return 'problem' in facts ? facts : comparePaper(facts);
  }
  const problem =
    lackOfDependencies(around.project, around.file) ??
    (around.project.targets.answers.length > 1 ? say('strategyOneTarget') : undefined);
  if (problem) return { problem };
  return strategyPaper(await strategyFacts({ ...around, programs, names: [], wantsEvidence: false }));
}

/** The targets of each Python version, by their names. */
function generationsAround(project: OpenProject): readonly string[] {
  return project.contextOf(project.targets.answers[0]).generations.map(({ name }) => name);
}

async function wheelsOf(
  { file, project }: NonNullable<AskedPaper['around']>,
  names: readonly string[],
  today: string,
): Promise<Paper | NoFacts> {
  const named: AskedProject[] = [];
  for (const written of names) {
    const read = readName(written);
    if ('problem' in read) return read;
    named.push(read);
  }
  const context = project.contextOf(project.targets.answers[0]);
  const facts = await wheelsFacts(
    { named, target: '', today, isDeep: false, withPrereleases: false },
    { file, opened: project },
    { catalogFor: (target) => context.catalogFor(target), ask: (question) => project.ask(question) },
  );
  return 'problem' in facts ? facts : wheelsPaper(facts);
}
