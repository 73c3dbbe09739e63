/**
 * Calls in the branches of a program, of which only one may run: the body of a `try` or what catches its errors, one side of an
 * `if`, one of several functions.
 */

/**
 * The branches around a call, the outermost first, each as `whole:part`: parts of the same whole exclude each other. Empty for
 * what runs in any case.
 */
export type Branch = readonly string[];

/** Whether what ran in a branch `before` is there in another one later: certainly, certainly not, or perhaps. */
export function isThereLater(before: Branch, later: Branch): 'yes' | 'no' | 'perhaps' {
  const at = before.findIndex((part, index) => part !== later[index]);
  if (at < 0) return 'yes';
  return wholeOf(before[at]) === wholeOf(later[at]) ? 'no' : 'perhaps';
}

function wholeOf(part = ''): string {
  return part.split(':', 1)[0] ?? '';
}
