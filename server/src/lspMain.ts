/** The entry point of the language server: connects `startServer` to the process, over the channel named by its arguments. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { Checker } from './check/check.ts';
import { nodeHost } from './host/nodeHost.ts';
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
    targets: () => Checker.targets(new Date().toISOString().slice(0, 10)),
    paths: nodePaths,
    open: ({ proxy, noProxy, strictSsl, systemCertificates, indexPasswords }, log) => {
      const host = nodeHost({
        log,
        ...(proxy !== undefined && { proxy }),
        ...(noProxy !== undefined && { noProxy }),
        ...(strictSsl !== undefined && { strictSsl }),
        ...(systemCertificates !== undefined && { systemCertificates }),
        ...(indexPasswords && { indexPasswords }),
      });
      const today = (): string => new Date(host.now()).toISOString().slice(0, 10);
      return { host, checker: new Checker({ host, today }) };
    },
  });
}
