/** The types of single values in uv's settings: names, versions, requirements, addresses, times. */
import { isValidName } from '../../packaging/name.ts';
import { parseMarker, type Marker } from '../../packaging/requirements/marker.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { uvAddressObjection } from '../../packaging/requirements/uvAddress.ts';
import { uvSpellingObjection } from '../../packaging/requirements/uvObjection.ts';
import { parseAsUvReads } from '../../packaging/requirements/uvReading.ts';
import { parseUvUrlRequirement } from '../../packaging/requirements/uvUrlRequirement.ts';
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import { say } from '../../messages/message.ts';
import { byKind, fits, listOf, mapOf, oneOf, tableWith, textThat } from './_settingType.ts';
import { readCutoff } from './_uvTime.ts';

const MOST_THREADS = 2_305_843_009_213_693_951n;

const isAny = (): boolean => true;

export const boolean = fits(({ kind }) => kind === 'boolean', say('uvTakesBoolean'));
export const text = textThat(isAny, say('uvTakesText'));
export const texts = listOf(text, say('uvTakesTexts'));
/** How much is done at the same time. */
export const count = fits(
  ({ kind, ...rest }) => kind === 'integer' && 'value' in rest && isCount(rest.value),
  say('uvTakesCount'),
);

export const name = textThat(isValidName, say('uvTakesProjectNames'));
export const names = listOf(name, say('uvTakesNames'));
/** What pip writes for all and for none, besides names. */
export const nameSelection = listOf(
  textThat((one) => isValidName(one) || one === ':all:' || one === ':none:', say('uvTakesProjectNames')),
  say('uvTakesNames'),
);

export const requirement = textThat(isRequirement, say('uvTakesRequirement'));
export const requirements = listOf(requirement, say('uvTakesRequirementArray'));
export const specifiers = textThat((one) => parseSpecifierSet(one).errors.length === 0, say('uvTakesSpecifiers'));
export const version = textThat((one) => parseVersion(one) !== undefined, say('uvTakesVersion'));
/** A marker, which uv reads without `===`. */
export const marker = textThat((one) => isMarker(one), say('uvTakesMarker'));
export const markers = byKind({ string: marker, array: listOf(marker, say('uvTakesMarker')) }, say('uvTakesMarker'));

/** The address of an index, or the path of a folder. */
export const address = textThat((one) => one !== '' && (!isRemote(one) || hasHost(one)), say('uvTakesAddress'));
export const url = textThat(
  (one) => /^[a-z][a-z\d+.-]*:/i.test(one) && (!isRemote(one) || hasHost(one)),
  say('uvTakesUrl'),
);
export const proxy = textThat(isProxy, say('uvTakesProxy'));

/** For `exclude-newer`: a date, a moment, a time span, `false`, or a table with a moment. */
export const time = byKind(
  {
    string: textThat((one) => readCutoff(one) !== undefined, say('uvTakesTime')),
    boolean: fits((value) => value.kind === 'boolean' && value.value === false, say('uvTakesTime')),
    table: tableWith(
      {
        known: { timestamp: textThat((one) => readCutoff(one) !== undefined, say('uvTakesTime')), span: text },
        needed: ['timestamp'],
      },
      say('uvTakesTime'),
    ),
  },
  say('uvTakesTime'),
);
export const times = mapOf(time, isValidName, say('uvTakesTimes'));

/** Settings for a build backend. */
export const configSettings = mapOf(
  byKind({ string: text, array: texts }, say('uvTakesTexts')),
  isAny,
  say('uvTakesTexts'),
);

export const variables = mapOf(mapOf(text, isAny, say('uvTakesVariables')), isValidName, say('uvTakesVariables'));

export const PRERELEASES = ['disallow', 'allow', 'if-necessary', 'explicit', 'if-necessary-or-explicit'] as const;
export const prerelease = oneOf(PRERELEASES);

/** The marker in a text; undefined if uv cannot read it. */
export function markerIn(text: string): Marker | undefined {
  const { value, errors } = parseMarker(text);
  return errors.length === 0 && value && !hasArbitraryEquality(value) ? value : undefined;
}

function isMarker(text: string): boolean {
  return markerIn(text) !== undefined;
}

function hasArbitraryEquality(one: Marker): boolean {
  return one.kind === 'comparison' ? one.operator === '===' : one.operands.some(hasArbitraryEquality);
}

/** Whether uv reads the text as a requirement. */
export function isRequirement(text: string): boolean {
  const { value, errors } = parseRequirement(text);
  const read = errors.length > 0 ? (parseUvUrlRequirement(text) ?? parseAsUvReads(text, false)) : value;
  if (!read || (errors.length === 0 && uvSpellingObjection(read) !== undefined)) return false;
  const { url } = read.requirement;
  return url === undefined || uvAddressObjection(url) === undefined;
}

function isCount(value: unknown): boolean {
  if (typeof value === 'bigint') return value > 0n && value <= MOST_THREADS;
  return typeof value === 'number' && value > 0 && BigInt(value) <= MOST_THREADS;
}

function isRemote(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Whether the address names a machine: letters in one piece, or an IPv6 address in brackets. */
function hasHost(text: string): boolean {
  const authority = /^https?:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(text)?.[1] ?? '';
  return /^(?:\[[\da-f:.]+\]|[^\s[\]:]+)(?::\d*)?$/i.test(authority) && isPort(authority);
}

function isProxy(text: string): boolean {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'socks5', 'socks5h'].includes(scheme)) return false;
  return hasHost(text.replace(/^(?:[a-z][a-z\d+.-]*:\/\/)?/i, 'http://'));
}

function isPort(authority: string): boolean {
  return Number(/:(\d*)$/.exec(authority)?.[1] ?? 0) <= 65_535;
}
