/** A finding about a pin that does not install, whatever the reason. */
import type { JudgedPin, PinMisfit } from '../../locks/judgeLock.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { say, type Message } from '../../messages/message.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { MOST_WHEELS, type LockCase } from './_lockCase.ts';
import { misfitText, shownPin, wheelLines } from './lockMessages.ts';

/**
 * @param advice a sentence about how to get a version that installs
 * @param remedies what does it
 */
export function misfitFinding(
  code: 'locked-without-wheel' | 'version-conflict',
  pin: JudgedPin,
  misfit: PinMisfit,
  { judged, target, severity, account }: LockCase,
  advice?: Message,
  remedies: readonly Remedy[] = [],
): Finding {
  const { locked, chain } = pin;
  const reason = misfitText(misfit, target);
  const message = say('pinDoesNotInstall', {
    pin: shownPin(locked),
    target: target.label,
    reason,
    ...(advice && { advice }),
  });
  const place = { path: judged.lock.path, span: locked.span, name: locked.normalized };
  return finding(code, message, place, {
    severity,
    remedies,
    culprits: [locked.normalized],
    chains: chain.length > 1 ? [chain] : [],
    explanation: [...wheelLines(pin).slice(0, MOST_WHEELS), ...account],
  });
}
