/** The entry point of the language server: connects `startServer` to the process, over the channel named by its arguments. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';
import { nodePaths } from './host/nodePaths.ts';
import { VERSION } from './version.ts';
import { traceOf } from './host/traceOf.ts';

const CHANNELS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

if (process.argv.some((word) => CHANNELS.some((channel) => word === channel || word.startsWith(`${channel}=`))))
  serve();
else {
  console.error(
    `pyodide-preflight ${VERSION}: this is a language server, which an editor starts. Say how it is to be spoken to: ${CHANNELS.join(', ')}`,
  );
  process.exitCode = 2;
}

function serve(): void {
  // A bug in what nobody waits for must not end the work on everything else.
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`${traceOf(error)}\n`);
  });
  startServer(createConnection(ProposedFeatures.all), {
    version: VERSION,
    paths: nodePaths,
    targets: async () => (await import('./lspParts.ts')).targets(),
    open: async (options, log) => (await import('./lspParts.ts')).openWorld(options, log),
  });
}
