// A language server in a process of its own, from the opening of a file to its verdict and to the end of its check.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Opens a file in a new server, which has answered `initialize` before anything is measured, as it has in an editor in which
 * somebody works.
 * @param {{path: string, text: string, env: NodeJS.ProcessEnv, settings: object, onVerdict: () => void}} what `settings` as an
 *   editor gives them
 * @returns {Promise<{verdict: number, whole: number}>} milliseconds after the file was opened
 */
export async function openInEditor({ path, text, env, settings, onVerdict }) {
  const server = spawn(process.execPath, [join(ROOT, 'server/dist/lsp.cjs'), '--stdio'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const client = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  client.onRequest('workspace/configuration', ({ items }) => items.map(() => settings));
  client.listen();
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { configuration: true } },
    initializationOptions: { status: true },
  });
  await client.sendNotification('initialized', {});
  // The rest of the server is loaded behind that answer.
  await client.sendRequest('pyodidePreflight/targets');
  const uri = pathToFileURL(path).href;
  const begun = performance.now();
  let verdict;
  const whole = new Promise((resolve) => {
    client.onNotification('pyodidePreflight/checkStatus', (status) => {
      if (status.resolves !== undefined && verdict === undefined) {
        verdict = performance.now() - begun;
        onVerdict();
      }
      if (status.uri === uri && status.state !== 'checking') resolve(performance.now() - begun);
    });
  });
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'pip-requirements', version: 1, text },
  });
  const times = { whole: await whole, verdict };
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  await once(server, 'exit');
  client.dispose();
  return times;
}
