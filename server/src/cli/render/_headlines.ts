/** What a report says of a file as a whole: a line for each target, with the verdict, the target, and why it is the target. */
import { verdictsOf, type TargetVerdict } from '../../core/analysis/snapshot.ts';
import { isSeen } from '../../core/installers/installerView.ts';
import { say, type Message } from '../../core/messages/message.ts';
import { hiddenBehind, verdictOn, type FileReport } from '../report.ts';

/** @param name of the file; by default as the user wrote it */
export function headlines(file: FileReport, name?: string): readonly Message[] {
  return verdictsOf(file.snapshot).map((verdict) => headline(file, verdict, name));
}

export function headline(file: FileReport, verdict: TargetVerdict, name?: string): Message {
  const { snapshot, show } = file;
  const { choice, resolution } = verdict;
  const asOf = resolution?.asOf;
  const parts = {
    ...{ file: name ?? show(snapshot.path), target: choice.target.label, reason: choice.reason },
    ...(asOf !== undefined && { asOf }),
  };
  switch (verdictOn(snapshot, verdict)) {
    case 'nothing':
      return say('reportNothing', parts);
    case 'fails':
      return say('reportFails', { ...parts, hidden: hiddenBehind(file, 'fails') });
    case 'unknown':
      return say('reportUnknown', { ...parts, hidden: hiddenBehind(file, 'unknown') });
    case 'installs': {
      if (snapshot.lock) return say('reportLockInstalls', { ...parts, pins: snapshot.lock.pins.length });
      const { target, interpreters } = choice;
      const dependencies = snapshot.file.declarations.filter(
        (one) => isSeen(one, target) && (interpreters?.includes(one.installation ?? '') ?? true),
      ).length;
      return say('reportResolves', { ...parts, dependencies, packages: resolution?.packages.length ?? 0 });
    }
  }
}
