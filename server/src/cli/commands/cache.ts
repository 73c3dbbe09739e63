/** `cache`: where the answers of indexes are kept, how much that is, and removing them. */
import { say, tell } from '../../core/messages/message.ts';
import { listOf } from '../../core/messages/words.ts';
import { paragraph } from '../../core/papers/paper.ts';
import { closestTo } from '../../core/text/closest.ts';
import { cacheDirectory } from '../../host/cacheDirectory.ts';
import { cacheSize, clearCache, pruneCache } from '../../check/cacheFolder.ts';
import { EXIT_CLEAN, EXIT_FAILED, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { CACHE_ACTIONS } from '../grammar/cacheActions.ts';
import { writeAnswer } from '../paperOutput.ts';
import { UsageError } from '../usageError.ts';

type Action = (typeof CACHE_ACTIONS)[number];

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const action = actionOf(call.invocation.positionals);
  const { terminal, parts } = call;
  const folder = cacheDirectory(parts.host.environment);
  if (folder === undefined)
    throw new UsageError('this system has no folder for a cache: name one in $PYODIDE_PREFLIGHT_CACHE_DIR');
  const isText = (valueOf(call.invocation, 'format') ?? 'text') === 'text';
  // To be used in a command line of its own.
  if (action === 'dir' && isText) {
    terminal.write(`${folder}\n`);
    return EXIT_CLEAN;
  }
  try {
    const count = await DO[action](parts.host, folder);
    const said = say('cacheCount', { action, folder, entries: count.entries, mebibytes: count.bytes / 1024 / 1024 });
    writeAnswer(call, { paper: [paragraph(said)], json: { version: 1, action, folder, ...count } });
    return EXIT_CLEAN;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    terminal.writeError(`${tell(say('cacheRefuses', { folder, problem }), terminal.messages)}\n`);
    return EXIT_FAILED;
  }
}

const DO: Readonly<Record<Action, typeof cacheSize>> = {
  dir: cacheSize,
  size: cacheSize,
  prune: pruneCache,
  clear: clearCache,
};

function actionOf([word, other]: readonly string[]): Action {
  const action = CACHE_ACTIONS.find((one) => one === word);
  if (action && other === undefined) return action;
  if (word === undefined || action) throw new UsageError(`cache needs one of ${listOf(CACHE_ACTIONS, 'or')}`);
  const [nearest] = closestTo(word, CACHE_ACTIONS);
  throw new UsageError(
    `cache ${word} is not known; ${nearest === undefined ? `there are ${listOf(CACHE_ACTIONS)}` : `did you mean \`${nearest}\`?`}`,
  );
}
