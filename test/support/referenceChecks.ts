/** Whole checks of invented projects, for what their requirements point to. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from './english.ts';
import { memoryDocuments } from './memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from './recorded.ts';
import { archive } from './wheelArchive.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const TARGET = 'workers-3.13';

/** An invented wheel that needs something. */
export function wheel(name: string, version: string, ...requires: readonly string[]): Uint8Array {
  const lines = ['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`];
  const content = [...lines, ...requires.map((one) => `Requires-Dist: ${one}`), ''].join('\n');
  return archive([{ path: `${name}-${version}.dist-info/METADATA`, content }]);
}

export function project(dependencies: readonly string[], rest = ''): string {
  return `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n${rest}`;
}

export function library(name: string, dependencies: readonly string[], rest = ''): string {
  return `[project]\nname = "${name}"\nversion = "0.5"\ndependencies = ${JSON.stringify(dependencies)}\n${rest}`;
}

/** The whole check of `/w/app/pyproject.toml`, or of another file, among these. */
export async function check(
  files: Files,
  { path = '/w/app/pyproject.toml', target = TARGET, trusted = true } = {},
): Promise<Snapshot> {
  const all = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/w/${name}`, content]));
  const text = all[path];
  const request = {
    path,
    text: typeof text === 'string' ? text : '',
    settings: { ...DEFAULT_SETTINGS, target, recordedIndex: RECORDED_INDEX },
    documents: memoryDocuments(all),
    trusted,
    ...(path.endsWith('.whl') && { kind: 'wheel' as const }),
  };
  let last: Snapshot | undefined;
  for await (const snapshot of recordedChecker.check(request)) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

export const toldOf = ({ findings }: Snapshot): readonly string[] =>
  findings
    .filter(({ code }) => code !== 'never-vendored' && code !== 'no-wrangler-file')
    .map(({ severity, code, message }) => `${severity}[${code}] ${english(message)}`);

export const errorsOf = (snapshot: Snapshot): readonly string[] =>
  toldOf(snapshot).filter((told) => told.startsWith('error'));

export const packagesOf = ({ resolution }: Snapshot): readonly string[] =>
  (resolution?.packages ?? []).map(({ name, version }) => `${name} ${version}`);

export const SOURCE = (place: string): string => `[tool.uv.sources]\nlib = { ${place} }\n`;
