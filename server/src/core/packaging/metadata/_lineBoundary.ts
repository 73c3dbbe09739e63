/** Where Python ends a line: more than `\n` and `\r`. https://docs.python.org/3/library/stdtypes.html#str.splitlines */

/** One end of a line, `\r\n` being one. */
export const LINE_BOUNDARY = /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/;
