/** The result of a check as a log line: always in English, because logs end up in bug reports. */
import { en } from '../core/messages/en/en.ts';
import { tell, type Message } from '../core/messages/message.ts';
import { verdictsOf } from '../core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../core/installers/resolutionSummary.ts';
import type { CheckProgress } from './session.ts';

export function outcomeOf(progress: CheckProgress | undefined): string {
  if (!progress) return 'not checked any more';
  const { state, snapshot } = progress;
  if (state === 'done' && !snapshot) return 'not checked: it is turned off in the settings';
  if (snapshot?.quiet) return 'not checked: nothing says that it is for Pyodide';
  if (!snapshot) return `the check ${state === 'failed' ? 'failed' : 'was cancelled'} before anything was known`;
  const codes = snapshot.findings.map(({ code }) => code).join(', ');
  const verdicts = verdictsOf(snapshot).map(
    ({ choice, resolution }) => `${choice.target.label} (${tell(choice.reason, en)}): ${verdictOf(resolution)}`,
  );
  return `${state} for ${verdicts.join(', ')}; findings: ${codes || 'none'}`;
}

/** What is wrong with a setting. */
export function settingProblem(problem: Message): string {
  return `in the settings: ${tell(problem, en)}`;
}

function verdictOf(resolution: ResolutionSummary | undefined): string {
  if (resolution?.resolves === true) return 'installs';
  return resolution?.resolves === false ? 'does not install' : 'not known whether it installs';
}
