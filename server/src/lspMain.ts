/** The entry point of the language server: connects `startServer` to the process, over the channel named by its arguments. */
import { Console } from 'node:console';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { CHANNELS, namedChannel, openChannel, type ChannelName } from './host/nodeChannel.ts';
import { startServer } from './lsp/server.ts';
import { nodePaths } from './host/nodePaths.ts';
import { VERSION } from './version.ts';
import { traceOf } from './host/traceOf.ts';

const channel = namedChannel(process.argv.slice(2));
if (channel) serve(channel);
else {
  console.error(
    `pyodide-preflight ${VERSION}: this is a language server, which an editor starts. Say how it is to be spoken to: ${CHANNELS.join(', ')}`,
  );
  process.exitCode = 2;
}

function serve(named: ChannelName): void {
  // A bug in what nobody waits for must not end the work on everything else.
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`${traceOf(error)}\n`);
  });
  startServer(connectionOver(named), {
    version: VERSION,
    paths: nodePaths,
    targets: async () => (await import('./lspFacts.ts')).targets(),
    cloudflare: async () => (await import('./lspFacts.ts')).cloudflare(),
    open: async (options, log) => (await import('./lspParts.ts')).openWorld(options, log),
  });
}

function connectionOver(named: ChannelName): Connection {
  const streams = openChannel(named, (bytes) => {
    process.stderr.write(`${bytes} bytes from the editor belong to no message with a Content-Length: left out\n`);
  });
  if (!streams) return createConnection(ProposedFeatures.all);
  // What is printed must not come between the messages.
  globalThis.console = new Console(process.stderr);
  return createConnection(ProposedFeatures.all, streams.input, streams.output);
}
