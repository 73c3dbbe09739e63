/** What the command line says where no index answers: recorded texts, in `test/cli/unanswered`. On an invented index. */
import path from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { Workspace } from '../support/commandLine.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { assertRecorded } from '../support/transcript.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const LINE = 'check --target workers-3.13 --index-url https://pypi.example/simple/';

const WORLDS: Readonly<Record<string, FakeIndex['down']>> = {
  'a network that is down': { problem: { kind: 'dns', reason: 'lookup-failed' } },
  'a proxy that refuses the connection': {
    problem: { kind: 'connection', reason: 'proxy-unreachable', why: { kind: 'connection', reason: 'refused' } },
  },
  'a proxy that wants a password': { problem: { kind: 'connection', reason: 'proxy-refused', status: 407 } },
  'an index that refuses every name': { problem: { status: 401 } },
  'an index that refuses one name': { problem: { status: 401 }, names: ['lamp'] },
  'a server that speaks no HTTP': { problem: { kind: 'invalid', reason: 'not-http' } },
  'a sign-in page instead of an index': { problem: { page: '<!doctype html><title>Sign in</title><form></form>' } },
};

describe('what the command line says without an answer, with', () => {
  for (const [title, down] of Object.entries(WORLDS)) {
    it(title, async () => {
      const index = new FakeIndex({ 'kite-1.0-py3-none-any.whl': [], 'string-2.0-py3-none-any.whl': [] });
      index.down = down;
      const host = new VirtualHost();
      host.http = index.http;
      const workspace = await Workspace.make({ 'requirements.txt': 'kite\nstring\nlamp\n' });
      try {
        const engine = new Checker({ host, today: () => '2026-11-24' });
        const { exitCode, output, errors } = await workspace.run(LINE, { engine });
        const said = `$ pyodide-preflight ${LINE}\n${output}${errors}[exit code ${exitCode}]\n`;
        const file = path.join('test/cli/unanswered', `${title}.txt`);
        assertRecorded({ file, suite: 'cli/unanswered', title }, said);
      } finally {
        await workspace.remove();
      }
    });
  }
});
