/**
 * Requirements that keep uv from reading a project as it is written, so that the project itself would have to be built: those
 * on a relative path, on an address that uv does not read, or on one that leads to no distribution. A build helps only where its
 * backend writes something else: the metadata that come of it are read in the same way. Measured with uv 0.13.9.
 */
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Target } from '../../runtimes/target.ts';
import { maySourcesBeBuilt } from '../uv/uvPolicy.ts';
import { isOtherRepository, uvAddressObjection } from '../../packaging/requirements/uvAddress.ts';
import { writtenReference } from './directReferences.ts';

/** Whether uv stops at a requirement, whatever its marker says, and also where nobody asks for the extra that it is in. */
export function stopsReading(declaration: Declaration, file: DependencyFile, target: Target): boolean {
  const { role, reader, requirement } = declaration;
  if (role !== 'requirement' || requirement?.url === undefined || target.installer.builds !== 'if-allowed')
    return false;
  if (reader === 'pip') return isOtherRepository(requirement.url);
  if (reader !== 'pep621') return false;
  const reference = writtenReference(declaration, file);
  if (reference?.isTemplate && maySourcesBeBuilt(file, target)) return false;
  return reference?.kind === 'relative' || uvAddressObjection(requirement.url) !== undefined;
}
