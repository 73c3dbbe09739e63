/** What the language server knows by itself, wherever it runs: loaded once the editor has its first answer. */
import { Checker } from './check/check.ts';
import type { ServerParts } from './lsp/server.ts';

/** See {@link ServerParts.targets}. */
export function targets(): ReturnType<ServerParts['targets']> {
  return Checker.targets(today());
}

/** See {@link ServerParts.cloudflare}. */
export function cloudflare(): ReturnType<ServerParts['cloudflare']> {
  return Checker.cloudflare(today());
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
