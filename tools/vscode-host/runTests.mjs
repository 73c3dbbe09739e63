// Runs the stories of test/extension in a real VS Code.
//
//   node tools/vscode-host/runTests.mjs [PATTERN…] [--title TEXT] [--verbose]
//
// Each story is reported when it starts and ends. VS Code's output goes to out/stories/vscode.log, with --verbose to the
// terminal as well.
import { appendFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { guardedEnvironment } from '../guardedEnvironment.mjs';
import { ensureHost, installVsCode } from './setup.mjs';

/** What must be blocked from reaching beyond loopback: VS Code's server, its extension host, and our language server. */
const GUARDED = [/^server-main\.js/, /extensionHost/, /^lsp\.cjs/];

/** How often VS Code is started at most, if it hangs. */
const MAX_ATTEMPTS = 3;

/**
 * Builds everything, runs stories and prints the result of each.
 * @param {{stories?: string[], title?: string, verbose?: boolean}} options `stories`: paths from the root, all by default
 * @returns {Promise<{passed: number, failed: number, skipped?: string}>} `skipped`: why there is no VS Code to run them in
 */
export async function runExtensionTests({ stories, title, verbose = false } = {}) {
  const problem = installVsCode();
  if (problem !== undefined) return { passed: 0, failed: 0, skipped: problem };
  const { findSuites, groupStories } = await import('../suites.mjs');
  const total = { passed: 0, failed: 0 };
  for (const group of groupStories(stories ?? findSuites([]).stories)) {
    const { passed, failed } = await runGroup(group, title, verbose);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

async function runGroup(group, title, verbose) {
  let isSecondChance = false;
  for (let attempt = 1; ; attempt++) {
    const { isStuck, ...result } = await (group.isWeb ? runWeb : runOnce)(group, title, verbose);
    // VS Code itself hangs now and then on a busy machine: at its start, or its window answers no extension any more.
    if (isStuck && attempt < MAX_ATTEMPTS) {
      console.log('VS Code hangs, which says nothing of the stories: all are run again in a new one');
      continue;
    }
    if (result.failed === 0 || isSecondChance) return result;
    // What a busy machine held up passes in a window of its own; what is broken fails again.
    isSecondChance = true;
    console.log(
      `${result.failed} failed in this window: all are run once more in a new one, and what fails there counts`,
    );
  }
}

/** The same for stories in VS Code for the web, which has no process to guard: its browser reaches nothing but loopback. */
async function runWeb({ stories }, title, verbose) {
  const { runWebTests } = await import('./webHost.mjs');
  const { prepareOutput, STALL_MILLISECONDS, START_MILLISECONDS } = await import('./suite.mjs');
  const { followStories } = await import('./followStories.mjs');
  const { output, result, log, screenshot } = await prepareOutput();
  const reachedOut = [];
  const { profile, ...counts } = await runWebTests({
    folder: output,
    stories,
    title,
    screenshot,
    onLog: (line) => {
      appendFileSync(log, `${line}\n`);
      if (verbose) console.log(`  ${line}`);
    },
    onBlocked: (to) => reachedOut.push(to),
    onResult: (line) => appendFileSync(result, `${line}\n`),
    follow: (ended) =>
      followStories({
        file: result,
        ended,
        stallMilliseconds: STALL_MILLISECONDS,
        startMilliseconds: START_MILLISECONDS,
        mayBeNone: title !== undefined,
      }),
  });
  for (const to of new Set(reachedOut)) console.log(`failed  the browser wanted to reach ${to}`);
  if (counts.failed > 0) console.log(`what VS Code said: ${log}\nits picture: ${screenshot}\nkept: ${profile}`);
  return { ...counts, failed: counts.failed + reachedOut.length };
}

/** Starts VS Code once and follows the stories in it. */
async function runOnce(group, title, verbose) {
  // Loaded only now, because it needs what was just installed.
  const { runTests } = await import('./host.mjs');
  const { prepareSuite, guardedProcesses, STALL_MILLISECONDS, START_MILLISECONDS, STORY_SETTINGS } =
    await import('./suite.mjs');
  const { followStories } = await import('./followStories.mjs');
  const { withSourceLines } = await import('./sourceLines.mjs');
  const { folder, result, log, attempts, ...suite } = await prepareSuite(group);
  const say = (line) => {
    appendFileSync(log, `${line}\n`);
    if (verbose) console.log(`  ${line}`);
  };
  const { passed, failed, isStuck, profile } = await runTests({
    ...suite,
    environment: {
      ...guardedEnvironment(attempts, ''),
      STORY_RESULT: result,
      ...(title !== undefined && { STORY_TITLE: title }),
    },
    settings: STORY_SETTINGS,
    onLog: say,
    onBlocked: (to) => appendFileSync(attempts, `${JSON.stringify({ pid: 'browser', to })}\n`),
    follow: (ended) =>
      followStories({
        file: result,
        ended,
        stallMilliseconds: STALL_MILLISECONDS,
        startMilliseconds: START_MILLISECONDS,
        mayBeNone: title !== undefined,
        print: (line) => console.log(withSourceLines(line)),
      }),
  });
  const guarded = guardedProcesses(attempts);
  const unguarded = passed === 0 ? [] : GUARDED.filter((name) => !guarded.some((process) => name.test(process)));
  if (unguarded.length > 0) console.log(`failed  not guarded against the network: ${unguarded.join(' ')}`);
  if (failed === 0) rmSync(folder, { recursive: true, force: true });
  else
    console.log(
      `what VS Code said: ${log}\nits picture, if it could be taken: ${suite.screenshot}\nkept: ${profile} ${folder}`,
    );
  return { passed, failed: failed + (unguarded.length > 0 ? 1 : 0), isStuck };
}

if (process.argv[1] === import.meta.filename && ensureHost()) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { title: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
  const { findSuites } = await import('../suites.mjs');
  const { passed, failed } = await runExtensionTests({ stories: findSuites(positionals).stories, ...values });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
