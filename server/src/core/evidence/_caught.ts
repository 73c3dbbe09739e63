/** Which errors the clauses of a `try` catch and do not raise again. */

/** Errors that an import may meet while a Worker starts; `Exception` stands for all of them. */
export type CaughtError = 'Exception' | 'OSError' | 'RuntimeError' | 'AttributeError' | 'TypeError';

const NAMES: ReadonlyMap<string, CaughtError> = new Map([
  ['Exception', 'Exception'],
  ['BaseException', 'Exception'],
  ['OSError', 'OSError'],
  ['EnvironmentError', 'OSError'],
  ['IOError', 'OSError'],
  ['RuntimeError', 'RuntimeError'],
  ['AttributeError', 'AttributeError'],
  ['TypeError', 'TypeError'],
]);

/** The errors that a list of exceptions names: `(ImportError, OSError)`. */
export function errorsNamed(list: string): readonly CaughtError[] {
  return [...new Set([...list.matchAll(/\w+/g)].flatMap(([name]) => NAMES.get(name) ?? []))];
}

/**
 * What the `except` clauses behind the body of a `try` catch.
 * @param lines the lines behind its head, blank ones left out, each with the width of the blanks before it
 * @param indent that of the `try`
 */
export function caughtBehind(
  lines: Iterable<{ readonly text: string; readonly indent: number }>,
  indent: number,
): readonly CaughtError[] {
  const caught = new Set<CaughtError>();
  let clause: readonly CaughtError[] = [];
  let body: number | undefined;
  const endClause = (): void => {
    for (const error of clause) caught.add(error);
    clause = [];
  };
  for (const { text, indent: width } of lines) {
    if (width > indent) {
      // The first line of a clause says how far its own statements are indented.
      body ??= width;
      if (width === body && isLeaving(text.trim())) clause = [];
      continue;
    }
    endClause();
    if (width < indent || !/^\s*except\b/.test(text)) break;
    const [, list = '', rest = ''] = /^\s*except ?\*?([^:]*):(.*)$/s.exec(text) ?? [];
    clause = list.trim() === '' ? ['Exception'] : errorsNamed(list.replace(/\bas\s+\w+\s*$/, ''));
    if (isLeaving(rest.trim())) clause = [];
    body = undefined;
  }
  endClause();
  return [...caught];
}

/** Whether a statement ends the start of the Worker after all. */
function isLeaving(statement: string): boolean {
  return /^(?:raise\b|(?:sys\.)?exit\b)/.test(statement);
}
