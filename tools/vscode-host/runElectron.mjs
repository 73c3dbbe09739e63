// Runs the stories of test/extension in a VS Code that @vscode/test-electron downloads: for machines with network access.
//
//   [VSCODE_VERSION=1.100.0] node tools/vscode-host/runElectron.mjs
//
// VS Code's own output appears among the stories. Nothing is blocked from reaching beyond loopback here.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { followStories } from './followStories.mjs';
import { findSuites, groupStories } from '../suites.mjs';
import { prepareSuite, STALL_MILLISECONDS, STORY_SETTINGS } from './suite.mjs';

let isFailed = false;
for (const group of groupStories(findSuites([]).stories)) isFailed = (await runGroup(group)) > 0 || isFailed;
process.exit(isFailed ? 1 : 0);

/** Runs the stories of one VS Code; gives how many failed. */
async function runGroup(group) {
  const { extension, suite, folder, workspace, result } = await prepareSuite(group);
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'User'), { recursive: true });
  writeFileSync(join(profile, 'User/settings.json'), JSON.stringify(STORY_SETTINGS));

  const ended = runTests({
    version: process.env.VSCODE_VERSION ?? 'stable',
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    extensionTestsEnv: { STORY_RESULT: result },
    launchArgs: [
      workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
      `--user-data-dir=${profile}`,
    ],
  }).catch((error) => `VS Code did not run: ${error.message}`);
  const { passed, failed } = await followStories({ file: result, ended, stallMilliseconds: STALL_MILLISECONDS });
  console.log(`${passed} passed, ${failed} failed`);
  if (failed === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`kept: ${folder}`);
  return failed;
}
