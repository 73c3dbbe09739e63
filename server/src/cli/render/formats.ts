/** The formats of the report: the one list from which the option and its help derive. */

export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;

/** A value of the option. */
export type Format = (typeof FORMATS)[number];

export const DEFAULT_FORMAT: Format = 'text';

export function isFormat(name: string): name is Format {
  return FORMATS.some((format) => format === name);
}
