/** Colours of a terminal. */
const ANSI = { bold: 1, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

export type Color = keyof typeof ANSI;
export type Paint = (color: Color, text: string) => string;

/** Paints texts, or leaves them as they are. */
export function painter(colors: boolean): Paint {
  return (color, text) => (colors ? `\u001B[${ANSI[color]}m${text}\u001B[0m` : text);
}
