/** Whether a condition holds in a Worker while it starts, as far as its words tell. */

/** Whether something runs when the module is imported. */
export type Runs = 'yes' | 'perhaps' | 'no';

/** What the imports at the beginning of a module call other than usual: names for `typing.TYPE_CHECKING`. */
export type TypeCheckingNames = ReadonlySet<string>;

/** What holds for everybody, and what for nobody. */
const ALWAYS: ReadonlySet<string> = new Set(['True', '1', '__debug__']);
const NEVER: ReadonlySet<string> = new Set(['False', '0', 'None']);
const PLATFORM: ReadonlyMap<string, string> = new Map([
  ['sys.platform', 'emscripten'],
  ['os.name', 'posix'],
  ['platform.system()', 'Emscripten'],
]);
const MAJOR = 3;
/** Every Worker has at least this Python, and none a newer one than the last. */
const OLDEST = [3, 12] as const;
const NEWEST = [3, 14] as const;

/** Longer ones are looked at no further, in UTF-16 units. */
const LONGEST = 300;

/** Judges whether the body of a loop runs, by its head without the colon: `for x in (1, 2)`, `while True`. */
export function loopRuns(head: string, names: TypeCheckingNames): Runs {
  const [, keyword = '', rest = ''] = /^\s*(?:async\s+)?(for|while)\b(.*)$/s.exec(head) ?? [];
  if (keyword === 'while') return conditionRuns(rest, names);
  const over = /\bin\s+(\S.*)$/s.exec(rest)?.[1] ?? '';
  if (/^(?:\(\s*\)|\[\s*\])\s*$/.test(over)) return 'no';
  return /^(?:[([{][^()[\]{}]+[)\]}]|range\(\s*[1-9]\d*\s*\))\s*$/.test(over) && !/\b(?:if|for)\b/.test(over)
    ? 'yes'
    : 'perhaps';
}

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
  if (ALWAYS.has(condition)) return 'yes';
  if (NEVER.has(condition) || names.has(condition)) return 'no';
  if (/^(?:[\w.]+\.)?TYPE_CHECKING$/.test(condition)) return 'no';
  const main = /^(?:__name__ ?([=!])= ?(['"])__main__\2|(['"])__main__\3 ?([=!])= ?__name__)$/.exec(condition);
  if (main) return (main[1] ?? main[4]) === '!' ? 'yes' : 'no';
  const platform = platformRuns(condition);
  if (platform) return platform;
  const modules = /^(['"])(?:pyodide|js)\1 (not )?in sys\.modules$/.exec(condition);
  if (modules) return modules[2] === undefined ? 'yes' : 'no';
  return versionRuns(condition);
}

/** `sys.platform == "emscripten"`, `sys.platform in ("win32", "cygwin")`, `os.name == "posix"`; undefined if it is another one. */
function platformRuns(condition: string): Runs | undefined {
  const [, subject = '', rest = ''] = /^(sys\.platform|os\.name|platform\.system\(\)) ?(.*)$/.exec(condition) ?? [];
  const value = PLATFORM.get(subject);
  if (value === undefined) return undefined;
  const [, operator = '', , compared = ''] = /^([=!])= ?(['"])(\w+)\2$/.exec(rest) ?? [];
  if (operator !== '') return (compared === value) === (operator === '=') ? 'yes' : 'no';
  const [, , begin] = /^\.startswith\((['"])(\w+)\1\)$/.exec(rest) ?? [];
  if (begin !== undefined) return value.startsWith(begin) ? 'yes' : 'no';
  const [, not, list] = /^(not )?in [([{]([\w'", ]*)[)\]}]$/.exec(rest) ?? [];
  if (list === undefined) return undefined;
  const isListed = [...list.matchAll(/\w+/g)].some(([one]) => one === value);
  return isListed === (not === undefined) ? 'yes' : 'no';
}

/** `sys.version_info[0] == 2`, which is the same for all. */
function majorRuns(condition: string): Runs | undefined {
  const [, operator, written] = /^sys\.version_info(?:\[0\]|\.major) ?(==|!=|>=|<=|>|<) ?(\d+)$/.exec(condition) ?? [];
  if (operator === undefined) return undefined;
  const [above, equal] = [MAJOR > Number(written), MAJOR === Number(written)];
  const holds =
    operator === '!='
      ? !equal
      : equal
        ? operator.endsWith('=')
        : operator.startsWith('>')
          ? above
          : !above && operator !== '==';
  return holds ? 'yes' : 'no';
}

/** `sys.version_info >= (3, 12)`, which is the same for all Workers but between the oldest Python and the newest. */
function versionRuns(condition: string): Runs {
  const [, operator, major, minor] =
    /^sys\.version_info(?:\[:2\])? ?(>=|<) ?\((\d+), ?(\d+)?,?\)$/.exec(condition) ?? [];
  if (operator === undefined) return majorRuns(condition) ?? 'perhaps';
  const limit = [Number(major), Number(minor ?? 0)] as const;
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
