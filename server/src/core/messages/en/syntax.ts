/** What is wrong with a text: clauses about a place in a file. In English. */
import type { SyntaxMessages } from '../syntax.ts';

export const syntaxMessages: SyntaxMessages = {};
