/**
 * Reads the settings of `[tool.uv]` and `[tool.uv.pip]` that change what uv chooses.
 * @see https://docs.astral.sh/uv/reference/settings/
 */
import type { NormalizedName } from '../../packaging/name.ts';
import { parentPath } from '../../text/path.ts';
import { readScopedRules } from './_scopedRules.ts';
import { cutoffOf, SettingTables, type PlacedTable } from './_settingTables.ts';
import { readStatedReleases } from './_uvMetadata.ts';
import { readNamedIndexes, readNamedSources, readSources } from './_uvSources.ts';
import {
  NO_UV_SETTINGS,
  type Place,
  type PlacedText,
  type TableVerdict,
  type UvSettings,
  type NamedSource,
  type UvSource,
} from './uvSettings.ts';

const STRATEGIES = ['first-index', 'unsafe-first-match', 'unsafe-best-match'] as const;
const RESOLUTIONS = ['highest', 'lowest', 'lowest-direct'] as const;

const SWITCHES = ['universal', 'no-index', 'system', 'require-hashes', 'offline'] as const;

/** What settings are read from. */
export interface SettingsSource {
  /** The tables that count together, the one with precedence first; none of them is read if uv ignores them. */
  readonly layers: readonly PlacedTable[];
  /** `[tool.uv]` of the project and of the root of its workspace: their sources and indexes count in any case. */
  readonly projects: readonly PlacedTable[];
  readonly verdict: TableVerdict;
}

export function readUvSettings({
  layers,
  projects,
  verdict: { ignored, refused, outdated },
}: SettingsSource): UvSettings {
  const ofProject = {
    sources: sourcesOf(projects),
    namedSources: namedSourcesOf(projects),
    namedIndexes: projects.flatMap(({ table }) => readNamedIndexes(table.entries.get('index')?.value)),
    ignored,
    refused: refused || outdated,
  };
  if (ignored) return { ...NO_UV_SETTINGS, ...ofProject };
  const tables = new SettingTables(layers);
  const prerelease = tables.prerelease();
  const resolution = tables.word('resolution', RESOLUTIONS);
  const indexStrategy = tables.word('index-strategy', STRATEGIES);
  const [newer] = tables.placed('exclude-newer');
  const cutoff = cutoffOf(newer?.value);
  const platform = placedText(tables, 'python-platform');
  const pythonVersion = placedText(tables, 'python-version');
  const interpreter = placedText(tables, 'python');
  const pythonPreference = placedText(tables, 'python-preference');
  const pythonDownloads = placedText(tables, 'python-downloads');
  const [universal, noIndex, system, hashes, offline] = SWITCHES.map((key) => switchedOn(tables, key));
  const elsewhere = [placedText(tables, 'target'), placedText(tables, 'prefix')];
  return {
    ...(prerelease !== undefined && { prerelease }),
    ...(resolution !== undefined && { resolution }),
    ...(indexStrategy !== undefined && { indexStrategy }),
    ...(cutoff !== undefined && { excludeNewer: cutoff }),
    ...(newer && { excludeNewerPlace: { path: newer.path, span: newer.value.span } }),
    excludeNewerPackage: tables.cutoffs('exclude-newer-package'),
    noBinary: tables.files('no-binary', 'no-binary', 'no-binary-package'),
    noBuild: tables.files('only-binary', 'no-build', 'no-build-package'),
    noBuildBy: tables.filesBy('only-binary', 'no-build', 'no-build-package'),
    prereleasePackage: tables.prereleases(),
    upgrade: tables.upgrades(),
    dependencyMetadata: tables.all('dependency-metadata').flatMap(readStatedReleases),
    noSources: tables.selection('no-sources', 'no-sources-package'),
    noDeps: tables.isTrue('no-deps'),
    extras: { all: tables.isTrue('all-extras'), names: tables.names('extra') },
    noExtras: tables.names('no-extra'),
    groups: tables.texts('group'),
    noEmit: tables.names('no-emit-package'),
    scoped: readScopedRules(tables),
    ...(platform && { platform }),
    ...(pythonVersion && { pythonVersion }),
    ...(interpreter && { interpreter }),
    ...(pythonPreference && { pythonPreference }),
    ...(pythonDownloads && { pythonDownloads }),
    ...(universal && { universal }),
    ...(noIndex && { noIndex }),
    ...(system && { system }),
    ...(hashes && { requireHashes: hashes }),
    ...(offline && { offline }),
    ...(elsewhere[0] && { installTarget: elsewhere[0] }),
    ...(elsewhere[1] && { installPrefix: elsewhere[1] }),
    ...ofProject,
  };
}

function switchedOn(tables: SettingTables, key: string): Place | undefined {
  const [first] = tables.placed(key);
  return first && tables.isTrue(key) ? { path: first.path, span: first.value.span } : undefined;
}

/** A project's own source replaces that of the workspace's root. */
function sourcesOf(projects: readonly PlacedTable[]): ReadonlyMap<NormalizedName, readonly UvSource[]> {
  const [own, ...roots] = projects.map(({ path, table }) =>
    readSources(table.entries.get('sources')?.value, parentPath(path)),
  );
  return new Map([...roots.flatMap((sources) => [...sources]), ...(own ?? [])]);
}

/** The same of the indexes that they name. */
function namedSourcesOf(projects: readonly PlacedTable[]): readonly NamedSource[] {
  const [own = [], ...roots] = projects.map(({ path, table }) =>
    readNamedSources(table.entries.get('sources')?.value, path),
  );
  const replaced = new Set(own.map(({ project }) => project));
  return [...own, ...roots.flat().filter(({ project }) => !replaced.has(project))];
}

function placedText(tables: SettingTables, key: string): PlacedText | undefined {
  const [first] = tables.placed(key);
  if (first?.value.kind !== 'string') return undefined;
  return { path: first.path, span: first.value.span, text: first.value.value };
}
