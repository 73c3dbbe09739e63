/** What checks come to, in the log: always in English, because logs end up in bug reports. */
import type { RemoteConsole } from 'vscode-languageserver';
import { en } from '../core/messages/en/en.ts';
import { tell, type Message } from '../core/messages/message.ts';
import { verdictsOf } from '../core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../core/installers/resolutionSummary.ts';
import type { CheckProgress } from './session.ts';
import { MOST_CHECKED } from './workspaceCheck.ts';
import { traceOf } from '../host/traceOf.ts';

export class OutcomeLog {
  readonly #console: Pick<RemoteConsole, 'info' | 'warn' | 'error'>;
  /** By file: the last line. */
  readonly #last = new Map<string, string>();

  constructor(console: Pick<RemoteConsole, 'info' | 'warn' | 'error'>) {
    this.#console = console;
  }

  /** Logs a line for a file whenever the result of its check changes. @param file its path, or what else names it */
  checked(file: string, progress: CheckProgress | undefined): void {
    if (progress?.state === 'checking') return;
    const outcome = outcomeOf(progress);
    if (this.#last.get(file) === outcome) return;
    if (progress) this.#last.set(file, outcome);
    else this.#last.delete(file);
    this.#console.info(`${file}: ${outcome}`);
  }

  /** Logs that files of the workspace are not checked. @param count how many */
  left(count: number): void {
    const files = count === 1 ? 'one file is' : `${count} files are`;
    this.#console.warn(
      `${files} not checked: of a workspace at most ${MOST_CHECKED} files for Pyodide are, or those that are open`,
    );
  }

  error(error: unknown): void {
    this.#console.error(traceOf(error));
  }
}

function outcomeOf(progress: CheckProgress | undefined): string {
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
