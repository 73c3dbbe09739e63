/** A condition in words: what has to come about, as a clause without a verb. */
import type { Condition } from '../diagnosis/conditions.ts';
import { say, type Message } from '../messages/message.ts';

export function conditionWords(condition: Condition): Message {
  const { name, needed } = condition;
  const about = { name, ...(needed !== undefined && { needed }) };
  switch (condition.kind) {
    case 'wheel':
      return say('conditionWheel', { ...about, platform: condition.platform });
    case 'python':
      return say('conditionPython', { ...about, python: condition.python });
    case 'release':
      return say('conditionRelease', about);
    case 'together':
      return say('conditionTogether', about);
  }
}
