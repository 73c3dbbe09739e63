/** Holds projects to their wheels although builds are allowed, by `[tool.uv] no-build-package`. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { say } from '../../messages/message.ts';
import type { ProjectVersion } from '../../messages/groups/remedies.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';

export const noBuild: KindOfRemedy<'no-build'> = { kind: 'no-build' };

/** The remedy that gets some wheels, before it is proven; undefined if nothing can be edited. */
export function keepingWheels(
  wheels: readonly ProjectVersion[],
  file: DependencyFile,
): RemedyOf<'no-build'> | undefined {
  const names = wheels.map(({ name }) => name);
  const edits = names.length > 0 ? uvTableEdits('no-build-package', names, file) : [];
  if (edits.length === 0) return undefined;
  return { kind: 'no-build', title: say('keepWheelsTitle', { wheels }), preferred: false, edits };
}
