/**
 * The scripts of a component that a bundler turns into a page: those in the elements of Vue, Svelte and Astro, and what Astro runs
 * when it builds the page, between `---` at the beginning.
 * @see https://vuejs.org/api/sfc-spec.html
 * @see https://docs.astro.build/en/basics/astro-components/#the-component-script
 */
import { readHtml } from '../../config/html.ts';
import { MappedText } from '../../text/mappedText.ts';
import { languageOf } from './_pyscriptElements.ts';

/** Names of such files, in lower case. */
export const COMPONENT_NAME = /\.(?:vue|svelte|astro)$/;

/** The scripts, in their order. */
export function componentScripts(text: string): readonly MappedText[] {
  const elements = readHtml(text, (name) => name === 'script');
  const scripts = elements.flatMap((element) =>
    element.content && languageOf(element) === 'javascript' ? element.content : [],
  );
  const head = scriptAtHead(text);
  return [...(head ? [head] : []), ...scripts];
}

/** What stands between the first line and the next one of `---`. */
function scriptAtHead(text: string): MappedText | undefined {
  const start = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const closing = /^---[ \t]*\r?$/gm;
  closing.lastIndex = start;
  const end = closing.exec(text)?.index;
  return end === undefined ? undefined : MappedText.verbatim(text).slice(start, end);
}
