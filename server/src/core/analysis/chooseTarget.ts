/** Which targets a dependency file is checked for, and why: what the user asked for, else the Worker's configuration beside it. */
import type { Remedy } from '../remedies/remedy.ts';
import { switchRemedy } from '../remedies/kinds/switchTarget.ts';
import {
  cloudflareRuntime,
  pywranglerRuntime,
  type CloudflareRuntime,
  type CloudflareSnapshot,
  type CloudflareTable,
} from '../runtimes/cloudflare.ts';
import { interpreterRelease } from '../runtimes/pyscriptInterpreter.ts';
import { switchRuntime } from '../runtimes/switchRuntime.ts';
import { isTarget, newestStable, targetNamed, type RuntimeData } from '../runtimes/runtimes.ts';
import type { Target } from '../runtimes/target.ts';
import {
  chooseWranglerFile,
  compatibilityOf,
  parseWranglerJsonc,
  parseWranglerToml,
  type WranglerConfig,
} from '../runtimes/wranglerConfig.ts';
import { fileName } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { code, maskCredentials, shorten } from '../messages/words.ts';
import { targetFinding, type Finding } from '../findings/finding.ts';
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
  /** Set for a configuration of PyScript, which knows no Worker: the interpreter that it asks for, if it asks for one. */
  readonly pyscript?: { readonly text?: string; readonly span?: Span };
  readonly data: RuntimeData;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

export interface TargetAnswer {
  readonly choice: TargetChoice;
  /** Whether the project's own files say so, or nobody does, so that an edit of them may lead to another target. */
  readonly ofProject?: boolean;
  /** The wrangler file that decides; absent where something else does. */
  readonly wrangler?: WranglerConfig;
  /** The wrangler file that would have decided, were it one of a Python Worker. */
  readonly passedOver?: WranglerConfig;
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
  return { ...answerOfProject(question, findings), ofProject: true };
}

function answerOfProject(question: TargetQuestion, findings: Finding[]): TargetAnswer {
  if (question.pyscript) return chooseByInterpreter(question.pyscript, question, findings);
  return chooseByWrangler(question, findings) ?? chooseNewest(question, 'the newest stable Pyodide');
}

function chooseByInterpreter(
  { text, span = START }: NonNullable<TargetQuestion['pyscript']>,
  question: TargetQuestion,
  findings: Finding[],
): TargetAnswer {
  if (text === undefined) return chooseNewest(question, 'the newest stable Pyodide, as no `interpreter` is set');
  const release = interpreterRelease(text);
  const target = release === undefined ? undefined : targetNamed(`pyodide-${release}`, question.data, question.today);
  const where = `\`interpreter\` in ${fileName(question.path)}`;
  if (target && isTarget(target)) return { choice: { target, reason: where } };
  const what =
    release === undefined
      ? `${code(shorten(maskCredentials(text), 80))} names no version of Pyodide`
      : `Pyodide ${release} is not known here`;
  findings.push(targetFinding(`${what}, so the newest stable one is taken instead`, question.path, span, 'warning'));
  return chooseNewest(question, `the newest stable Pyodide, since ${where} is not known`);
}

function chooseByWrangler(question: TargetQuestion, findings: Finding[]): TargetAnswer | undefined {
  const paths = [...question.wranglerTexts.keys()];
  const { file, notes } = chooseWranglerFile(paths.map(fileName));
  const unread = file === undefined && asksForPython(question) ? 'warning' : 'information';
  findings.push(...notes.map((note) => targetFinding(note, question.path, START, unread)));
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

/** Whether one of the files asks for a Python Worker: pywrangler ends with an error where it cannot read it. */
function asksForPython({ wranglerTexts, data }: TargetQuestion): boolean {
  return [...wranglerTexts].some(([path, text]) => {
    const { flags } = parseWranglerJsonc(path, text).value;
    return flags.some(({ value }) => value === data.cloudflare.enable);
  });
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
    const reason = `the newest stable Pyodide, since ${runtime.reason} (${fileName(path)})`;
    const passedOver = runtime.kind === 'not-python' && { passedOver: wrangler };
    return { ...chooseNewest(question, reason), ...passedOver };
  }
  // That pywrangler installs for another runtime is said first, if it does.
  const agreeing = agreeingRemedies(runtime.snapshot, wrangler, question.data.cloudflare);
  findings.push(
    ...runtime.warnings.map((warning, index) => ({
      ...targetFinding(warning, path, span, 'warning'),
      ...(index === 0 && { remedies: agreeing }),
    })),
  );
  const target = targetNamed(runtime.target, question.data, question.today);
  if (!isTarget(target)) throw new Error(`the table of Cloudflare's flags names ${runtime.target}, which is no target`);
  return { choice: { target, reason: `${runtime.reason} in ${fileName(path)}`, path }, wrangler };
}

/** Where pywrangler installs for another runtime than the Worker has: the edits after which both have one of the two. */
function agreeingRemedies(
  runs: CloudflareSnapshot,
  wrangler: WranglerConfig,
  table: CloudflareTable,
): readonly Remedy[] {
  const vendored = pywranglerRuntime(compatibilityOf(wrangler), table);
  if (vendored.kind !== 'runtime' || vendored.snapshot === runs) return [];
  return [runs, vendored.snapshot].flatMap(({ python }) => {
    const series = python.split('.').slice(0, 2).join('.');
    const edits = switchRuntime(wrangler, series, table)?.map((edit) => ({ path: wrangler.path, edit })) ?? [];
    const title = `Let the Worker and pywrangler both have Python ${series}`;
    return edits.length > 0 ? [switchRemedy(title, edits)] : [];
  });
}

function chooseNewest({ data }: TargetQuestion, reason: string): TargetAnswer {
  return { choice: { target: newestTarget(data), reason } };
}

function newestTarget(data: RuntimeData): Target {
  const target = targetNamed(`pyodide-${newestStable(data).release}`, data);
  if (!isTarget(target)) throw new Error('the newest stable Pyodide is no target');
  return target;
}
