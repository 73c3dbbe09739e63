/** The languages that the product speaks. Everything that shows messages to people chooses here, once; programs are told in English. */
import { en } from './en/en.ts';
import type { Messages } from './messages.ts';

/** By language tag, without region or script. */
export const LANGUAGES = ['en', 'ja'] as const;

type Language = (typeof LANGUAGES)[number];

/** What is said where nobody has chosen yet. */
export const DEFAULT_MESSAGES: Messages = en;

/** The compiler makes sure that each has every message. Only English comes with everything else. */
const MESSAGES: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: () => Promise.resolve(en),
  ja: async () => (await import('./ja/ja.ts')).ja,
};

/**
 * The language of what the product says in a locale: English if it does not speak that, or if none is given.
 * @param locale as editors name theirs, `en-GB`, or as POSIX does, `ja_JP.UTF-8`
 * @see https://www.rfc-editor.org/rfc/rfc5646
 */
export function languageFor(locale: string | undefined): Language {
  const [tag = ''] = (locale ?? '').toLowerCase().split(/[-_.@]/);
  return LANGUAGES.find((language) => language === tag) ?? 'en';
}

/** The messages in that language. @param locale see {@link languageFor} */
export function loadMessages(locale: string | undefined): Promise<Messages> {
  return MESSAGES[languageFor(locale)]();
}

/**
 * The locale of messages among the environment variables of a process; undefined if none says.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
 */
export function localeIn(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  return ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => variables[name]).find((value) => (value ?? '') !== '');
}
