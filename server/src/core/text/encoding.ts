/** How the text of a file is encoded. */

/**
 * `utf-8-bom` and the first two of UTF-16 begin with a byte order mark, as Windows tools write them. Without one nobody else reads
 * UTF-16 as a text. `single-byte` is what is none of them: each byte is taken for one character, as in Latin-1, so that at least
 * what is ASCII can be read.
 */
export type TextEncoding =
  'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'utf-16le-unmarked' | 'utf-16be-unmarked' | 'single-byte';
