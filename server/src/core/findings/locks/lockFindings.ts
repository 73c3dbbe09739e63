/** The findings about a lock file, one for each pin that does not install, and one where all of it is for another runtime. */
import type { Target } from '../../runtimes/target.ts';
import { NOTHING_MORE, type Finding } from '../finding.ts';
import type { JudgedLock, JudgedPin } from '../../locks/judgeLock.ts';
import { lockAccount, pinMessage, pinText, staleMessage, unjudgedMessage, wheelLines } from './lockMessages.ts';

/** So many wheels of one pin are listed in its explanation. */
const MOST_WHEELS = 40;

/**
 * What is to say about a lock. Warnings only where the target's installer installs from the file; of a lock that it does
 * not read it is worth knowing, no more.
 */
export function lockFindings(judged: JudgedLock, target: Target): readonly Finding[] {
  const { pins, stale, misfit } = judged;
  const account = lockAccount(judged, target);
  const isStale = new Set(stale);
  return [
    ...(misfit || stale.length > 0 ? [staleFinding(judged, account, target)] : []),
    ...pins.flatMap((pin) => (isStale.has(pin) ? [] : (pinFinding(pin, judged, account, target) ?? []))),
  ];
}

/** It stands where the lock says for which Python it is, else on the first wheel's pin; the other pins belong to it. */
function staleFinding(judged: JudgedLock, account: readonly string[], target: Target): Finding {
  const { lock, misfit, stale } = judged;
  const [first] = stale;
  const related = misfit ? stale : stale.slice(1);
  return {
    ...NOTHING_MORE,
    code: 'stale-lock',
    severity: severityOf(judged),
    message: staleMessage(judged, target),
    path: lock.path,
    span: misfit?.span ?? first?.locked.span ?? { start: 0, end: 0 },
    culprits: stale.map(({ locked }) => locked.normalized),
    explanation: [...account, ...stale.flatMap(wheelLines).slice(0, MOST_WHEELS)],
    related: related.map(({ locked }) => ({
      path: lock.path,
      span: locked.span,
      message: `${pinText(locked)} has a wheel of the same ABI`,
    })),
  };
}

function pinFinding(
  pin: JudgedPin,
  judged: JudgedLock,
  account: readonly string[],
  target: Target,
): Finding | undefined {
  const { locked, chain, verdict } = pin;
  const place = { ...NOTHING_MORE, path: judged.lock.path, span: locked.span, name: locked.normalized };
  if (verdict.kind === 'fits') return undefined;
  if (verdict.kind === 'unjudged') {
    return { ...place, code: 'unsupported-source', severity: 'information', message: unjudgedMessage(pin) };
  }
  return {
    ...place,
    code: verdict.misfit.kind === 'twice' ? 'version-conflict' : 'locked-without-wheel',
    severity: severityOf(judged),
    message: pinMessage(pin, judged, target),
    culprits: [locked.normalized],
    chains: chain.length > 1 ? [chain] : [],
    explanation: [...wheelLines(pin).slice(0, MOST_WHEELS), ...account],
  };
}

/** No error: before pywrangler installs from its lock it resolves anew, and pins that do not install give way. */
function severityOf({ isRead }: JudgedLock): Finding['severity'] {
  return isRead ? 'warning' : 'information';
}
