/** What the language server needs of this machine: loaded once the editor has its first answer. */
import { Checker } from './check/check.ts';
import { cacheDirectory } from './host/cacheDirectory.ts';
import { nodeHost } from './host/nodeHost.ts';
import { nodePrograms } from './host/nodePrograms.ts';
import type { ServerParts } from './lsp/server.ts';

/** Opens the outside world with the editor's options. */
export const openWorld: ServerParts['open'] = (options, log) => {
  const { proxy, noProxy, strictSsl, systemCertificates, indexPasswords } = options;
  const host = nodeHost({
    log,
    ...(proxy !== undefined && { proxy }),
    ...(noProxy !== undefined && { noProxy }),
    ...(strictSsl !== undefined && { strictSsl }),
    ...(systemCertificates !== undefined && { systemCertificates }),
    ...(indexPasswords && { indexPasswords }),
  });
  const today = (): string => new Date(host.now()).toISOString().slice(0, 10);
  const shownFolder = cacheDirectory(host.environment);
  return {
    host,
    checker: new Checker({ host, today }),
    ...(shownFolder !== undefined && { shownFolder }),
    // git runs what the settings of a repository name.
    ...(options.trusted !== false && { programs: nodePrograms }),
  };
};
