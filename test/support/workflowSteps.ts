/** The steps of a GitHub action, run as a runner runs them: by bash, with what is given to them as variables only. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import yaml from 'yaml';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface ActionRun {
  /** That of the step that failed; 0 if none has. */
  readonly exitCode: number;
  /** What all steps have written. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The names of the steps that ran. */
  readonly steps: readonly string[];
}

export function readAction(file: string): Action {
  return yaml.parse(readFileSync(file, 'utf8')) as Action;
}

/**
 * Runs the steps one after the other until one fails.
 * @param given the inputs that a workflow gives; `variables` are added to what the runner has
 */
export function runAction(
  file: string,
  cwd: string,
  given: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): ActionRun {
  const action = readAction(file);
  assert.equal(action.runs.using, 'composite');
  for (const name of Object.keys(given)) assert.ok(Object.hasOwn(action.inputs, name), `no input ${name}`);
  const known: Record<string, string> = { 'github.token': 'TOKEN' };
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => known[name] ?? '');
  for (const [name, input] of Object.entries(action.inputs))
    known[`inputs.${name}`] = given[name] ?? fill(input.default);
  const folder = mkdtempSync(path.join(tmpdir(), 'runner-'));
  const [summary, output] = ['summary', 'output'].map((name) => path.join(folder, name)) as [string, string];
  writeFileSync(summary, '');
  const ran: string[] = [];
  let [log, exitCode] = ['', 0];
  for (const step of action.runs.steps) {
    if (exitCode !== 0 || !isDue(step, known)) continue;
    ran.push(step.name);
    writeFileSync(output, '');
    const script = path.join(folder, 'script.sh');
    writeFileSync(script, step.run);
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]));
    const runner = { GITHUB_ACTION_PATH: path.dirname(file), GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output };
    const env = { ...process.env, ...runner, ...variables, ...own };
    // As documented for `shell: bash`.
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd,
      env,
      encoding: 'utf8',
    });
    log += done.stdout + done.stderr;
    exitCode = done.status ?? -1;
    for (const line of readFileSync(output, 'utf8').split('\n')) {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined && step.id !== undefined) known[`steps.${step.id}.outputs.${name}`] = value ?? '';
    }
  }
  const outputs: Record<string, string> = {};
  for (const [name, { value }] of Object.entries(action.outputs)) outputs[name] = fill(value);
  return { exitCode, log, summary: readFileSync(summary, 'utf8'), outputs, steps: ran };
}

/** The one form of a condition that is used here: a value and a text. */
function isDue({ if: condition }: Step, known: Readonly<Record<string, string>>): boolean {
  if (condition === undefined) return true;
  const [, name = '', text] = /^([\w.-]+) == '([^']*)'$/.exec(condition) ?? [];
  assert.ok(text !== undefined, condition);
  return known[name] === text;
}
