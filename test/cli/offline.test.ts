/** What the command line says without a network, in text and as JSON. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { Workspace } from '../support/commandLine.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const LINE = 'check --target workers-3.13 --index-url https://pypi.example/simple/';
const DAY = 24 * 60 * 60 * 1000;

describe('the command line without a network', () => {
  let workspace: Workspace;
  let host: VirtualHost;
  let index: FakeIndex;

  beforeEach(async () => {
    index = new FakeIndex({ 'kite-1.0-py3-none-any.whl': [], 'string-2.0-py3-none-any.whl': [] });
    host = new VirtualHost();
    host.http = index.http;
    workspace = await Workspace.make({ 'requirements.txt': 'kite\nstring\n' });
  });
  afterEach(() => workspace.remove());

  /** A new process, with the cache that earlier ones left. */
  const run = (more = ''): ReturnType<Workspace['run']> =>
    workspace.run(`${LINE} ${more}`, { engine: new Checker({ host, today: () => '2026-11-24' }) });

  it('reports the outage once and ends with 2', async () => {
    index.down = { problem: { kind: 'connection', reason: 'no-route' } };
    const { exitCode, output } = await run();
    assert.equal(exitCode, 2, output);
    assert.equal(output.match(/^note\[unknown-verdict\]/gm)?.length, 1);
    assert.match(
      output,
      /there is no route to the server, so `kite` and `string` may or may not install\. Check the network/,
    );
    assert.match(output, /see requirements\.txt:2:1: `string` may or may not install/);
  });

  it('says in offline mode of which day everything is, and as JSON', async () => {
    await run();
    host.advance(5 * DAY);
    const { exitCode, output } = await run('--offline');
    assert.equal(exitCode, 0, output);
    assert.match(output, /2 dependencies resolve to 2 packages on Python Workers 3\.13 .*, as of 2026-11-24$/m);
    const json = (await run('--offline --format json')).output;
    assert.deepEqual(problemsOfOutput(json), []);
    assert.equal(json.match(/"asOf": "2026-11-24"/g)?.length, 3);
  });

  it('marks packages as known in part where the index said nothing', async () => {
    await workspace.write('requirements.txt', 'pydantic\n');
    index.down = { problem: { status: 503 } };
    const { exitCode, output } = await run('--format json');
    assert.equal(exitCode, 2, output);
    assert.deepEqual(problemsOfOutput(output), []);
    assert.match(output, /"partial": true/);
  });
});
