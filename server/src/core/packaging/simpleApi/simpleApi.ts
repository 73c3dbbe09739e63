/**
 * A project's page on a package index: the files it offers.
 * https://packaging.python.org/en/latest/specifications/simple-repository-api/
 */
import { say, type Message } from '../../messages/message.ts';
import type { ParseError, Parsed } from '../../text/parsed.ts';
import { KNOWN_VERSION, type ProjectFile, type ProjectPage } from './projectPage.ts';

export { parseProjectPageHtml } from './_simpleHtml.ts';
export type { ProjectFile, ProjectPage } from './projectPage.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a project page in JSON. The value has every file that could be read; a file without a name, URL or hashes, a text
 * that is not such a page, and a page of another major version, which has no files for us, are errors. Their spans are the
 * whole text: it was written by a machine.
 */
export function parseProjectPageJson(text: string): Parsed<ProjectPage> {
  const errors: ParseError[] = [];
  const fail = (problem: Message): void => void errors.push({ problem, span: { start: 0, end: text.length } });
  const page = readJson(text);
  if (!isObject(page)) {
    fail(say('pageNotJson'));
    return { value: { name: '', files: [] }, errors };
  }
  const { name, files, versions, meta } = page;
  const version = isObject(meta) ? meta['api-version'] : undefined;
  if (isOtherVersion(version)) {
    fail(say('pageVersionUnknown', { version: String(version) }));
    return { value: { name: '', files: [] }, errors };
  }
  if (!Array.isArray(files)) fail(say('pageWithoutFiles'));
  const read: ProjectFile[] = [];
  for (const [index, entry] of asArray(files).entries()) {
    const file = isObject(entry) ? readFile(entry, index + 1) : say('pageFileInvalid', { index: index + 1 });
    if ('id' in file) fail(file);
    else read.push(file);
  }
  const status = readStatus(page['project-status']);
  const value: ProjectPage = {
    name: typeof name === 'string' ? name : '',
    files: read,
    ...(status === undefined ? {} : { status }),
    ...(Array.isArray(versions) ? { versions: versions.filter((entry) => typeof entry === 'string') } : {}),
  };
  return { value, errors };
}

/** Whether a page says that it has another major version: what it contains then means nothing that is known today. */
function isOtherVersion(version: unknown): version is string | number {
  return (typeof version === 'string' || typeof version === 'number') && !KNOWN_VERSION.test(String(version));
}

/** The file, or what is wrong with its entry. */
function readFile(entry: JsonObject, index: number): ProjectFile | Message {
  const { filename, url, hashes, yanked, size } = entry;
  if (typeof filename !== 'string') return say('pageFileIncomplete', { index, key: 'filename' });
  if (typeof url !== 'string') return say('pageFileIncomplete', { index, filename, key: 'url' });
  if (!isObject(hashes)) return say('pageFileIncomplete', { index, filename, key: 'hashes' });
  const requiresPython = entry['requires-python'];
  const uploadTime = entry['upload-time'];
  // The field was renamed; if there are several, the newest name counts.
  const metadata = entry['core-metadata'] ?? entry['dist-info-metadata'] ?? entry['data-dist-info-metadata'];
  return {
    filename,
    url,
    hashes: readHashes(hashes),
    ...(typeof requiresPython === 'string' && requiresPython !== '' ? { requiresPython } : {}),
    coreMetadata: metadata === true || isObject(metadata),
    ...(isObject(metadata) && Object.keys(metadata).length > 0 ? { metadataHashes: readHashes(metadata) } : {}),
    yanked: typeof yanked === 'string' ? yanked : yanked === true && '',
    ...(typeof size === 'number' ? { size } : {}),
    ...(typeof uploadTime === 'string' ? { uploadTime } : {}),
  };
}

function readHashes(hashes: JsonObject): Readonly<Record<string, string>> {
  for (const digest of Object.values(hashes)) {
    if (typeof digest === 'string') continue;
    return Object.fromEntries(
      Object.entries(hashes).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }
  return hashes as Readonly<Record<string, string>>;
}

function readStatus(value: unknown): ProjectPage['status'] {
  // The first draft of the specification had just the status here.
  if (typeof value === 'string') return { status: value };
  if (!isObject(value) || typeof value['status'] !== 'string') return undefined;
  const { status, reason } = value;
  return typeof reason === 'string' ? { status, reason } : { status };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
