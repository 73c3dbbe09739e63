/**
 * What uv refuses in a requirement although PyPA's `packaging` accepts it. In the metadata of a release it makes uv reject the
 * release; in a project's own dependencies it makes uv reject the project. Measured with uv 0.13.9.
 */
import { say, type Message } from '../../messages/message.ts';
import { isValidName } from '../name.ts';
import type { SpecifierSet } from '../versions/specifier.ts';
import { isVersionForUv } from '../versions/uvVersion.ts';
import type { Marker, MarkerComparison, MarkerOperand } from './markerNode.ts';
import type { ParsedRequirement } from './requirementParts.ts';

/** With a scheme, or a path from the root. */
const ABSOLUTE_URL = /^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|\/)/;

/** The first reason as a clause; undefined if uv accepts the requirement. */
export function uvObjection(parsed: ParsedRequirement): Message | undefined {
  const { url } = parsed.requirement;
  if (url !== undefined && !ABSOLUTE_URL.test(url)) return say('urlNotAbsolute', { url });
  return uvSpellingObjection(parsed);
}

/** The same apart from the URL: a relative one may still be a path that somebody meant. */
export function uvSpellingObjection({ requirement, spans }: ParsedRequirement): Message | undefined {
  const { name, extras, specifier, marker } = requirement;
  const badName = [name, ...extras].find((text) => !isValidName(text));
  if (badName !== undefined) return say('nameEndInvalid', { name: badName });
  if (spans.specifier !== undefined && specifier.specifiers.length === 0) return say('parenthesesEmpty');
  return uvSpecifierObjection(specifier) ?? (marker && uvMarkerObjection(marker));
}

/** uv knows no `===` with a text that is not a version, and no number above 64 bits. */
export function uvSpecifierObjection({ specifiers }: SpecifierSet): Message | undefined {
  for (const { parsed, version } of specifiers) {
    if (parsed === undefined) return say('versionUnknown', { version });
    if (!isVersionForUv(parsed)) return say('versionTooLarge', { version });
  }
  return undefined;
}

/** uv knows no `===` in markers, and only `in` and `not in` for the sets `extras` and `dependency_groups`. */
function uvMarkerObjection(marker: Marker): Message | undefined {
  if (marker.kind === 'comparison') return comparisonObjection(marker);
  for (const operand of marker.operands) {
    const objection = uvMarkerObjection(operand);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

function comparisonObjection({ left, operator, right }: MarkerComparison): Message | undefined {
  if (operator === '===') return say('markerOperatorUnknown', { operator });
  const set = [left, right].find(isSet);
  if (set === undefined) return undefined;
  const isMember = set === right && left.kind === 'string' && (operator === 'in' || operator === 'not in');
  return isMember ? undefined : say('markerSetMisplaced', { variable: set.name });
}

function isSet(operand: MarkerOperand): operand is MarkerOperand & { readonly kind: 'variable' } {
  return operand.kind === 'variable' && (operand.name === 'extras' || operand.name === 'dependency_groups');
}
