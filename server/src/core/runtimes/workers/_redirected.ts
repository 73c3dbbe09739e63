/** What wrangler makes of a redirect that a build tool left: it takes the generated file, or it stops. */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { parentPath } from '../../text/path.ts';
import type { TargetQuestion } from '../targetChoice.ts';
import { parseWrangler } from '../wranglerConfig.ts';
import { LONGEST_NAME } from './_places.ts';
import { isBeside, replacedBy } from './redirect.ts';
import { shownFrom } from './wranglerFiles.ts';

/** A redirect, with the generated file or the reason why wrangler stops, or with both. */
export interface Redirected {
  /** As seen from the project's folder. */
  readonly shown: string;
  readonly to?: string;
  readonly refusal?: Message;
}

/** Undefined if there is no redirect. */
export function followRedirect(question: TargetQuestion): Redirected | undefined {
  const { path, redirect, wranglerTexts } = question;
  if (!redirect) return undefined;
  const folder = parentPath(path);
  const shown = shownFrom(folder, redirect.path);
  const { to } = redirect;
  if (to === undefined) return { shown, refusal: say('redirectNamesNothing', { file: shown }) };
  const present = [...wranglerTexts.keys()];
  const replaced = replacedBy(redirect, folder, present);
  if (replaced !== undefined && !isBeside(redirect, folder, present))
    return { shown, refusal: say('redirectNotBeside', { file: shown, config: shownFrom(folder, replaced) }) };
  const text = wranglerTexts.get(to);
  const generated = shownFrom(folder, to);
  if (text === undefined) return { shown, refusal: say('redirectLeadsNowhere', { file: shown, generated }) };
  const refusal = refusalOf(parseWrangler(to, text).value, generated, question);
  return { shown, to, ...(refusal && { refusal }) };
}

/** A generated file is for one environment and has no others. */
function refusalOf(
  { environments, targetEnvironment }: ReturnType<typeof parseWrangler>['value'],
  generated: string,
  { environment }: TargetQuestion,
): Message | undefined {
  if (environments.length > 0) return say('redirectedHasEnvironments', { generated });
  if (environment === undefined || !targetEnvironment || targetEnvironment === environment) return undefined;
  return say('redirectedForOther', {
    generated,
    built: shorten(targetEnvironment, LONGEST_NAME),
    environment: shorten(environment, LONGEST_NAME),
  });
}
