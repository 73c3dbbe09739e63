/** A condition in words: what has to come about, as a clause without a verb. */
import type { Condition } from '../diagnosis/conditions.ts';
import { say, type Message } from '../messages/message.ts';

export function conditionWords(condition: Condition): Message {
  const { name, needed, within, target, ownIndex = false } = condition;
  const place = ownIndex ? { target } : {};
  const about = {
    name,
    ...(needed !== undefined && { needed }),
    ...(within !== undefined && { oneOf: { within, target } }),
  };
  switch (condition.kind) {
    case 'wheel':
      return say('conditionWheel', { ...about, platform: condition.platform, ...place });
    case 'python':
      return say('conditionPython', { ...about, python: condition.python, ...place });
    case 'release':
      return say('conditionRelease', { ...about, target });
    case 'together':
      return say('conditionTogether', { ...about, target });
  }
}
