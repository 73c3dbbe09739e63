/**
 * What each field of core metadata may hold.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */
import { code, shorten } from '../../messages/words.ts';
import { parseContentType } from './_contentType.ts';
import { LINE_BOUNDARY } from './_lineBoundary.ts';
import { metadataField, METADATA_VERSIONS } from './_metadataFieldTable.ts';
import { isIdentifier, isKeyword } from './_pythonIdentifier.ts';
import { trimWhitespace } from '../_whitespace.ts';
import { toldInEnglish } from '../libraryEnglish.ts';
import { parseLicenseExpression } from './licenseExpression.ts';
import { isValidName, normalizeName } from '../name.ts';
import { parseRequirement } from '../requirements/requirement.ts';
import { parseSpecifierSet } from '../versions/specifier.ts';
import { parseVersion } from '../versions/version.ts';

/** A field's value as it is used, or why it is invalid. */
export type Processed<T> = { readonly value: T } | { readonly problem: string };

/** By property; a single field comes as a list of one. Fields that may hold anything are not here. */
export const PROCESSORS: Readonly<Record<string, (values: readonly string[]) => Processed<unknown>>> = {
  metadataVersion: one((text) => (isMetadataVersion(text) ? { value: text } : no(text, 'a version of the metadata'))),
  name: one((text) => (isValidName(text) ? { value: text } : no(text, 'a project name'))),
  version: one((text) => found(parseVersion(text), text, 'a version')),
  summary: one((text) =>
    LINE_BOUNDARY.test(text) ? { problem: 'the summary has more than one line' } : { value: text },
  ),
  descriptionContentType: one(processContentType),
  dynamic: each((text) => processDynamic(text.toLowerCase())),
  providesExtra: each((text) => (isValidName(text) ? { value: normalizeName(text) } : no(text, 'an extra'))),
  requiresPython: one((text) => {
    const { value, errors } = parseSpecifierSet(text);
    return errors[0] === undefined ? { value } : unreadable(text, toldInEnglish(errors[0].problem));
  }),
  requiresDist: each((text) => {
    const { value, errors } = parseRequirement(text);
    if (errors[0] === undefined && value !== undefined) return { value: value.requirement };
    return unreadable(text, errors[0] ? toldInEnglish(errors[0].problem) : 'it is empty');
  }),
  licenseExpression: one((text) => {
    const { value, errors } = parseLicenseExpression(text);
    return value === undefined ? unreadable(text, errors[0]?.message ?? 'it is empty') : { value };
  }),
  licenseFiles: each(processLicenseFile),
  importNames: each(processImportName),
  importNamespaces: each(processImportName),
};

function one<T>(read: (text: string) => Processed<T>): (values: readonly string[]) => Processed<T> {
  return ([text = '']) => read(text);
}

/** All values, or what is wrong with the first invalid one. */
function each<T>(read: (text: string) => Processed<T>): (values: readonly string[]) => Processed<readonly T[]> {
  return (values) => {
    const read_: T[] = [];
    for (const text of values) {
      const processed = read(text);
      if ('problem' in processed) return processed;
      read_.push(processed.value);
    }
    return { value: read_ };
  };
}

function isMetadataVersion(text: string): boolean {
  return METADATA_VERSIONS.some((version) => version === text);
}

const CONTENT_TYPES: ReadonlySet<string> = new Set(['text/plain', 'text/x-rst', 'text/markdown']);
const MARKDOWN_VARIANTS: ReadonlySet<string> = new Set(['GFM', 'CommonMark']);

function processContentType(text: string): Processed<string> {
  // A line end would start the next header.
  if (/[\n\r]/.test(text)) return no(text, 'a content type in one line');
  const { type, parameters, isMalformed } = parseContentType(text);
  if (isMalformed) return no(text, 'a well-formed content type');
  if (!CONTENT_TYPES.has(type) || !text.toLowerCase().includes(type)) {
    return no(text, '`text/plain`, `text/x-rst` or `text/markdown`');
  }
  const charset = parameters.get('charset') ?? 'UTF-8';
  if (charset.toLowerCase() !== 'utf-8')
    return { problem: `the charset can only be \`UTF-8\`, not ${code(shorten(charset, 60))}` };
  const variant = parameters.get('variant') ?? 'GFM';
  if (type !== 'text/markdown' || MARKDOWN_VARIANTS.has(variant)) return { value: text };
  return { problem: `the variant can only be \`GFM\` or \`CommonMark\`, not ${code(shorten(variant, 60))}` };
}

const NEVER_DYNAMIC: ReadonlySet<string> = new Set(['name', 'version', 'metadata-version']);

function processDynamic(field: string): Processed<string> {
  if (NEVER_DYNAMIC.has(field)) return { problem: `${code(field)} cannot be dynamic` };
  return metadataField(field) === undefined ? no(field, 'a field that could be dynamic') : { value: field };
}

/** A relative path with `/`, without patterns, that does not leave the project. */
function processLicenseFile(path: string): Processed<string> {
  if (path.includes('..')) return unreadable(path, 'it may not lead out of its directory');
  if (path.includes('*')) return unreadable(path, 'a pattern is no path');
  if (path.includes('\\')) return unreadable(path, 'its parts are separated by `/`');
  if (/^(?:[a-z]:)?\//i.test(path)) return unreadable(path, 'it must be relative');
  const rest = path.replace(/^[a-z]:/i, '');
  const isPlain = rest.split('/').every((part) => part !== '' && part !== '.');
  return isPlain || path === '.' || (rest === '' && path !== '') ? { value: path } : no(path, 'a path in plain form');
}

function processImportName(text: string): Processed<string> {
  const semicolon = text.indexOf(';');
  const name = trimWhitespace(`.${semicolon === -1 ? text : text.slice(0, semicolon)}`).slice(1);
  for (const part of name.split('.')) {
    if (!isIdentifier(part)) return no(name, 'a name that can be imported');
    if (isKeyword(part)) return unreadable(name, `${code(part)} is a keyword`);
  }
  if (semicolon === -1 || trimWhitespace(`${text.slice(semicolon + 1)}.`) === 'private.') return { value: text };
  return unreadable(text, 'only `private` can follow the `;`');
}

function found<T>(value: T | undefined, text: string, what: string): Processed<T> {
  return value === undefined ? no(text, what) : { value };
}

function no(text: string, what: string): { problem: string } {
  return { problem: `${code(shorten(text, 60))} is not ${what}` };
}

function unreadable(text: string, why: string): { problem: string } {
  return { problem: `${code(shorten(text, 60))} cannot be taken: ${why}` };
}
