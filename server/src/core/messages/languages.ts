/** The languages that the product speaks. Everything that shows messages chooses here, once. */
import { en } from './en/en.ts';
import type { Messages } from './messages.ts';

/** By language tag, without region or script. The compiler makes sure that each has every message. */
const LANGUAGES: ReadonlyMap<string, Messages> = new Map([['en', en]]);

const DEFAULT_LANGUAGE: Messages = en;

/**
 * The messages in the language of a locale; in English if the product does not speak it, or if none is given.
 * @param locale as editors name theirs: `en`, `en-GB`
 * @see https://www.rfc-editor.org/rfc/rfc5646
 */
export function messagesFor(locale: string | undefined): Messages {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_]/);
  return LANGUAGES.get(language) ?? DEFAULT_LANGUAGE;
}
