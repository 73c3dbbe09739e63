/** A Worker's folder in memory, checked from its texts alone unless said otherwise: nothing is resolved. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import type { Remedy } from '../../server/src/core/remedies/remedy.ts';
import { applyEdits } from '../../server/src/core/text/textEdit.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/settings.ts';
import { memoryDocuments } from './memoryDocuments.ts';
import { english } from './english.ts';
import { RECORDED_INDEX, recordedChecker } from './recorded.ts';

/** Texts by file name. */
export type Folder = Readonly<Record<string, string>>;

/** What is set for a check, the variable of the process included. */
export type FolderSettings = Partial<Settings> & { readonly trusted?: boolean; readonly cloudflareEnv?: string };

/** A wrangler.toml of a Python Worker. */
export function wranglerToml(date = '2026-10-01', ...flags: string[]): string {
  return `name = "w"\nmain = "src/entry.py"\ncompatibility_date = "${date}"\ncompatibility_flags = ${JSON.stringify(['python_workers', ...flags])}\n`;
}

/** The snapshots of a check, the first of which is derived from the texts alone. */
async function* snapshotsOf(
  folder: Folder,
  checked = 'pyproject.toml',
  target = 'auto',
  { trusted = true, cloudflareEnv, ...more }: FolderSettings = {},
): AsyncGenerator<Snapshot, void, void> {
  const settings = { ...DEFAULT_SETTINGS, target, recordedIndex: RECORDED_INDEX, ...more };
  const files = Object.entries(folder).map(([name, text]) => [`/w/${name}`, text] as const);
  const documents = memoryDocuments(new Map(files));
  const text = folder[checked] ?? '';
  yield* recordedChecker.check({
    path: `/w/${checked}`,
    ...{ text, settings, documents, trusted },
    ...(cloudflareEnv !== undefined && { cloudflareEnv }),
  });
}

/** The first snapshot of a check, derived from the texts alone. */
export async function firstSnapshot(
  folder: Folder,
  checked?: string,
  target?: string,
  settings?: FolderSettings,
): Promise<Snapshot> {
  for await (const snapshot of snapshotsOf(folder, checked, target, settings)) return snapshot;
  throw new Error(`${checked ?? 'the project'} is not checked`);
}

/** The findings for a folder without any resolution. */
export async function trapsIn(folder: Folder, checked?: string, target?: string): Promise<readonly Finding[]> {
  return (await firstSnapshot(folder, checked, target)).findings;
}

/** `severity code file: marked text` of each finding. */
export async function trapLines(folder: Folder, checked?: string, target?: string): Promise<readonly string[]> {
  const findings = await trapsIn(folder, checked, target);
  return findings.map(({ severity, code, path, span }) => {
    const name = path.slice('/w/'.length);
    return `${severity} ${code} ${name}: ${(folder[name] ?? '').slice(span.start, span.end)}`;
  });
}

/** The folder after a remedy. */
export function applyRemedy(remedy: Remedy, folder: Folder): Folder {
  const after: Record<string, string> = { ...folder };
  for (const path of new Set(remedy.edits.map((edit) => edit.path))) {
    const edits = remedy.edits.filter((edit) => edit.path === path).map(({ edit }) => edit);
    const name = path.slice('/w/'.length);
    after[name] = applyEdits(folder[name] ?? '', edits);
  }
  return after;
}

/** What a check of a folder is for, and what it says: `severity code file: marked text`. */
export async function outcome(
  folder: Folder,
  checked = 'pyproject.toml',
  settings: FolderSettings = {},
): Promise<{ targets: readonly string[]; says: readonly string[]; messages: string }> {
  const { choice, others = [], findings } = await firstSnapshot(folder, checked, 'auto', settings);
  return {
    targets: [choice, ...others.map((other) => other.choice)].map(({ target }) => target.name),
    says: findings.map(({ severity, code, path, span }) => {
      const name = path.slice('/w/'.length);
      return `${severity} ${code} ${name}: ${(folder[name] ?? '').slice(span.start, span.end)}`;
    }),
    messages: findings.map(({ message }) => english(message)).join('\n'),
  };
}

/** The only finding of a folder about its target, with the fixes that were proven by installing the project. */
export async function targetFinding(folder: Folder, settings?: FolderSettings): Promise<Finding> {
  let findings: readonly Finding[] = [];
  for await (const snapshot of snapshotsOf(folder, 'pyproject.toml', 'auto', settings)) ({ findings } = snapshot);
  const [finding, ...others] = findings.filter(({ code }) => code === 'target-problem');
  assert.ok(finding && others.length === 0, findings.map(({ message }) => english(message)).join('\n'));
  return finding;
}

/** The only finding of a folder. */
export async function onlyFinding(folder: Folder, settings: Partial<Settings> = {}): Promise<Finding> {
  const { findings } = await firstSnapshot(folder, 'pyproject.toml', 'auto', settings);
  const [finding] = findings;
  assert.ok(finding && findings.length === 1, findings.map(({ message }) => english(message)).join('\n'));
  return finding;
}
