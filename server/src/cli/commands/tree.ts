/** `tree`: who needs whom among what would be installed. */
import { say } from '../../core/messages/message.ts';
import { onTarget } from '../../core/toolkit/onTarget.ts';
import { treeJson } from '../../core/toolkit/tree/treeJson.ts';
import { treeFacts, type TreeFacts } from '../../core/toolkit/tree/treeFacts.ts';
import { treePaper } from '../../core/toolkit/tree/treePaper.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFile } from '../projectFile.ts';
import { usage } from '../usageError.ts';
import { withEngine } from '../withEngine.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const depth = depthOf(call);
  const file = await projectFile(call);
  return withEngine(call, async (engine) => {
    const project = await openProject(file, await readSettings(call), call, engine);
    const trees: TreeFacts[] = [];
    for (const answer of project.targets.answers) {
      const on = await project.ask(onTarget(project.contextOf(answer)));
      trees.push(treeFacts(on, project.file));
    }
    const { shownPath } = file;
    writeAnswer(call, { paper: treePaper(shownPath, trees, depth), json: treeJson(shownPath, trees, depth) });
    return trees.some(({ installs }) => installs === null) ? EXIT_FAILED : EXIT_CLEAN;
  });
}

function depthOf({ invocation }: Call): number | undefined {
  const given = valueOf(invocation, 'depth');
  if (given === undefined) return undefined;
  if (!/^\d+$/.test(given)) throw usage(say('depthNotNumber'));
  return Number(given);
}
