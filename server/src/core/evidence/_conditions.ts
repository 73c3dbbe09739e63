/** Whether a condition holds in a Worker while it starts, as far as its words tell. */

/** Whether something runs when the module is imported. */
export type Runs = 'yes' | 'perhaps' | 'no';

/** What the imports at the beginning of a module call other than usual: names for `typing.TYPE_CHECKING`. */
export type TypeCheckingNames = ReadonlySet<string>;

/** Every Worker has at least this Python, and none a newer one than the last. */
const OLDEST = [3, 12] as const;
const NEWEST = [3, 14] as const;

/** Longer ones are looked at no further, in UTF-16 units. */
const LONGEST = 300;

/**
 * Judges the condition of an `if`.
 * @param written its text, without `if` and the colon
 */
export function conditionRuns(written: string, names: TypeCheckingNames): Runs {
  const condition = withoutBrackets(written.trim().replace(/\s+/g, ' '));
  if (condition.length > LONGEST) return 'perhaps';
  // Brackets inside may hold an `or` of their own, and a conditional expression is none of these.
  if (/\b(?:if|else|lambda)\b/.test(condition)) return 'perhaps';
  const isFlat = !/\(.*\b(?:and|or)\b/.test(condition);
  const either = isFlat ? condition.split(' or ') : [condition];
  if (either.length > 1) return anyOf(either.map((part) => conditionRuns(part, names)));
  const both = isFlat ? condition.split(' and ') : [condition];
  if (both.length > 1) return allOf(both.map((part) => conditionRuns(part, names)));
  if (isFlat && condition.startsWith('not ')) return oppositeOf(conditionRuns(condition.slice('not '.length), names));
  return atomRuns(condition, names);
}

function atomRuns(condition: string, names: TypeCheckingNames): Runs {
  if (condition === 'True' || condition === '1') return 'yes';
  if (condition === 'False' || condition === '0' || names.has(condition)) return 'no';
  if (/^(?:[\w.]+\.)?TYPE_CHECKING$/.test(condition)) return 'no';
  if (/^__name__ ?== ?(['"])__main__\1$/.test(condition)) return 'no';
  const [, subject, operator, , value] = /^(sys\.platform|os\.name) ?(==|!=) ?(['"])(\w+)\3$/.exec(condition) ?? [];
  if (subject !== undefined) {
    const holds = value === (subject === 'os.name' ? 'posix' : 'emscripten');
    return holds === (operator === '==') ? 'yes' : 'no';
  }
  const modules = /^(['"])(?:pyodide|js)\1 (not )?in sys\.modules$/.exec(condition);
  if (modules) return modules[2] === undefined ? 'yes' : 'no';
  return versionRuns(condition);
}

/** `sys.version_info >= (3, 12)`, which is the same for all Workers but between the oldest Python and the newest. */
function versionRuns(condition: string): Runs {
  const [, operator, major, minor] =
    /^sys\.version_info(?:\[:2\])? ?(>=|<) ?\((\d+), ?(\d+),?\)$/.exec(condition) ?? [];
  if (operator === undefined) return 'perhaps';
  const limit = [Number(major), Number(minor)] as const;
  if (isAtLeast(OLDEST, limit)) return operator === '>=' ? 'yes' : 'no';
  if (!isAtLeast(NEWEST, limit)) return operator === '>=' ? 'no' : 'yes';
  return 'perhaps';
}

function isAtLeast(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]);
}

function anyOf(all: readonly Runs[]): Runs {
  return all.includes('yes') ? 'yes' : all.every((one) => one === 'no') ? 'no' : 'perhaps';
}

function allOf(all: readonly Runs[]): Runs {
  return all.includes('no') ? 'no' : all.every((one) => one === 'yes') ? 'yes' : 'perhaps';
}

export function oppositeOf(runs: Runs): Runs {
  return runs === 'yes' ? 'no' : runs === 'no' ? 'yes' : 'perhaps';
}

/** Without brackets around the whole. */
function withoutBrackets(text: string): string {
  return /^\([^()]*\)$/.test(text) ? text.slice(1, -1).trim() : text;
}

/** The names under which a module's code has `TYPE_CHECKING`: `from typing import TYPE_CHECKING as TC`. */
export function typeCheckingNames(code: string): TypeCheckingNames {
  return new Set([...code.matchAll(/\bTYPE_CHECKING as (\w+)/g)].map(([, name]) => name ?? ''));
}
