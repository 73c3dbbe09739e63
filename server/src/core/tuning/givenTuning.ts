/** Reads what a command line or an editor's settings say: texts without places. */
import { codeNamed, type FindingCode } from '../findings/rules.ts';
import { say, type Message } from '../messages/message.ts';
import { codeUnknown, isProblem, readSelector, type Selector } from './selector.ts';
import { levelNamed, LEVELS, type Level, type Tuning } from './tuning.ts';

/** As it was given. */
export interface GivenTuning {
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  /** Levels by code. */
  readonly severity?: Readonly<Record<string, string>>;
  /** Selectors by pattern. */
  readonly perFileIgnores?: Readonly<Record<string, readonly string[]>>;
  /** What the patterns are relative to; without it they count for nothing. */
  readonly folder?: string;
}

/** What is given, and what is wrong with it; that is left out. */
export interface ReadTuning {
  readonly tuning: Tuning;
  readonly problems: readonly Message[];
}

export function readGivenTuning(given: GivenTuning): ReadTuning {
  const problems: Message[] = [];
  const selectors = (texts: readonly string[] | undefined): readonly Selector[] | undefined => {
    const read = texts?.map(readSelector) ?? [];
    problems.push(...read.filter(isProblem));
    const valid = read.flatMap((one) => (isProblem(one) ? [] : [one]));
    return texts && isMeant(texts, valid) ? valid : undefined;
  };
  const [select, ignore] = [selectors(given.select), selectors(given.ignore)];
  const severity = new Map<FindingCode, Level>();
  for (const [text, written] of Object.entries(given.severity ?? {})) {
    const [code, level] = [codeNamed(text), levelNamed(written)];
    if (code === undefined) problems.push(codeUnknown(text));
    else if (!level) problems.push(say('levelUnknown', { code: text, level: written, levels: LEVELS }));
    else severity.set(code, level);
  }
  const { folder, perFileIgnores } = given;
  const files = Object.entries(perFileIgnores ?? {}).map(([glob, texts]) => ({ glob, own: selectors(texts) ?? [] }));
  const tuning = {
    ...(select && { select }),
    ...(ignore && { ignore }),
    severity,
    ...(perFileIgnores &&
      folder !== undefined && {
        perFileIgnores: files.map(({ glob, own }) => ({ files: { folder, glob }, selectors: own })),
      }),
  };
  return { tuning, problems };
}

/** A list of which nothing could be read says nothing: otherwise one slip would report nothing at all. */
export function isMeant(written: readonly unknown[], valid: readonly unknown[]): boolean {
  return written.length === 0 || valid.length > 0;
}
