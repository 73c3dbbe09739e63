/**
 * What was found out by reading wheels, kept with a recorded index: that has none itself. Without sources, only who imports whom,
 * and where that stands.
 */
import { isNormalizedName, type NormalizedName } from '../packaging/name.ts';
import type { Evidence, EvidenceAnswer } from './evidence.ts';

/** The name of the file in the folder of a recorded index. */
export const RECORDED_EVIDENCE = 'evidence.json';

const VERSION = 1;
const ANSWERS: readonly EvidenceAnswer[] = ['needed', 'partly', 'not-needed', 'unknown'];

/** A need that was judged on a target. */
export interface RecordedEvidence {
  readonly target: string;
  readonly evidence: Evidence;
}

/** Reads the file; what is of another shape in it is left out, and nothing is read of another version. */
export function readRecordedEvidence(text: string): readonly RecordedEvidence[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isRecord(value) || value['version'] !== VERSION || !Array.isArray(value['evidence'])) return [];
  return value['evidence'].flatMap((one: unknown) => (isRecord(one) ? (entryOf(one) ?? []) : []));
}

function entryOf(one: Readonly<Record<string, unknown>>): RecordedEvidence | undefined {
  const { target, version, file, line, part } = one;
  const [parent, culprit] = [nameOf(one['parent']), nameOf(one['culprit'])];
  const answer = ANSWERS.find((known) => known === one['answer']);
  if (typeof target !== 'string' || typeof version !== 'string' || !parent || !culprit || !answer) return undefined;
  const through = Array.isArray(one['through']) ? one['through'].flatMap((name: unknown) => nameOf(name) ?? []) : [];
  const evidence: Evidence = {
    ...{ parent, version, culprit, answer, through },
    ...(typeof file === 'string' && { file }),
    ...(typeof line === 'number' && { line }),
    ...(typeof part === 'string' && { part }),
  };
  return { target, evidence };
}

function nameOf(value: unknown): NormalizedName | undefined {
  return typeof value === 'string' && isNormalizedName(value) ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
