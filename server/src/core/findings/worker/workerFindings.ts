/**
 * The list of what can go wrong around a Worker although no dependency is at fault: each is found in the texts of a {@link
 * WorkerProject} alone, in the file named by its code. The files here that are not listed need more, as their parameters
 * say: `poetryOnly` the dependencies that the installer sees, `failsAtImport` and `vendoredSize` a resolution.
 */
import type { Finding } from '../finding.ts';
import { brokenLock } from './brokenLock.ts';
import { cfRequirementsTxt } from './cfRequirementsTxt.ts';
import { environmentRuntime } from './environmentRuntime.ts';
import { neverVendored } from './neverVendored.ts';
import { pythonMismatch } from './pythonMismatch.ts';
import { refusedProject } from './refusedProject.ts';
import { requirementsTxt } from './requirementsTxt.ts';
import { staleLockBeside } from './staleLockBeside.ts';
import { toolVendored } from './toolVendored.ts';
import type { WorkerFinder, WorkerProject } from './workerProject.ts';

const FINDERS: readonly WorkerFinder[] = [
  refusedProject,
  requirementsTxt,
  cfRequirementsTxt,
  toolVendored,
  neverVendored,
  pythonMismatch,
  brokenLock,
  staleLockBeside,
  environmentRuntime,
];

/** Everything around a Python Worker that its tools do not report, or only when it is too late; needs no resolution. */
export function workerFindings(project: WorkerProject): readonly Finding[] {
  return FINDERS.flatMap((find) => find(project));
}
