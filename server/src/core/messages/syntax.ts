/** What is wrong with a text: clauses about a place in a file. */

export interface SyntaxMessages {}
