/** The languages that the product speaks. Whatever shows messages to people chooses here, once. */
import { en } from './en/en.ts';
import type { Messages } from './messages.ts';

/** By the tag of the language, without region or script. The compiler holds that each says everything. */
const LANGUAGES: ReadonlyMap<string, Messages> = new Map([['en', en]]);

const DEFAULT_LANGUAGE: Messages = en;

/**
 * The messages in the language of a locale; in English where the product does not speak it, or where none is named.
 * @param locale as editors name theirs: `en`, `en-GB`
 * @see https://www.rfc-editor.org/rfc/rfc5646
 */
export function messagesFor(locale: string | undefined): Messages {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_]/);
  return LANGUAGES.get(language) ?? DEFAULT_LANGUAGE;
}
