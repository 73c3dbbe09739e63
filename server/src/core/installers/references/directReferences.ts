/** Which declarations of a file name a place instead of versions, and which place that is. */
import {
  isOfDistribution,
  parseReference,
  referenceByPath,
  type Reference,
} from '../../candidates/references/reference.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { SourcePlace } from '../../dependencyFiles/uv/uvSettings.ts';
import type { Target } from '../../runtimes/target.ts';
import { parseWheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import { percentDecoded } from '../../text/percentDecoded.ts';
import { isRelativeForUv } from '../../packaging/requirements/uvAddress.ts';
import { parentPath } from '../../text/path.ts';
import { browserReference } from './browserAddress.ts';
import { isReadWithSources, sourceInsteadOfUrl, sourceOf } from '../uv/sources.ts';

/**
 * The place that a declaration points to for the installer of a target; undefined if it is looked up in indexes, or if nothing
 * readable is written.
 */
export function referenceOf(declaration: Declaration, file: DependencyFile, target: Target): Reference | undefined {
  const written = asInstallerReads(writtenReference(declaration, file), declaration.text, target);
  const { requirement } = declaration;
  if (
    written &&
    (written.kind === 'relative' || written.unread !== undefined || !sourceInsteadOfUrl(declaration, file, target))
  )
    return written;
  if (!requirement) return undefined;
  const source = sourceOf(declaration, file, target);
  if (!source?.place || !target.installer.readsUvTables) return undefined;
  if (source.place.kind !== 'workspace') return referenceAt(source.place, source.folder ?? parentPath(file.path));
  const folder = file.workspace?.members.get(requirement.normalized);
  return folder === undefined ? undefined : memberReference(folder, source.place);
}

/** micropip leaves out what stands behind a `;` where it reads the name of a wheel, and downloads the whole address. */
function asInstallerReads(
  reference: Reference | undefined,
  text: string,
  { installer }: Target,
): Reference | undefined {
  if (!reference || installer.wheelNames === 'exact') return reference;
  // A blank behind an address belongs to it, so that it does not end as a wheel does.
  if (!reference.isNamed && !reference.isLocal && /\s$/.test(text)) return { ...reference, kind: 'other' };
  if (reference.kind !== 'other') return reference;
  const [, filename] = /(?<![^/?#])([^/?#]+\.whl);[^/?#]*(?:[?#]|$)/.exec(reference.location) ?? [];
  if (filename === undefined) return reference;
  const wheel = parseWheelFilename(percentDecoded(filename));
  return { ...reference, kind: 'wheel', filename, ...(wheel && { wheel }) };
}

/**
 * The place that stands in a declaration itself. In files of requirements paths begin where the installer runs, which is taken to
 * be the folder of the outermost file, wherever the line stands.
 */
export function writtenReference(declaration: Declaration, file: DependencyFile): Reference | undefined {
  const { requirement, url, localPath, spans } = declaration;
  const isOfLines = file.kind === 'requirements' || file.kind === 'constraints';
  const path = isOfLines ? file.path : declaration.path;
  const written = requirement?.url ?? localPath ?? url;
  if (written === undefined) return undefined;
  const ofBrowser = browserReference(written, declaration, file);
  if (ofBrowser) return ofBrowser;
  const isNamed = spans.name !== undefined;
  // Whoever builds a site of JupyterLite copies wheels from its folder.
  const isOfSite = file.kind === 'jupyterlite' && declaration.shippedOnly !== true;
  const relative = mayBeRelative(declaration) || isOfSite;
  const hasFragments = declaration.reader === 'pip';
  const reference = parseReference(written, { folder: parentPath(path), relative, isNamed, hasFragments });
  const isPath =
    !relative && isReadWithSources(declaration) && reference.unread === undefined && isRelativeForUv(written);
  return isPath && reference.kind === 'other' ? { ...reference, kind: 'relative' } : reference;
}

/** The place of a source. */
export function referenceAt(place: Exclude<SourcePlace, { readonly kind: 'workspace' }>, folder: string): Reference {
  switch (place.kind) {
    case 'git':
      return {
        ...inRepository(place.url, folder),
        ...(place.path !== undefined && (isOfDistribution(place.path) ? { isInRepository: true } : { isNoFile: true })),
      };
    case 'url':
      return parseReference(inLowerCase(place.url), { folder, relative: false });
    case 'path':
      return withEditing(referenceByPath(place.path, folder), place.editable === true);
  }
}

/** What is in the repository that the `git` of a source names; a requirement has the same address behind `git+`. */
function inRepository(url: string, folder: string): Reference {
  const address = inLowerCase(url);
  const isWhole = address.startsWith('git+');
  const { unread, ...reference } = parseReference(isWhole ? address : `git+${address}`, { folder, relative: true });
  return { ...reference, ...(unread !== undefined && { unread: url.slice(0, unread.length - (isWhole ? 0 : 4)) }) };
}

/** The address of a source, in which the case of the scheme does not count. */
function inLowerCase(url: string): string {
  return url.replace(/^[a-z][a-z\d+.-]*(?=:)/i, (scheme) => scheme.toLowerCase());
}

/** The member of a workspace in a folder: uv installs it to be edited unless the source says otherwise. */
export function memberReference(
  folder: string,
  { editable = true }: Extract<SourcePlace, { readonly kind: 'workspace' }>,
): Reference {
  return withEditing(folderReference(folder), editable);
}

function withEditing(reference: Reference, isEditable: boolean): Reference {
  return isEditable && reference.kind === 'folder' ? { ...reference, isEditable } : reference;
}

/** The project in a folder. */
export function folderReference(path: string): Reference {
  return referenceByPath(path, path);
}

/** PEP 621 and inline metadata take URLs only; requirements files, pages and Poetry take paths as well. */
function mayBeRelative({ reader }: Declaration): boolean {
  return reader === 'pip' || reader === 'pyscript' || reader === 'poetry';
}
