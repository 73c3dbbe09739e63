/** Files of a recorded index, written by hand for tests. */
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { formatRecordedProjects, type RecordedProject } from '../../server/src/index/recordedProjects.ts';

export const JSON_PAGE = 'application/vnd.pypi.simple.v1+json';

/** A recorded project; bodies as text or bytes. */
export function recordedProject(
  name: string,
  page?: { readonly contentType?: string; readonly body: string | Uint8Array },
  metadata: Readonly<Record<string, string | Uint8Array>> = {},
): RecordedProject {
  return {
    name: normalizeName(name),
    ...(page && { page: { contentType: page.contentType ?? JSON_PAGE, body: bytesOf(page.body) } }),
    metadata: new Map(Object.entries(metadata).map(([wheel, body]) => [wheel, bytesOf(body)])),
  };
}

/** The text of a file with one project. */
export function recordedText(...project: Parameters<typeof recordedProject>): string {
  return formatRecordedProjects([recordedProject(...project)]);
}

function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}
