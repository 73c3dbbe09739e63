/** The languages that the product speaks. Everything that shows messages chooses here, once. */
import { en } from './en/en.ts';
import type { Messages } from './messages.ts';

/** By language tag, without region or script. The compiler makes sure that each has every message. */
const LANGUAGES: ReadonlyMap<string, Messages> = new Map([['en', en]]);

const DEFAULT_LANGUAGE = 'en';

/**
 * The language of what the product says in a locale: English if it does not speak that, or if none is given.
 * @param locale as editors name theirs: `en`, `en-GB`
 * @returns a tag without region or script
 * @see https://www.rfc-editor.org/rfc/rfc5646
 */
export function languageFor(locale: string | undefined): string {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_]/);
  return LANGUAGES.has(language) ? language : DEFAULT_LANGUAGE;
}

/** The messages in that language. @param locale see {@link languageFor} */
export function messagesFor(locale: string | undefined): Messages {
  return LANGUAGES.get(languageFor(locale)) ?? en;
}
