/** Every failure in the recorded runs of uv and micropip, and what the check reports for the same requirements. */
import { english } from './english.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { NO_DOCUMENTS } from './memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker, targetOf } from './recorded.ts';
import { titleWithCost } from '../../server/src/core/remedies/remedy.ts';

interface UvRun {
  readonly requirements: readonly string[];
  readonly resolves: boolean;
  readonly message?: string;
}

interface RecordedProject {
  readonly requirements: readonly string[];
  readonly targets: Readonly<Record<string, UvRun & { readonly variants: Readonly<Record<string, UvRun>> }>>;
  readonly micropip: Readonly<Record<string, { readonly failed: readonly string[] }>>;
}

/** What was rejected, by which installer, and what we report. */
export interface RecordedFailure {
  readonly requirements: readonly string[];
  readonly target: string;
  /** The recorded project and which part of it was run: `litellm-worker, only fastapi`. */
  readonly run: string;
  readonly uv?: string;
  /** What micropip found no wheel for; absent if it was not recorded for exactly these requirements. */
  readonly micropip?: readonly string[];
  readonly findings: readonly Finding[];
}

/** The run of an unchanged project. */
const ALL = 'all requirements';

const FOLDER = join(process.cwd(), 'test/data/oracle');

/** The failures of uv, and those of micropip where uv has none, in the order of the files. */
export async function recordedFailures(): Promise<readonly RecordedFailure[]> {
  const failures: RecordedFailure[] = [];
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const name = file.replace('.json', '');
    const project = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as RecordedProject;
    for (const [target, { variants, ...whole }] of Object.entries(project.targets)) {
      const { pyodide = '' } = targetOf(target);
      const refused = project.micropip[pyodide]?.failed ?? [];
      const runs = [[ALL, whole] as const, ...Object.entries(variants)];
      for (const [variant, { requirements, resolves, message }] of runs) {
        const micropip = variant === ALL ? refused : undefined;
        if (resolves && !micropip?.length) continue;
        const findings = await errorsOf(requirements, resolves ? `pyodide-${pyodide}` : target);
        const uv = resolves ? {} : { uv: message ?? '' };
        failures.push({
          requirements,
          target,
          run: `${name}, ${variant}`,
          findings,
          ...uv,
          ...(micropip && { micropip }),
        });
      }
    }
  }
  return failures;
}

async function errorsOf(requirements: readonly string[], target: string): Promise<readonly Finding[]> {
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(requirements)}\n`;
  const settings = { ...DEFAULT_SETTINGS, target, recordedIndex: RECORDED_INDEX, heldBackDays: -1 };
  let findings: readonly Finding[] = [];
  for await (const snapshot of recordedChecker.check({
    path: '/app/pyproject.toml',
    text,
    settings,
    documents: NO_DOCUMENTS,
  }))
    findings = snapshot.findings;
  return findings.filter(({ severity }) => severity === 'error');
}

/** The lines of our explanation, without the fixes that the report adds below. */
export function ourExplanation(findings: readonly Finding[]): string {
  return findings
    .map(({ explanation, message }) => (explanation.length > 0 ? explanation : [message]).map(english).join('\n'))
    .join('\n\n');
}

/** Only our messages, as in a squiggle. */
export function ourMessages(findings: readonly Finding[]): string {
  return findings.map(({ message }) => english(message)).join('\n');
}

/** Each explanation followed by its fixes, as listed in the report. */
export function ourWhole(findings: readonly Finding[]): string {
  return findings
    .map((finding) => {
      const ways = finding.remedies.map(
        (remedy) => `${remedy.snippet ? 'text' : 'fix'}: ${english(titleWithCost(remedy))}`,
      );
      return [ourExplanation([finding]), ...ways].join('\n');
    })
    .join('\n\n');
}

/**
 * What micropip prints if it is told to keep going: its own words, filled in with what was recorded.
 * https://github.com/pyodide/micropip/blob/main/micropip/install.py
 */
export function micropipText(refused: readonly string[]): string {
  return [
    `ValueError: Can't find a pure Python 3 wheel for: ${refused.map((one) => `'${one}'`).join(', ')}`,
    'See: https://pyodide.org/en/stable/usage/faq.html#micropip-can-t-find-a-pure-python-wheel',
  ].join('\n');
}
