/** Diagnoses a file: what the installer adds by itself but cannot install is not the file's fault, so it is set aside. */
import type { NormalizedName } from '../packaging/name.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Question } from '../solver/question.ts';
import { diagnose, leaveOut, type Diagnosis, type Failure } from './diagnose.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import type { InstallerView } from '../installers/installerView.ts';

export interface FileDiagnosis {
  readonly diagnosis: Diagnosis;
  /** The problem that was diagnosed: without what was set aside. */
  readonly read: InstallerView;
  /** The failures of what was set aside. */
  readonly lost: readonly Failure[];
}

/** Resolves a file and explains every failure in it. */
export function* diagnoseFile(read: InstallerView, facts: Catalog): Question<FileDiagnosis> {
  const catalog = catalogUnder(facts, read.problem.policy);
  const diagnosis = yield* diagnose(read.problem, catalog);
  const { unwritten = new Set<NormalizedName>() } = read.problem;
  const lost = diagnosis.failures.filter(({ name, against }) => unwritten.has(name) && against.length === 0);
  if (lost.length === 0) return { diagnosis, read, lost };
  const names = lost.map(({ name }) => name);
  const problem = leaveOut(read.problem, names);
  const added = new Set([...read.added].filter((name) => !names.includes(name)));
  return { diagnosis: yield* diagnose(problem, catalog), read: { ...read, problem, added }, lost };
}
