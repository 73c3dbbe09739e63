/**
 * What a project in a folder says of itself without being built: uv takes that from `[project]` if nothing that it needs is
 * dynamic.
 */
import type { ReferenceFacts, ReferenceSource } from '../../candidates/references/referenceFacts.ts';
import { readToml } from '../../config/toml.ts';
import { valueAt } from '../../config/tomlNode.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { UvSource } from '../../dependencyFiles/uv/uvSettings.ts';
import { parseCoreMetadata } from '../../packaging/metadata/coreMetadata.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { formatRequirement, parseRequirement } from '../../packaging/requirements/requirement.ts';
import { formatMarker } from '../../packaging/requirements/marker.ts';
import { parentPath } from '../../text/path.ts';
import { uvSettingsOf } from '../uv/uvPolicy.ts';
import { memberReference, referenceAt } from './directReferences.ts';

/** What uv needs to know and a build may decide. */
const NEEDED: ReadonlySet<string> = new Set(['version', 'dependencies', 'optional-dependencies', 'requires-python']);

const OPTIONAL = 'project.optional-dependencies.';

/** The facts of a project. @param file its pyproject.toml, with its workspace */
export function folderFacts(file: DependencyFile): ReferenceFacts {
  const dynamic = file.dynamic.find(({ name }) => NEEDED.has(name));
  if (dynamic) return { kind: 'dynamic', field: dynamic.name };
  const version = valueAt(readToml(file.text).root, ['project', 'version']);
  const { projectName } = file;
  if (file.refusal || projectName === undefined || version?.kind !== 'string') return { kind: 'dynamic' };
  const own = file.declarations.filter(({ table }) => table === 'project.dependencies' || table.startsWith(OPTIONAL));
  const requirements = own.flatMap((declaration) => requirementText(declaration) ?? []);
  if (requirements.length < own.length) return { kind: 'dynamic' };
  const extras = file.optionalDependencies.map(({ name }) => name);
  const { value } = parseCoreMetadata(
    [
      'Metadata-Version: 2.4',
      `Name: ${projectName}`,
      `Version: ${version.value}`,
      ...(file.requiresPython ? [`Requires-Python: ${file.requiresPython.text}`] : []),
      ...extras.map((extra) => `Provides-Extra: ${extra}`),
    ].join('\n'),
  );
  const requiresDist = requirements.flatMap((text) => parseRequirement(text).value?.requirement ?? []);
  return {
    kind: 'known',
    metadata: { ...value, requiresDist, requiresDistText: requirements },
    sources: sourcesOf(file),
    folder: parentPath(file.path),
  };
}

/** As a wheel of the project would say it. */
function requirementText({ requirement, table }: Declaration): string | undefined {
  if (!requirement) return undefined;
  if (!table.startsWith(OPTIONAL)) return formatRequirement(requirement);
  const extra = `extra == ${JSON.stringify(normalizeName(table.slice(OPTIONAL.length)))}`;
  const { marker, ...bare } = requirement;
  return `${formatRequirement(bare)} ; ${marker ? `(${formatMarker(marker)}) and ${extra}` : extra}`;
}

/** Where the project takes its own dependencies from; its workspace's sources count where it has none. */
function sourcesOf(file: DependencyFile): ReadonlyMap<NormalizedName, readonly ReferenceSource[]> {
  const all = [...uvSettingsOf(file).sources].map(([name, sources]) => {
    const ofAll = sources.filter(({ extra, group }) => extra === undefined && group === undefined);
    return [name, ofAll.map((source) => sourceAt(source, name, file))] as const;
  });
  return new Map(all);
}

function sourceAt(source: UvSource, name: NormalizedName, file: DependencyFile): ReferenceSource {
  const { place, marker, folder, index } = source;
  const url = uvSettingsOf(file).namedIndexes.find((one) => one.name === index)?.url;
  const member = file.workspace?.members.get(name);
  const reference =
    place?.kind === 'workspace'
      ? member === undefined
        ? undefined
        : memberReference(member, place)
      : place && referenceAt(place, folder ?? parentPath(file.path));
  return {
    ...(marker && { marker }),
    ...(reference && { reference }),
    ...(index !== undefined && { index: { name: index, ...(url !== undefined && { url }) } }),
  };
}
