/** Findings about the effect of uv's settings on a project for a target, beyond what uv itself reports. */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import { pinnedIndexes } from '../installers/uv/sources.ts';
import type { Target } from '../runtimes/target.ts';
import { fileName } from '../text/path.ts';
import { say, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { finding, placeOf, startOf, type Finding, type FindingDetails, type FindingPlace } from './finding.ts';

/** A finding about a setting, for those that need a resolution to be found. */
export function uvSetting(
  severity: 'error' | 'warning',
  message: Message,
  place: FindingPlace,
  details: FindingDetails<'uv-setting'>,
): Finding {
  return finding('uv-setting', message, place, { severity, ...details });
}

/** Surprising effects of the settings. */
export function uvSettingFindings(
  file: DependencyFile,
  { problem: { target }, seen }: InstallerView,
  neighbours: ReadonlyMap<string, string>,
): readonly Finding[] {
  if (!target.installer.readsUvTables) return [];
  return [...otherSettings(file, neighbours), ...missingIndexes(file, seen, target)];
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
