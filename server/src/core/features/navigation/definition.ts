/** Where what a place in a file names is decided: from a constraint, a source or an include to the place that counts. */
import type { Snapshot } from '../../analysis/snapshot.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { joinPath, parentPath } from '../../text/path.ts';
import { touches, type Span } from '../../text/span.ts';
import type { Location, UriOf } from '../lspValues.ts';
import { fileOfSource, indexNamed, sourceEntries, sourcesOf, type SourceEntry } from './sourceEntries.ts';

/** A place in a file; without a span its beginning. */
interface Place {
  readonly path: string;
  readonly span?: Span;
}

const START = { line: 0, character: 0 };

/**
 * The places that decide about what stands at a place; none where nothing does.
 * @param offset UTF-16 offset
 */
export function definitionsAt(path: string, offset: number, snapshot: Snapshot, uriOf: UriOf): Location[] {
  const { file, quiet, texts } = snapshot;
  if (quiet) return [];
  const places = placesFor(path, offset, file);
  return places.map((place) => ({
    uri: uriOf(place.path),
    range: place.span ? new LineIndex(texts.get(place.path) ?? '').rangeOf(place.span) : { start: START, end: START },
  }));
}

function placesFor(path: string, offset: number, file: DependencyFile): readonly Place[] {
  const isHere = (span: Span | undefined): boolean => span !== undefined && touches(span, offset);
  const own = path === file.path;
  const include = own ? file.includes.find(({ span }) => isHere(span)) : undefined;
  if (include) return [{ path: joinPath(parentPath(path), include.path) }];
  const entry = own
    ? sourceEntries(file).find((one) => isHere(one.keySpan) || one.tables.some(({ span }) => isHere(span)))
    : undefined;
  if (entry) return whereSourceLeads(entry, file);
  const group = own
    ? file.dependencyGroups.flatMap(({ includes }) => includes).find(({ span }) => isHere(span))
    : undefined;
  if (group) return groupNamed(group.name, file);
  const declaration = file.declarations.find((one) => one.path === path && isHere(one.spans.element));
  return declaration ? whatDecides(declaration, file) : [];
}

/** From an entry of `[tool.uv.sources]` to the project or the index that it names. */
function whereSourceLeads({ name }: SourceEntry, file: DependencyFile): readonly Place[] {
  return sourcesOf(name, file).flatMap(({ index, place }): readonly Place[] => {
    if (index !== undefined) {
      const span = indexNamed(index, file);
      return span ? [{ path: file.path, span }] : [];
    }
    const target = fileOfSource(name, place, file);
    return target === undefined ? [] : [{ path: target }];
  });
}

function groupNamed(name: string, { path, dependencyGroups }: DependencyFile): readonly Place[] {
  const wanted = normalizeName(name);
  return dependencyGroups.filter((group) => normalizeName(group.name) === wanted).map(({ span }) => ({ path, span }));
}

/**
 * From a constraint, override or exclusion to what asks for the project; from what asks for it to what changes how that is
 * understood, and to its source.
 */
function whatDecides(declaration: Declaration, file: DependencyFile): readonly Place[] {
  const name = declaration.requirement?.normalized;
  if (name === undefined) return [];
  const others = file.declarations.filter(
    (one) => one !== declaration && one.requirement?.normalized === name && isRequired(one) !== isRequired(declaration),
  );
  const places = others.map(({ path, spans }) => ({ path, span: spans.whole }));
  return isRequired(declaration) ? [...ownSource(name, file), ...places] : places;
}

function isRequired({ role }: Declaration): boolean {
  return role === 'requirement';
}

/** The project behind the source of a name, or else the entry itself. */
function ownSource(name: NormalizedName, file: DependencyFile): readonly Place[] {
  const local = sourcesOf(name, file).flatMap(({ place }) => fileOfSource(name, place, file) ?? []);
  if (local.length > 0) return local.map((path) => ({ path }));
  const entry = sourceEntries(file).find((one) => one.name === name);
  return entry ? [{ path: file.path, span: entry.keySpan }] : [];
}
