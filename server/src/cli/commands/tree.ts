/** `tree`: who needs whom among what would be installed. */
import { say } from '../../core/messages/message.ts';
import { onTarget } from '../../core/toolkit/onTarget.ts';
import { dependencyTree } from '../../core/toolkit/tree/dependencyTree.ts';
import { treeJson } from '../../core/toolkit/tree/treeJson.ts';
import { treePaper, type TreeFacts } from '../../core/toolkit/tree/treePaper.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call, type Command } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { COLOR_OPTION, COMMON_OPTIONS, INDEX_OPTIONS, PROJECT_OPTION, TARGET_OPTIONS } from '../grammar/options.ts';
import { formatOption, writeAnswer } from '../paperOutput.ts';
import { openProject, projectFile } from '../projectFile.ts';
import { usage } from '../usageError.ts';
import { withEngine } from '../withEngine.ts';

export const TREE: Command = {
  name: 'tree',
  summary: 'show who needs whom: what would be installed, with sizes, what is held back and what stands in the way',
  options: [
    PROJECT_OPTION,
    ...TARGET_OPTIONS,
    { name: 'depth', value: 'LEVELS', help: 'how many levels to show below what the file declares (default: all)' },
    ...INDEX_OPTIONS,
    formatOption(),
    COLOR_OPTION,
    ...COMMON_OPTIONS,
  ],
  examples: [
    { line: 'tree', purpose: 'what brings all these packages?' },
    {
      line: 'tree --depth 1 -t workers-3.14',
      purpose: 'only what the dependencies ask for themselves, on another runtime',
    },
  ],
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const depth = depthOf(call);
  const file = await projectFile(call);
  return withEngine(call, async (engine) => {
    const project = await openProject(file, await readSettings(call), call, engine);
    const trees: TreeFacts[] = [];
    for (const answer of project.targets.answers) {
      const on = await project.ask(onTarget(project.contextOf(answer)));
      trees.push({ target: on.target, installs: on.installs, tree: dependencyTree(on) });
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
