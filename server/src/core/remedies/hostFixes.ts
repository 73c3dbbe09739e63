/** What helps where `pywrangler sync` stops at its host step; every edit is proven by vendoring and installing anew. */
import type { HostTrouble } from '../diagnosis/hostStep.ts';
import { type ReadDeclaration, seenOf } from '../installers/installerView.ts';
import { say, type Message } from '../messages/message.ts';
import type { Question } from '../solver/question.ts';
import { releaseWithDate } from '../candidates/age.ts';
import { commonVersion } from './commonVersion.ts';
import { everyIndexFixes } from './kinds/everyIndex.ts';
import { pyodideOnlyFixes } from './kinds/pyodideOnly.ts';
import type { HostAttempt } from './hostAttempt.ts';
import { rankRemedies } from './ranking.ts';
import type { Remedy } from './remedy.ts';

/** The fixes of a step that stops, and the end of its message. */
export interface HostFixes {
  readonly remedies: readonly Remedy[];
  readonly advice?: Message;
}

/** Looks for what helps against the troubles of one declared dependency. */
export function* hostFixes(
  troubles: readonly [HostTrouble, ...HostTrouble[]],
  { seen, context, without }: Pick<HostAttempt, 'context' | 'without'> & { readonly seen: readonly ReadDeclaration[] },
): Question<HostFixes> {
  const [trouble] = troubles;
  const names = troubles.map(({ name }) => name);
  const declarations = seenOf(trouble.chain[0], seen);
  const attempt = { trouble, names, declarations, context, without };
  const only = yield* pyodideOnlyFixes(attempt);
  const strategy = yield* everyIndexFixes(attempt);
  const both = yield* commonVersion(attempt);
  const remedies = rankRemedies([...(both ? [both.remedy] : []), ...only, ...strategy]);
  if (both) {
    const parts = { name: trouble.name, release: releaseWithDate(both.release) };
    return { remedies, advice: say('hostVersionAdvice', parts) };
  }
  if (strategy.length > 0) return { remedies, advice: say('hostShadowAdvice') };
  return { remedies, ...(only.length > 0 && { advice: say('hostMarkerAdvice') }) };
}
