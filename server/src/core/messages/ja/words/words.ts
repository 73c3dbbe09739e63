/** Small pieces of Japanese from which messages are built; what is no language is in `../../words.ts`. The terms are in `../ja.ts`. */

/** What Latin letters and digits, also as code or in parentheses, end or begin with. */
const LATIN_END = /[\w`)\]*…%]$/;
const LATIN_BEGINNING = /^[\w`(*[]/;
/** Kanji and kana. Marks such as `、` take no space beside them. */
const JAPANESE_END = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]$/u;
const JAPANESE_BEGINNING = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]/u;

/** A template whose values may be Japanese or not: a space goes between them and the text where the script changes, and only there. */
export function spaced(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return texts.slice(1).reduce((whole, text, at) => beside(beside(whole, `${values[at] ?? ''}`), text), texts[0] ?? '');
}

function beside(left: string, right: string): string {
  if (left.endsWith(' ') && JAPANESE_END.test(left.trimEnd()) && JAPANESE_BEGINNING.test(right))
    return `${left.trimEnd()}${right}`;
  if (right.startsWith(' ') && JAPANESE_END.test(left) && JAPANESE_BEGINNING.test(right.trimStart()))
    return `${left}${right.trimStart()}`;
  const changes =
    (LATIN_END.test(left) && JAPANESE_BEGINNING.test(right)) ||
    (JAPANESE_END.test(left) && LATIN_BEGINNING.test(right));
  return changes ? `${left} ${right}` : `${left}${right}`;
}

/** `a`, `a と b`, `a、b、c`; with `or`: `a または b`, `a、b、または c`. */
export function listOf(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const [last = ''] = items.slice(-1);
  const before = items.slice(0, -1).join('、');
  if (items.length < 2) return last;
  if (items.length > 2) return conjunction === 'or' ? spaced`${before}、または${last}` : `${before}、${last}`;
  return conjunction === 'or' ? spaced`${before}または${last}` : spaced`${before}と${last}`;
}

/** How many of a long list are named. */
const NAMED = 3;

/** A list of names, of which only the first are named if there are many: `a、b、c ほか 4 個`. */
export function someOf(names: readonly string[]): string {
  return names.length <= NAMED + 1 ? listOf(names) : withMore(names.slice(0, NAMED), names.length - NAMED);
}

/** A list that goes on: `a、b ほか 4 個`; without the end if nothing is left out. */
export function withMore(names: readonly string[], more: number): string {
  return more > 0 ? spaced`${names.join('、')}ほか ${more} 個` : listOf(names);
}

/** `Pyodide 0.28.3 と 314.0.7` for labels that begin alike, else the labels one after the other. */
export function listOfLabels(labels: readonly string[]): string {
  const beginning = /^(.*) \S+$/.exec(labels[0] ?? '')?.[1];
  if (beginning === undefined || !labels.every((label) => label.startsWith(`${beginning} `))) return listOf(labels);
  return `${beginning} ${listOf(labels.map((label) => label.slice(beginning.length + 1)))}`;
}

/** A clause as a sentence of its own. One that ends in a mark has it already. */
export function sentence(clause: string): string {
  return /[。?？!]$/.test(clause) ? clause : `${clause}。`;
}

/** Sentences one after the other, with nothing behind the last: `一つ。二つ`. */
export function sentences(all: readonly string[]): string {
  return all.map((one) => one.replace(/。$/, '')).join('。');
}

/** Of what a release is the newest. @param stable whether there is a newer pre-release, so that two may be called the newest */
export function theNewest(stable: boolean): string {
  return stable ? '最新の安定版リリース' : '最新リリース';
}
