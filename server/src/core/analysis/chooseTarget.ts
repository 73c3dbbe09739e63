/** Which target a dependency file is checked for, and why: what the user asked for, else the Worker's configuration beside it. */
import { cloudflareRuntime, type CloudflareRuntime } from '../target/cloudflare.ts';
import { interpreterRelease } from '../target/pyscriptInterpreter.ts';
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
import { code, maskCredentials, shorten } from '../text/words.ts';
import { targetFinding, type Finding } from './finding.ts';
import type { TargetChoice } from './snapshot.ts';

/** A name somebody asked for, and where: `the setting`, `[tool.pyodide-preflight] in pyproject.toml`. */
export interface AskedTarget {
  readonly name: string;
  readonly where: string;
}

export interface TargetQuestion {
  /** The dependency file itself; problems without a better place are shown at its start. */
  readonly path: string;
  /** The names asked for, the one that counts first; `auto` asks for nothing. */
  readonly asked: readonly AskedTarget[];
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
  /** The wrangler file that decides; absent where something else does. */
  readonly wrangler?: WranglerConfig;
  readonly findings: readonly Finding[];
}

const START: Span = { start: 0, end: 0 };

/** Chooses the target of a file. There is always one; whatever was wrong on the way is in the findings. */
export function chooseTarget(question: TargetQuestion): TargetAnswer {
  const findings: Finding[] = [];
  for (const { name, where } of question.asked) {
    if (name === 'auto' || name === '') continue;
    const target = targetNamed(name, question.data, question.today);
    if (isTarget(target)) return { choice: { target, reason: where }, findings };
    const hint = target.suggestions.length > 0 ? `; did you mean ${target.suggestions.slice(0, 3).join(', ')}?` : '';
    findings.push(targetFinding(`${target.problem}${hint}`, question.path, START, 'warning'));
  }
  if (question.pyscript) return chooseByInterpreter(question.pyscript, question, findings);
  return chooseByWrangler(question, findings) ?? chooseNewest(question, findings, 'the newest stable Pyodide');
}

function chooseByInterpreter(
  { text, span = START }: NonNullable<TargetQuestion['pyscript']>,
  question: TargetQuestion,
  findings: Finding[],
): TargetAnswer {
  if (text === undefined)
    return chooseNewest(question, findings, 'the newest stable Pyodide, as no `interpreter` is set');
  const release = interpreterRelease(text);
  const target = release === undefined ? undefined : targetNamed(`pyodide-${release}`, question.data, question.today);
  const where = `\`interpreter\` in ${fileName(question.path)}`;
  if (target && isTarget(target)) return { choice: { target, reason: where }, findings };
  const what =
    release === undefined
      ? `${code(shorten(maskCredentials(text), 80))} names no version of Pyodide`
      : `Pyodide ${release} is not known here`;
  findings.push(targetFinding(`${what}, so the newest stable one is taken instead`, question.path, span, 'warning'));
  return chooseNewest(question, findings, `the newest stable Pyodide, since ${where} is not known`);
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
    return chooseNewest(question, findings, `the newest stable Pyodide, since ${fileName(path)} could not be read`);
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
    return chooseNewest(question, findings, `the newest stable Pyodide, since ${runtime.reason} (${fileName(path)})`);
  }
  findings.push(...runtime.warnings.map((warning) => targetFinding(warning, path, span, 'warning')));
  const target = targetNamed(runtime.target, question.data, question.today);
  if (!isTarget(target)) throw new Error(`the table of Cloudflare's flags names ${runtime.target}, which is no target`);
  return { choice: { target, reason: `${runtime.reason} in ${fileName(path)}`, path }, wrangler, findings };
}

function chooseNewest({ data }: TargetQuestion, findings: readonly Finding[], reason: string): TargetAnswer {
  return { choice: { target: newestTarget(data), reason }, findings };
}

function newestTarget(data: RuntimeData): Target {
  const target = targetNamed(`pyodide-${newestStable(data).release}`, data);
  if (!isTarget(target)) throw new Error('the newest stable Pyodide is no target');
  return target;
}
