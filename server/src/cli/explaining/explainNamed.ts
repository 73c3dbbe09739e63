/** Why a package is in the project, on each of its targets. */
import type { OpenProject } from '../../check/engine.ts';
import { ProjectUses } from '../../check/evidence/projectUses.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import { meantNames } from '../../core/runtimes/modules/meantNames.ts';
import { askReleases } from '../../core/solver/askFacts.ts';
import { explainName, type NameAnswer } from '../../core/toolkit/explain/explainName.ts';
import { evidenceParents } from '../../core/toolkit/explain/evidenceParents.ts';
import { nameJson } from '../../core/toolkit/explain/explainJson.ts';
import { namePaper, type NameFacts } from '../../core/toolkit/explain/namePaper.ts';
import { loadStartUp } from '../../data/startUp.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFile } from '../projectFile.ts';
import { nearCodes } from './explainText.ts';
import { withEngine } from '../withEngine.ts';

/** @param wantsEvidence whether wheels are read for what imports it @throws {UsageError} without a project */
export async function explainNamed(call: Call, name: NormalizedName, wantsEvidence: boolean): Promise<ExitCode> {
  const file = await projectFile(call);
  return withEngine(call, async (engine) => {
    const project = await openProject(file, await readSettings(call), call, engine);
    const facts: NameFacts[] = [];
    const code = wantsEvidence ? await project.uses() : new ProjectUses([]);
    for (const answer of project.targets.answers) {
      const context = project.contextOf(answer);
      const told = await project.ask(explainName(name, context));
      const isUnneeded = told.status === 'absent' || told.status === 'unknown';
      facts.push({
        ...{ file, answer: told },
        suggestions: isUnneeded ? suggestionsFor(told, project) : [],
        isUnknownName: isUnneeded && (await isOnNoIndex(told, project, answer)),
        ...(wantsEvidence && {
          evidence: await project.evidence({
            ...{ context, culprit: name },
            parents: evidenceParents(told, (parent) => code.needsOf(parent)),
          }),
        }),
      });
    }
    call.terminal.showProgress?.();
    writeAnswer(call, { paper: facts.flatMap(namePaper), json: nameJson(name, file, facts) });
    const isOpen = facts.some(({ answer, isUnknownName }) => answer.status === 'unknown' || isUnknownName);
    return isOpen ? EXIT_FAILED : EXIT_CLEAN;
  });
}

/** Names that the project has, that the runtimes ship, and codes. */
function suggestionsFor({ name, target, installed }: NameAnswer, project: OpenProject): readonly string[] {
  const [answer] = project.targets.answers;
  const { generations } = project.contextOf(answer);
  const { ofModule, near } = meantNames(name, { target, generations, startUp: loadStartUp(), installed });
  return [...new Set([...ofModule, ...near, ...nearCodes(name)])];
}

/** Whether all indexes answered, and none knows it. */
async function isOnNoIndex(
  { name, target }: NameAnswer,
  project: OpenProject,
  answer: OpenProject['targets']['answers'][number],
): Promise<boolean> {
  const known = await project.ask(askReleases(project.contextOf(answer).catalogFor(target), name));
  return known.kind === 'known' && !known.value.exists && !known.value.isPartial && known.value.unread === undefined;
}
