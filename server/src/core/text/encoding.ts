/** How the text of a file is encoded. */

/** `utf-8-bom` and the two of UTF-16 begin with a byte order mark, as Windows tools write them. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';
