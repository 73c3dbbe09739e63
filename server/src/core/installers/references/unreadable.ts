/**
 * Requirements that keep uv from reading a project as it is written, so that the project itself would have to be built: those
 * on a relative path, or on an address that leads to no distribution. Measured with uv 0.13.9.
 */
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Target } from '../../runtimes/target.ts';
import { maySourcesBeBuilt } from '../uv/uvPolicy.ts';
import { uvAddressObjection } from '../../packaging/requirements/uvAddress.ts';
import { writtenReference } from './directReferences.ts';

/** Whether uv stops at a requirement, whatever its marker says, and also where nobody asks for the extra that it is in. */
export function stopsReading(declaration: Declaration, file: DependencyFile, target: Target): boolean {
  const { role, reader, requirement } = declaration;
  if (role !== 'requirement' || reader !== 'pep621' || requirement?.url === undefined) return false;
  if (target.installer.builds !== 'if-allowed' || maySourcesBeBuilt(file, target)) return false;
  return writtenReference(declaration, file)?.kind === 'relative' || uvAddressObjection(requirement.url) !== undefined;
}
