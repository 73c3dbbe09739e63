/**
 * What somebody pasted from a terminal as one line of words: without colours, frames, arrows and indentation, and with the lines
 * joined again that a terminal or a tool has wrapped.
 */

/** Of a longer text, its beginning and its end are read: what went wrong stands at one of them. */
const LONGEST_HEAD = 60_000;
const LONGEST_TAIL = 240_000;

/** Escape sequences of terminals: colours, links, titles. */
const ESCAPES = /\u001B(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001B]{0,2000}(?:\u0007|\u001B\\)?|[@-_])/g;

/** What draws frames, arrows and marks in front of a line: `│`, `╰─▶`, `×`, `✘`, `▲`, `⚠`. */
const ORNAMENTS = /[\u2190-\u21FF\u2500-\u25FF\u2600-\u27BF\u00D7\u2B00-\u2BFF\uFE0F]|\p{Extended_Pictographic}/gu;

/** Everything else that is not shown, and what changes the direction of writing. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** The text in one line, each word separated by one blank. */
export function flattened(pasted: string): string {
  const lines = shortened(pasted)
    .replace(ESCAPES, '')
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.replace(ORNAMENTS, ' ').replace(INVISIBLE, ' ').trim());
  return lines
    .map((line, at) => (isTorn(lines[at - 1] ?? '', line) ? line : ` ${line}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether only parts of it are read. */
export function isCut(pasted: string): boolean {
  return pasted.length > LONGEST_HEAD + LONGEST_TAIL;
}

function shortened(pasted: string): string {
  return isCut(pasted) ? `${pasted.slice(0, LONGEST_HEAD)}\n${pasted.slice(-LONGEST_TAIL)}` : pasted;
}

/** Lines are broken at blanks, and after the hyphen of a name such as `pydantic-core`. */
function isTorn(before: string, line: string): boolean {
  return /[A-Za-z0-9]-$/.test(before.slice(-2)) && /^[A-Za-z0-9]/.test(line);
}
