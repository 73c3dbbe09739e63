/** Which targets a dependency file is checked for, and why: what the user asked for, else the Worker's configuration beside it. */
import { cloudflareRuntime, type CloudflareRuntime } from '../target/cloudflare.ts';
import { isTarget, newestStable, targetNamed, type RuntimeData } from '../target/runtimes.ts';
import type { Target } from '../target/target.ts';
import {
  chooseWranglerFile,
  compatibilityOf,
  parseWranglerJsonc,
  parseWranglerToml,
  type WranglerConfig,
} from '../target/wranglerConfig.ts';
import { fileName } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { targetFinding, type Finding } from './finding.ts';
import type { TargetChoice } from './snapshot.ts';

/** Names somebody asked for, and where: `set in pyproject.toml`. `auto` among them stands for what the project says. */
export interface AskedTargets {
  readonly names: readonly string[];
  readonly where: string;
}

export interface TargetQuestion {
  /** The dependency file itself; problems without a better place are shown at its start. */
  readonly path: string;
  /** What was asked for, the place that counts first; a place that has nothing but `auto` asks for nothing. */
  readonly asked: readonly AskedTargets[];
  /** Texts of the wrangler files in the same folder, by path. */
  readonly wranglerTexts: ReadonlyMap<string, string>;
  readonly data: RuntimeData;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface TargetAnswer {
  readonly choice: TargetChoice;
  /** The wrangler file that decides; absent where something else does. */
  readonly wrangler?: WranglerConfig;
}

export interface TargetAnswers {
  /** At least one, each target once, in the order asked for. */
  readonly answers: readonly [TargetAnswer, ...TargetAnswer[]];
  /** Whatever was wrong on the way. */
  readonly findings: readonly Finding[];
}

const START: Span = { start: 0, end: 0 };

/** Chooses the targets of a file. There is always one; whatever was wrong on the way is in the findings. */
export function chooseTargets(question: TargetQuestion): TargetAnswers {
  const findings: Finding[] = [];
  for (const { names, where } of question.asked) {
    if (names.every(asksNothing)) continue;
    const [first, ...others] = eachOnce(names.flatMap((name) => answersTo(name, where, question, findings)));
    if (first) return { answers: [first, ...others], findings };
  }
  return { answers: [targetOfProject(question, findings)], findings };
}

function asksNothing(name: string): boolean {
  return name === 'auto' || name === '';
}

function answersTo(name: string, where: string, question: TargetQuestion, findings: Finding[]): TargetAnswer[] {
  if (asksNothing(name)) return [targetOfProject(question, findings)];
  const target = targetNamed(name, question.data, question.today);
  if (isTarget(target)) return [{ choice: { target, reason: where } }];
  const hint = target.suggestions.length > 0 ? `; did you mean ${target.suggestions.slice(0, 3).join(', ')}?` : '';
  findings.push(targetFinding(`${target.problem}${hint}`, question.path, START, 'warning'));
  return [];
}

function eachOnce(answers: readonly TargetAnswer[]): readonly TargetAnswer[] {
  const names = new Set<string>();
  return answers.filter(({ choice: { target } }) => !names.has(target.name) && names.add(target.name));
}

/** The target that the project's own files say, else the newest stable Pyodide. */
export function targetOfProject(question: TargetQuestion, findings: Finding[] = []): TargetAnswer {
  return chooseByWrangler(question, findings) ?? chooseNewest(question, 'the newest stable Pyodide');
}

function chooseByWrangler(question: TargetQuestion, findings: Finding[]): TargetAnswer | undefined {
  const paths = [...question.wranglerTexts.keys()];
  const { file, notes } = chooseWranglerFile(paths.map(fileName));
  findings.push(...notes.map((note) => targetFinding(note, question.path, START, 'information')));
  const path = paths.find((candidate) => fileName(candidate) === file);
  const text = path === undefined ? undefined : question.wranglerTexts.get(path);
  if (path === undefined || text === undefined) return undefined;
  const { value: wrangler, errors } = (file === 'wrangler.toml' ? parseWranglerToml : parseWranglerJsonc)(path, text);
  // The first error alone: in a file that is no TOML or JSON the others follow from it.
  const [error] = errors;
  if (error) {
    const message = `${fileName(path)} could not be read here: ${error.message}`;
    findings.push(targetFinding(message, path, error.span, 'warning'));
  }
  const runtime = cloudflareRuntime(compatibilityOf(wrangler), question.data.cloudflare);
  if (error && runtime.kind !== 'runtime') {
    // What it seems to lack may stand in the part that could not be read.
    return chooseNewest(question, `the newest stable Pyodide, since ${fileName(path)} could not be read`);
  }
  return answerFor(runtime, wrangler, question, findings);
}

function answerFor(
  runtime: CloudflareRuntime,
  wrangler: WranglerConfig,
  question: TargetQuestion,
  findings: Finding[],
): TargetAnswer {
  const { path } = wrangler;
  const span = wrangler.flagsSpan ?? wrangler.compatibilityDate?.span ?? START;
  if (runtime.kind !== 'runtime') {
    const place = runtime.about === 'date' ? (wrangler.compatibilityDate?.span ?? span) : span;
    if (runtime.kind === 'invalid') findings.push(targetFinding(runtime.reason, path, place, 'warning'));
    return chooseNewest(question, `the newest stable Pyodide, since ${runtime.reason} (${fileName(path)})`);
  }
  findings.push(...runtime.warnings.map((warning) => targetFinding(warning, path, span, 'warning')));
  const target = targetNamed(runtime.target, question.data, question.today);
  if (!isTarget(target)) throw new Error(`the table of Cloudflare's flags names ${runtime.target}, which is no target`);
  return { choice: { target, reason: `${runtime.reason} in ${fileName(path)}`, path }, wrangler };
}

function chooseNewest({ data }: TargetQuestion, reason: string): TargetAnswer {
  return { choice: { target: newestTarget(data), reason } };
}

function newestTarget(data: RuntimeData): Target {
  const target = targetNamed(`pyodide-${newestStable(data).release}`, data);
  if (!isTarget(target)) throw new Error('the newest stable Pyodide is no target');
  return target;
}
