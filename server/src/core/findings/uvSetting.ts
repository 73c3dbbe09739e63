/** Findings about the effect of uv's settings on a project for a target, beyond what uv itself reports. */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import { pinnedIndexes } from '../installers/uv/sources.ts';
import type { SelectionPolicy } from '../solver/selectionPolicy.ts';
import type { Resolution } from '../solver/resolution.ts';
import type { Target } from '../runtimes/target.ts';
import { fileName } from '../text/path.ts';
import { say } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { finding, placeOf, startOf, type Finding } from './finding.ts';

/** Surprising effects of the settings. */
export function uvSettingFindings(
  file: DependencyFile,
  { problem, seen }: InstallerView,
  neighbours: ReadonlyMap<string, string>,
  whole: Resolution,
): readonly Finding[] {
  const { target, policy } = problem;
  if (!target.installer.readsUvTables) return [];
  const undated = policy && !isLetIn(whole, policy, target) ? undatedIndex(file, policy.newest, target) : [];
  return [...otherSettings(file, neighbours), ...undated, ...missingIndexes(file, seen, target)];
}

/** uv reads `uv.toml` instead of `[tool.uv]`, including constraints. */
function otherSettings(file: DependencyFile, neighbours: ReadonlyMap<string, string>): Finding[] {
  if (![...neighbours.keys()].some((path) => fileName(path) === 'uv.toml')) return [];
  return [
    finding('uv-setting', say('uvTomlCounts', { besideTable: file.uv !== undefined }), startOf(file.path), {
      severity: 'warning',
    }),
  ];
}

/** Whether everything is installed, and everything that Pyodide ships has its own date in `exclude-newer-package`. */
function isLetIn(whole: Resolution, { newestOf }: SelectionPolicy, { shipped }: Target): boolean {
  if (whole.kind === 'failed') return false;
  const ofPyodide = [...whole.packages.keys()].filter((name) => shipped.packages.has(name));
  return ofPyodide.length > 0 && ofPyodide.every((name) => newestOf.has(name));
}

/** The index of a Pyodide release gives no dates, and uv treats a file without a date as too new. */
function undatedIndex(file: DependencyFile, newest: number | undefined, { pyodide }: Target): Finding[] {
  const { excludeNewerSpan: span } = uvSettingsOf(file);
  if (newest === undefined || !span || pyodide === undefined) return [];
  return [finding('uv-setting', say('undatedIndex', { pyodide }), { path: file.path, span }, { severity: 'warning' })];
}

function missingIndexes(file: DependencyFile, seen: readonly ReadDeclaration[], target: Target): Finding[] {
  const pinned = pinnedIndexes(file, target);
  return seen.flatMap((declaration) => {
    const { requirement } = declaration;
    const source = pinned.get(requirement.normalized);
    if (!source || source.index) return [];
    const message = say('indexNotDeclared', { name: requirement.name, index: shorten(source.named, 60) });
    return [finding('uv-setting', message, placeOf(declaration))];
  });
}
