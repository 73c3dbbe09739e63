/**
 * A direct reference: a distribution that is named by its place, a URL or a path, instead of being looked up in an index.
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#direct-references
 */
import { parseDirectUrl, type DirectUrl } from '../../packaging/metadata/directUrl.ts';
import { parseWheelFilename, type WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import { unreadBeginning } from '../../packaging/requirements/uvAddress.ts';
import { isAbsolutePath, joinPath } from '../../text/path.ts';
import { writtenHash, type WrittenHash } from './writtenHash.ts';
import { percentDecoded } from '../../text/percentDecoded.ts';

/**
 * `folder`: a project; `archive`: a source archive; `repository`: of a version control system; `relative`: a path where only a
 * URL may stand; `other`: an address that leads to none of these, as far as its name tells.
 */
export type ReferenceKind = 'wheel' | 'archive' | 'repository' | 'folder' | 'relative' | 'other';

/**
 * Where a browser begins with a path that it takes for an address. `page`: at a page that is known; `script`: at whichever page or
 * script runs the code; `site`: at the root of the site; `file system`: it is a file in the browser's own. `worker`, `kernel`: at a
 * script of the platform, where nothing of the project lies. `app`: in a list that takes no files. `packer`: nowhere, since no browser
 * reads it yet, but a program that packs an app.
 */
export interface AddressStart {
  readonly from: 'page' | 'script' | 'site' | 'file system' | 'worker' | 'kernel' | 'app' | 'packer';
  /** The path, as it goes on from a folder of the project, if it may be there. */
  readonly below?: string;
}

export interface Reference {
  readonly kind: ReferenceKind;
  /** As written: it may contain credentials. */
  readonly written: string;
  /** The absolute path, or the URL: equal for equal places. */
  readonly location: string;
  /** Whether the name of a project stands before it, as in `name @ https://…`. */
  readonly isNamed: boolean;
  /** Whether it is on this machine; `location` is a path then. */
  readonly isLocal: boolean;
  /** The last part of its path. */
  readonly filename: string;
  /** What the file name of a wheel says; absent if it says nothing readable. */
  readonly wheel?: WheelFilename;
  /** The name of the project that the reference itself gives, by `#egg=`. */
  readonly egg?: string;
  readonly extras: readonly string[];
  /** What the file has to be, as the fragment of the address says. */
  readonly hash?: WrittenHash | undefined;
  /** Whether it is a path in a repository that ends neither like a wheel nor like a source archive. */
  readonly isNoFile?: boolean;
  /** Whether it is a wheel or a source archive in a repository. */
  readonly isInRepository?: boolean;
  /** How its address begins, if uv does not read such ones. */
  readonly unread?: string;
  /** Whether a build backend may write the project's own folder for the beginning of its path. */
  readonly isTemplate?: boolean;
  /** Set if it is an address without a server, for a browser. */
  readonly start?: AddressStart;
  /** Whether it is a project that is installed where it lies, to be edited. */
  readonly isEditable?: boolean;
}

/** How references are read in some place. */
export interface ReferenceForm {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Whether a path may be relative. */
  readonly relative: boolean;
  /** Whether the name of a project stands before it. */
  readonly isNamed?: boolean;
  /** Whether a `#` in a path begins a fragment, as uv reads a line of requirements. */
  readonly hasFragments?: boolean;
}

const ARCHIVE = /\.(?:zip|tar|tgz|tbz|tlz|txz|tar\.(?:gz|bz2|xz|lz|lzma|zst))$/i;
const PROJECT_ROOT = /\$\{PROJECT_ROOT\}/g;
/** How some build backends write the project's own folder. */
const TEMPLATE = /^\{root:uri\}\/?/;
/** A relative URL of a file in the folder itself. */
const BARE_FILE = /^file:(?=[^/\\?#%]+$)/i;
/** Of more than one letter, which a drive of Windows has. */
const SCHEME = /^[a-z][a-z\d+.-]+:/i;
/** What looks like a scheme that uv does not know: on a line of requirements it takes that for a path (`-e lib:y`). */
const COLON_IN_PATH = /^(?!(?:https?|ftps?|file|s?ftp|ssh|git|hg|svn|bzr)[+:])[a-z][a-z\d+.-]+:(?!\/\/)/i;
/** A fragment without any of the keys that say something. */
const OTHER_FRAGMENT = /#(?!.*(?:egg|subdirectory|sha256)=).*$/s;
const VARIABLE = /\$\{[A-Za-z\d_]+\}/;

/**
 * Reads a reference as it is written behind `@`, on a line of a requirements file, or in a source of uv.
 * @param text without a marker
 */
export function parseReference(text: string, form: ReferenceForm): Reference {
  const unread = unreadBeginning(text.trim());
  return { ...readReference(text, form), ...(unread !== undefined && { unread }) };
}

function readReference(
  text: string,
  { folder, relative, isNamed = false, hasFragments = false }: ReferenceForm,
): Reference {
  const trimmed = text.trim();
  const written = trimmed;
  const isTemplate = TEMPLATE.test(trimmed);
  const expanded = trimmed.replace(PROJECT_ROOT, folder).replace(TEMPLATE, './').replace(BARE_FILE, './');
  const dotted = hasFragments && COLON_IN_PATH.test(expanded) ? `./${expanded}` : expanded;
  const place = hasFragments && !SCHEME.test(dotted) ? dotted.replace(OTHER_FRAGMENT, '') : dotted;
  const direct = parseDirectUrl(place) ?? parseDirectUrl(`./${place}`);
  if (!direct || VARIABLE.test(expanded)) return { ...nothing(written), kind: 'other', isNamed };
  const common = { ...partsOf(direct, written), isNamed };
  if (direct.kind === 'vcs') {
    const isInRepository = /#(?:.*&)?path=/s.test(trimmed) && { isInRepository: true };
    return { ...common, kind: 'repository', isLocal: false, location: trimmed, ...isInRepository };
  }
  if (direct.kind === 'archive') {
    return { ...common, kind: kindOf(direct.filename, 'other'), isLocal: false, location: direct.url };
  }
  const path = pathOf(direct.url);
  if (path === undefined) return { ...common, kind: 'relative', isLocal: true };
  const onMachine = { isLocal: true, location: joinPath(folder, path) };
  const isRefused = isTemplate || (!relative && !isAbsolutePath(path));
  return {
    ...common,
    ...onMachine,
    kind: isRefused ? 'relative' : kindOf(direct.filename, 'folder'),
    ...(isTemplate && { isTemplate }),
  };
}

/**
 * The reference that a path is: nothing in it is read as part of a URL, neither a scheme nor escapes nor what follows a `#`.
 * @param folder where it starts if it is relative
 */
export function referenceByPath(path: string, folder: string): Reference {
  const filename = path.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  const wheel = parseWheelFilename(filename);
  return {
    ...nothing(path),
    ...{ kind: kindOf(filename, 'folder'), filename, isNamed: false, isLocal: true },
    ...{ location: joinPath(folder, SCHEME.test(path) ? `./${path}` : path), ...(wheel && { wheel }) },
  };
}

function partsOf(
  { filename, wheel, egg, extras, url, hashes }: DirectUrl,
  written: string,
): Omit<Reference, 'kind' | 'isLocal' | 'isNamed'> {
  const hash = writtenHash(hashes);
  return {
    written,
    location: url,
    filename,
    ...(wheel && { wheel }),
    ...(egg !== undefined && { egg }),
    extras,
    ...(hash && { hash }),
  };
}

function nothing(written: string): Omit<Reference, 'kind' | 'isNamed'> {
  return { written, location: written, filename: '', isLocal: false, extras: [] };
}

function kindOf(filename: string, otherwise: 'folder' | 'other'): ReferenceKind {
  if (/\.whl$/i.test(filename)) return 'wheel';
  return ARCHIVE.test(filename) ? 'archive' : otherwise;
}

/** Whether a path ends like a wheel or a source archive. */
export function isOfDistribution(path: string): boolean {
  return kindOf(path, 'other') !== 'other';
}

/** The path of a `file:` URL, or the path itself; undefined if the URL names another machine or no absolute path. */
export function pathOf(url: string): string | undefined {
  const match = /^file:(.*)$/is.exec(url);
  if (!match) return url;
  const path = /^\/\/(?:localhost)?(\/.*)$/is.exec(match[1] ?? '')?.[1] ?? /^(\/(?!\/).*)$/s.exec(match[1] ?? '')?.[1];
  if (path === undefined) return match[1]?.startsWith('//') === true ? undefined : percentDecoded(match[1] ?? '');
  const decoded = percentDecoded(path);
  return /^\/[a-z]:[\\/]/i.test(decoded) ? decoded.slice(1) : decoded;
}
