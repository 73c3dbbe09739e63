/** Findings about the effect of uv's settings on a project for a target, beyond what uv itself reports. */
import type { Declaration, DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Place } from '../dependencyFiles/uv/uvSettings.ts';
import { isReadWithSources } from '../installers/uv/sources.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Catalog } from '../solver/catalog.ts';
import { underlyingCatalog } from '../solver/policyCatalog.ts';
import type { Target } from '../runtimes/target.ts';
import { parentPath, relativePath } from '../text/path.ts';
import { say, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import type { SeverityOf } from './rules.ts';
import { finding, placeOf, startOf, type Finding, type FindingDetails, type FindingPlace } from './finding.ts';

/** A finding about a setting, for those that need a resolution to be found. */
export function uvSetting(
  severity: SeverityOf<'uv-setting'>,
  message: Message,
  place: FindingPlace,
  details: FindingDetails<'uv-setting'>,
): Finding {
  return finding('uv-setting', message, place, { severity, ...details });
}

/** Surprising effects of the settings. */
export function uvSettingFindings(file: DependencyFile, target: Target): readonly Finding[] {
  if (!target.installer.readsUvTables) return [];
  return [...idleTable(file), ...noIndex(file)];
}

/** What `[tool.uv]` says about the project itself counts wherever uv takes its settings from. */
const OF_PROJECT: ReadonlySet<string> = new Set([
  'sources',
  'index',
  'workspace',
  'managed',
  'package',
  'build-backend',
]);

/** Settings that are written in vain, since uv reads those of another file. */
function idleTable({ uv, path }: DependencyFile): Finding[] {
  if (uv?.elsewhere === undefined || [...uv.table.entries.keys()].every((key) => OF_PROJECT.has(key))) return [];
  const message = say('uvSettingsElsewhere', { file: relativePath(parentPath(path), uv.elsewhere.path) });
  return [finding('uv-setting', message, { path, span: uv.table.span }, { severity: 'warning' })];
}

function noIndex(file: DependencyFile): Finding[] {
  const { noIndex: place } = uvSettingsOf(file);
  if (!place) return [];
  const message = say('uvAsksNoIndex', { linked: file.indexOptions.findLinks.length > 0 });
  return [finding('uv-setting', message, placeIn(file, place), { severity: 'warning' })];
}

/** Pages of `find-links` and flat indexes that are not there: uv stops, whether or not anything is wanted from them. */
export function missingPageFindings(file: DependencyFile, catalog: Catalog): readonly Finding[] {
  const missing = underlyingCatalog(catalog).missingPages?.() ?? [];
  return missing.map((message) => uvSetting('error', say('fileProblem', { problem: message }), startOf(file.path), {}));
}

/** Of a file in another folder no text is shown: the beginning of this one stands for it. */
export function placeIn(file: DependencyFile, { path, span }: Place): Place {
  return parentPath(path) === parentPath(file.path) ? { path, span } : startOf(file.path);
}

/**
 * Sources of a required project that name an index which is not declared: uv ends its run for each, whether or not its marker
 * holds, and whether or not the extra or group is asked for. Measured with uv 0.13.9.
 */
export function undeclaredIndexFindings(file: DependencyFile, target: Target): readonly Finding[] {
  if (!target.installer.readsUvTables) return [];
  const { namedSources, namedIndexes, noSources } = uvSettingsOf(file);
  if (namedSources.length === 0 || noSources.all || file.uv?.aboveUnread) return [];
  const declared = new Set(namedIndexes.map(({ name }) => name));
  return namedSources.flatMap((source) => {
    if (declared.has(source.index) || noSources.names.has(source.project)) return [];
    const declaration = file.declarations.find((one) => requiresWithSources(one, source.project));
    if (!declaration?.requirement) return [];
    const message = say('indexNotDeclared', { name: declaration.requirement.name, index: shorten(source.index, 60) });
    // Of a file in another folder no text is shown.
    const isShown = parentPath(source.path) === parentPath(file.path);
    return [finding('uv-setting', message, { ...placeOf(declaration), ...(isShown && placed(source)) })];
  });
}

function placed({ path, span }: Place): Place {
  return { path, span };
}

function requiresWithSources(declaration: Declaration, project: NormalizedName): boolean {
  return isReadWithSources(declaration) && declaration.requirement?.normalized === project;
}
