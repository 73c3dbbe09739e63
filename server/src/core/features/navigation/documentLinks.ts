/** What in a file leads elsewhere: dependencies to their pages at the index, included files, projects and wheels on this machine. */
import type { Snapshot } from '../../analysis/snapshot.ts';
import type { TomlTable } from '../../config/tomlNode.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { say, tell, type Message } from '../../messages/message.ts';
import type { Messages } from '../../messages/messages.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { uvSettingsOf } from '../../installers/uv/uvPolicy.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import { joinPath, parentPath } from '../../text/path.ts';
import type { Span } from '../../text/span.ts';
import type { DocumentLink, UriOf } from '../lspValues.ts';
import { fileAt, sourceEntries, sourcesOf } from './sourceEntries.ts';

/**
 * The page of a project at an index, without credentials; undefined if it has no address that a browser can open.
 * @param indexUrl as the file has it; by default that of the settings
 */
export type PageOf = (name: NormalizedName, indexUrl?: string) => string | undefined;

/** What is known of the world outside of the files. */
export interface LinkPlaces {
  readonly uriOf: UriOf;
  readonly pageOf: PageOf;
  readonly messages: Messages;
}

interface Link {
  readonly span: Span;
  readonly target: string;
  readonly says: Message;
}

/** The links in a file, in no order; none in a file that is not for Pyodide. Reads only the snapshot. */
export function documentLinksIn(path: string, snapshot: Snapshot, places: LinkPlaces): DocumentLink[] {
  const { file, quiet, texts } = snapshot;
  if (quiet) return [];
  const links = [
    ...file.declarations.filter((one) => one.path === path).flatMap((one) => linkOf(one, file, places)),
    ...(path === file.path ? [...includeLinks(file, places), ...sourceLinks(file, places)] : []),
  ];
  const lines = new LineIndex(texts.get(path) ?? '');
  return links.map(({ span, target, says }) => ({
    range: lines.rangeOf(span),
    target,
    tooltip: tell(says, places.messages),
  }));
}

function linkOf(declaration: Declaration, file: DependencyFile, { uriOf, pageOf }: LinkPlaces): readonly Link[] {
  const { requirement, spans, localPath, path } = declaration;
  if (localPath !== undefined) {
    const target = fileAt(joinPath(parentPath(path), localPath));
    return target === undefined ? [] : [{ span: spans.whole, target: uriOf(target), says: say('linkToFile') }];
  }
  if (!requirement || requirement.url !== undefined || !spans.name) return [];
  const name = requirement.normalized;
  const target = pageOf(name, indexOf(name, file));
  return target === undefined ? [] : [{ span: spans.name, target, says: say('linkToIndex', { name }) }];
}

/** The address of the index that the file names for a project. */
export function indexOf(name: NormalizedName, file: DependencyFile): string | undefined {
  const named = sourcesOf(name, file).find(({ index }) => index !== undefined)?.index;
  return uvSettingsOf(file).namedIndexes.find((one) => one.name === named)?.url ?? file.indexOptions.indexUrl;
}

function includeLinks({ path, includes }: DependencyFile, { uriOf }: LinkPlaces): readonly Link[] {
  return includes.flatMap(({ path: written, span }) => {
    // What stands in a variable, or at an address, leads nowhere here.
    if (/\$\{|^[a-z]+:\/\//i.test(written)) return [];
    return [{ span, target: uriOf(joinPath(parentPath(path), written)), says: say('linkToFile') }];
  });
}

/** The paths in `[tool.uv.sources]`. */
function sourceLinks(file: DependencyFile, { uriOf }: LinkPlaces): readonly Link[] {
  return sourceEntries(file)
    .flatMap(({ tables }) => tables)
    .flatMap((table) => pathIn(table))
    .flatMap(({ value, content }) => {
      const target = fileAt(joinPath(parentPath(file.path), value));
      return target === undefined ? [] : [{ span: content, target: uriOf(target), says: say('linkToFile') }];
    });
}

function pathIn({ entries }: TomlTable): readonly { readonly value: string; readonly content: Span }[] {
  const path = entries.get('path')?.value;
  return path?.kind === 'string' ? [path] : [];
}
