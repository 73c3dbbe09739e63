/** What is shown while a command waits for indexes: of what, how far it has come, and for which package it waits now. */
import { say, tell } from '../../core/messages/message.ts';
import type { Terminal } from '../terminal.ts';

/** What the waiting is about, as far as it is about a file; where it is one of several, which one. */
export interface AboutProgress {
  readonly file?: string;
  readonly position?: { readonly at: number; readonly of: number };
}

/** To be called with each name that is waited for: those that have been asked for so far are counted, each once. */
export function progressOn(
  terminal: Pick<Terminal, 'showProgress' | 'messages'>,
  about: AboutProgress = {},
): (name: string) => void {
  const asked = new Set<string>();
  return (name) => {
    asked.add(name);
    terminal.showProgress?.(tell(say('waitingFor', { ...about, count: asked.size, name }), terminal.messages));
  };
}
