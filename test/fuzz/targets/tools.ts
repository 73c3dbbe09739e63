/** The readers of what people and editors say, as what is fuzzed. */
import { nodePaths } from '../../../server/src/host/nodePaths.ts';
import { readInitializationOptions } from '../../../server/src/lsp/initializationOptions.ts';
import { readSettings } from '../../../server/src/settings.ts';
import { matchesGlob } from '../../../server/src/core/text/glob.ts';
import { isWithinFolder, joinPath, normalizePath } from '../../../server/src/core/text/path.ts';
import { readSelector } from '../../../server/src/core/tuning/selector.ts';
import { readBaseline } from '../../../server/src/core/tuning/baseline.ts';
import { visible } from '../../../server/src/core/messages/visible.ts';
import { readDeployCommand } from '../../../server/src/core/toolkit/deploy/deployCommand.ts';
import { recognize } from '../../../server/src/core/toolkit/explain/pasted/recognize.ts';
import { readQuestion } from '../../../server/src/core/toolkit/explain/question.ts';
import { readBuildSettings } from '../../../server/src/core/toolkit/ownWheels/cibuildwheel.ts';
import { readState } from '../../../server/src/core/toolkit/watch/watchState.ts';
import type { FuzzTarget } from '../fuzzTarget.ts';
import { jsonOf } from '../jsonOf.ts';

const JSON_MARKS = ['{', '}', '[', ']', '"', ':', ',', 'null', 'true', '1', '-1'];

export const TOOL_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'editor-settings',
    seeds: ['test/lsp/session.test.ts', 'test/core/tuning'],
    tokens: [...JSON_MARKS, '"settings"', '"target"', '"indexUrl"', '"select"', '"proxy"', '"trusted"'],
    examples: [
      '{"proxy":"http://p","settings":{"target":["workers-3.13"],"indexUrl":"https://x","select":["all"]},"trusted":true}',
    ],
    run: (input) => {
      const value = jsonOf(input);
      readInitializationOptions(value);
      readSettings(value);
    },
  },
  {
    name: 'document-address',
    seeds: ['test/lsp/hostileProtocol.test.ts'],
    tokens: ['file://', 'file:///', '%2F', '%00', '%', 'C:/', '//host/', '\\', '?', '#', 'untitled:'],
    run: (input) => {
      const path = nodePaths.toPath(input);
      if (path?.includes('\0') === true) throw new Error('a zero in a path');
    },
  },
  {
    name: 'path',
    seeds: ['test/core/text/path.test.ts', 'test/core/text/glob.test.ts', 'test/core/tuning/pathPattern.test.ts'],
    tokens: ['/', '..', '\\', '*', '**', '[a-', ']', '?', '{', 'C:'],
    run: (input) => {
      for (const folder of ['/p/q', 'C:\\p\\q']) {
        const once = joinPath(folder, input);
        // A backslash separates or is a letter: which one it is depends on what else is there.
        if (!input.includes('\\') && normalizePath(once) !== once) throw new Error('normalised twice is another path');
        if (once.split(folder === '/p/q' ? '/' : /[\\/]/).includes('..') && isWithinFolder(once, folder))
          throw new Error('leads out of the folder that it is said to be in');
      }
      matchesGlob('a/b/c.py', input);
      matchesGlob(input, '**/*a*.py');
    },
  },
  {
    name: 'selector',
    seeds: ['test/core/tuning'],
    tokens: ['blocked-dependency', ':', ',', '*', 'ALL'],
    run: (input) => {
      readSelector(input);
    },
  },
  {
    name: 'baseline',
    seeds: ['test/core/tuning/baseline.test.ts'],
    tokens: [...JSON_MARKS, '"findings"', '"version"', '"count"', '"file"', '"code"'],
    examples: ['{"version":1,"findings":[{"file":"a","code":"b","package":"c","count":2}]}'],
    run: (input) => {
      readBaseline(input);
    },
  },
  {
    name: 'watch-state',
    seeds: ['test/core/toolkit/watch.test.ts'],
    tokens: [...JSON_MARKS, '"runtimes"', '"projects"', '"packages"', '"conditions"', '"version"'],
    examples: [
      '{"version":1,"runtimes":["a"],"projects":{"p":{"t":{"installs":true,"blocked":{},"heldBack":{},"yanked":[]}}},"packages":{"n":null},"conditions":{}}',
    ],
    run: (input) => {
      readState(input);
    },
  },
  {
    name: 'pasted',
    seeds: ['test/core/toolkit/explain/pasted.test.ts', 'test/data/pasted'],
    tokens: [
      'Because ',
      ' depends on ',
      ' has no wheels',
      "Can't find a pure Python 3 wheel for",
      '`',
      '\x1b[31m',
      '\n',
      ' and ',
    ],
    run: (input) => {
      recognize(input);
    },
  },
  {
    name: 'question',
    seeds: ['test/core/toolkit/explain', 'test/cli/explain.test.ts'],
    tokens: ['==', '>=', '[', ']', ' ', 'numpy', '@'],
    run: (input) => {
      readQuestion(input);
    },
  },
  {
    name: 'build-settings',
    seeds: ['test/cli/ownWheels.test.ts'],
    tokens: [
      '[tool.cibuildwheel]\n',
      'build = "',
      'skip = "',
      '[project]\n',
      'requires-python = "',
      '"\n',
      'cp3*',
      '{a,b}',
    ],
    run: (input) => {
      readBuildSettings(input);
    },
  },
  {
    name: 'deploy-command',
    seeds: ['test/cli/deploy.test.ts'],
    tokens: ['pywrangler', 'wrangler', 'deploy', '--env', '-c', '=', ' ', '@'],
    run: (input) => {
      readDeployCommand(input.split(' '));
    },
  },
  {
    name: 'shown-text',
    seeds: ['test/core/messages'],
    tokens: ['\x1b[0m', '\u202e', '\u200b', '\0', '\u{e0041}', '\ud800'],
    run: (input) => {
      if (/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(visible(input))) throw new Error('is shown raw');
    },
  },
];
