/** Whether the places that a parser tells lie inside its text. */

/** The keys behind which other texts begin, or which lead back. */
const ELSEWHERE: ReadonlySet<string> = new Set(['source', 'content']);

/**
 * Looks at every `{start, end}` in a value, in whatever depth.
 * @param length of the text, in UTF-16 units
 * @throws RangeError if one does not lie in the text
 */
export function checkPlaces(value: unknown, length: number): void {
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (next instanceof Map) {
      for (const inner of next.values()) waiting.push(inner);
    } else if (next instanceof Set || Array.isArray(next)) {
      for (const inner of next) waiting.push(inner);
    } else {
      checkPlace(next, length);
      for (const [key, inner] of Object.entries(next)) if (!ELSEWHERE.has(key)) waiting.push(inner);
    }
  }
}

function checkPlace(value: object, length: number): void {
  if (!('start' in value) || !('end' in value)) return;
  const { start, end } = value;
  if (typeof start !== 'number' || typeof end !== 'number') return;
  if (!(0 <= start && start <= end && end <= length)) {
    throw new RangeError(`a place from ${start} to ${end} in a text of ${length}`);
  }
}
