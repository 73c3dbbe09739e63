/** Evidence that was recorded with an index, for wheels that are not there to be read. */
import type { Evidence } from '../../core/evidence/evidence.ts';
import {
  readRecordedEvidence,
  RECORDED_EVIDENCE,
  type RecordedEvidence,
} from '../../core/evidence/recordedEvidence.ts';
import { joinPath } from '../../core/text/path.ts';
import type { HostFiles } from '../../host/host.ts';
import type { EvidenceQuestion } from './evidenceReader.ts';

/** What a recorded index says of a question: an answer for each parent in their order, or undefined where it has none. */
export async function recordedEvidence(
  folder: string,
  { context: { target }, culprit, parents }: EvidenceQuestion,
  files: Pick<HostFiles, 'read'>,
): Promise<readonly (Evidence | undefined)[]> {
  const recorded = await recordedIn(folder, files);
  const ofTarget = recorded.flatMap(({ target: name, evidence }) => (name === target.name ? evidence : []));
  return parents.map(({ name, version }) =>
    ofTarget.find((one) => one.parent === name && one.culprit === culprit && one.version === version),
  );
}

async function recordedIn(folder: string, files: Pick<HostFiles, 'read'>): Promise<readonly RecordedEvidence[]> {
  try {
    const bytes = await files.read(joinPath(folder, RECORDED_EVIDENCE));
    return bytes ? readRecordedEvidence(new TextDecoder().decode(bytes)) : [];
  } catch {
    return [];
  }
}
