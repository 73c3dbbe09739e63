/**
 * A message to the maintainers of a project without a WebAssembly wheel, ready to send.
 * @see https://peps.python.org/pep-0783/
 */
import { say, type Message } from '../../messages/message.ts';
import type { Target } from '../../runtimes/target.ts';
import { knownReleases } from '../../solver/catalog.ts';
import type { Attempt } from '../attempt.ts';
import type { KindOfRemedy } from '../kind.ts';
import { buildCommand, missingWheels, pureWheels, wheelNameOf, type MissingWheel } from './_missingWheel.ts';

/** A message for each of the first few culprits. */
const MOST_MESSAGES = 2;

/** Only these platform tags may be uploaded to PyPI. */
const PUBLISHED = 'pyemscripten_';

/** The messages, if the runtime takes wheels that its maintainers can publish, and if dropping an extra is not enough. */
export const askUpstream: KindOfRemedy<'ask-upstream'> = {
  kind: 'ask-upstream',
  *find(attempt, { withoutExtras, pure }) {
    const { target } = attempt.context;
    if (withoutExtras.length > 0) return [];
    const native = target.platform.startsWith(PUBLISHED) ? missingWheels(attempt) : [];
    return [...pureWheels(attempt, pure), ...native].slice(0, MOST_MESSAGES).map((missing) => ({
      kind: 'ask-upstream',
      title: say('askUpstreamTitle', { name: missing.name }),
      preferred: false,
      edits: [],
      asks: missing.name,
      ...(!missing.pure && { cost: say('askUpstreamCost') }),
      snippet: { language: 'markdown', lines: [messageFor(missing, target, dayOf(missing, attempt))] },
    }));
  },
};

/** The day that what is said of a project is from. */
function dayOf({ name }: MissingWheel, { catalog, context }: Attempt): string | undefined {
  return knownReleases(catalog, name)?.asOf ?? context.installContext?.today;
}

function messageFor(missing: MissingWheel, target: Target, day: string | undefined): Message {
  const { name, version, declared, olderAbi } = missing;
  const dependent = name === declared ? undefined : declared;
  const file = wheelNameOf(missing, target);
  if (missing.pure) return say('askUpstreamPureText', { name, version, dependent, file, day });
  return say('askUpstreamText', {
    ...{ name, version, dependent, olderAbi, file, day },
    platform: target.platform,
    build: buildCommand(target),
  });
}
