/**
 * Names that a Python program can give to a module.
 * https://docs.python.org/3/reference/lexical_analysis.html#identifiers
 */

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Whether Python accepts the text as an identifier or keyword. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** Whether the word is a reserved keyword in Python. */
export function isKeyword(text: string): boolean {
  return KEYWORDS.has(text);
}
