/**
 * A project's page in HTML: every anchor is a file.
 * https://packaging.python.org/en/latest/specifications/simple-repository-api/#base-html-api
 */
import { say } from '../../messages/message.ts';
import type { ParseError, Parsed } from '../../text/parsed.ts';
import { percentDecoded } from '../../text/percentDecoded.ts';
import type { HtmlTag } from './_htmlTags.ts';
import { decodeReferences, readTags } from './_htmlTags.ts';
import { joinUrl } from './_joinUrl.ts';
import { KNOWN_VERSION, type ProjectFile, type ProjectPage } from './projectPage.ts';

const TITLE = /^\s*links for\s+(\S+)\s*$/i;
/** Digests are given as `sha256=…`: in the fragment of the URL, and for the metadata in an attribute. */
const HASH = /(?:^|&)(md5|sha1|sha224|sha256|sha384|sha512|blake2b|blake2s)=([0-9a-fA-F]+)/;

/**
 * Reads a project page in HTML. Anchors without an address, or whose address does not end in a file name, are reported as
 * errors and left out; everything else is taken as it is. A `<base href>` is applied to the addresses. A page of another
 * major version is an error and has no files for us.
 */
export function parseProjectPageHtml(text: string): Parsed<ProjectPage> {
  const errors: ParseError[] = [];
  const files: ProjectFile[] = [];
  const meta = new Map<string, string>();
  let base: string | undefined;
  let title: { readonly name: string; readonly end: number } | undefined;
  let name = '';
  for (const tag of readTags(text)) {
    if (title?.name === tag.name && tag.closing && name === '') {
      name = TITLE.exec(decodeReferences(text.slice(title.end, tag.start)))?.[1] ?? '';
    }
    title = undefined;
    if (tag.closing) continue;
    if (tag.name === 'a') readAnchor(tag, base, files, errors);
    else if (tag.name === 'base') base ??= tag.attributes.get('href');
    else if (tag.name === 'meta') meta.set(tag.attributes.get('name') ?? '', tag.attributes.get('content') ?? '');
    else if (tag.name === 'title' || tag.name === 'h1') title = tag;
  }
  const status = meta.get('pypi:project-status');
  const reason = meta.get('pypi:project-status-reason');
  const version = meta.get('pypi:repository-version');
  if (version !== undefined && !KNOWN_VERSION.test(version)) {
    const problem = say('pageVersionUnknown', { version });
    return { value: { name, files: [] }, errors: [{ problem, span: { start: 0, end: text.length } }] };
  }
  const value: ProjectPage = {
    name,
    files,
    ...(status === undefined ? {} : { status: reason === undefined ? { status } : { status, reason } }),
  };
  return { value, errors };
}

function readAnchor(tag: HtmlTag, base: string | undefined, files: ProjectFile[], errors: ParseError[]): void {
  const span = { start: tag.start, end: tag.end };
  const href = tag.attributes.get('href')?.trim();
  if (href === undefined || href === '') {
    errors.push({ problem: say('pageLinkWithoutAddress'), span });
    return;
  }
  const [address = '', ...fragment] = href.split('#');
  const filename = filenameOf(address);
  if (filename === '') {
    errors.push({ problem: say('pageAddressWithoutFile', { address }), span });
    return;
  }
  const { attributes } = tag;
  const requiresPython = attributes.get('data-requires-python');
  const metadata = attributes.get('data-core-metadata') ?? attributes.get('data-dist-info-metadata');
  const uploadTime = attributes.get('data-upload-time');
  files.push({
    filename,
    url: base === undefined ? address : joinUrl(base, address),
    hashes: readHashes(fragment.join('#')),
    ...(requiresPython === undefined || requiresPython === '' ? {} : { requiresPython }),
    coreMetadata: metadata !== undefined && metadata !== 'false',
    ...(HASH.test(metadata ?? '') ? { metadataHashes: readHashes(metadata ?? '') } : {}),
    yanked: attributes.get('data-yanked') ?? false,
    ...(uploadTime === undefined ? {} : { uploadTime }),
  });
}

/** The last segment of the path. The text of the anchor is no help: Pyodide's own indexes put the project there. */
function filenameOf(address: string): string {
  const path = address.split('?', 1)[0] ?? '';
  return percentDecoded(path.slice(path.lastIndexOf('/') + 1));
}

function readHashes(fragment: string): Readonly<Record<string, string>> {
  const [, algorithm, digest] = HASH.exec(fragment) ?? [];
  return algorithm === undefined || digest === undefined ? {} : { [algorithm]: digest };
}
