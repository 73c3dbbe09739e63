// Runs the stories of test/extension in a VS Code that @vscode/test-electron downloads: for machines that can.
//
//   [VSCODE_VERSION=1.100.0] node tools/vscode-host/runElectron.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { prepareSuite, readResult, STORY_SETTINGS } from './suite.mjs';

const { extension, suite, folder, workspace, result } = await prepareSuite();
const profile = join(folder, 'profile');
mkdirSync(join(profile, 'User'), { recursive: true });
writeFileSync(join(profile, 'User/settings.json'), JSON.stringify(STORY_SETTINGS));

const code = await runTests({
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
}).catch((error) => {
  console.error(error);
  return 1;
});
const { passed, failed } = readResult(result, code);
console.log(`${passed} passed, ${failed} failed`);
if (failed === 0) rmSync(folder, { recursive: true, force: true });
else {
  console.log(`kept: ${folder}`);
  process.exitCode = 1;
}
