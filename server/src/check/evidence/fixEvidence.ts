/** Shows of each fix that leaves something out whether it is one or a trap, by what the wheels and the project's code import. */
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { proveFix, type FixProof } from '../../core/evidence/fixProof.ts';
import { offersToLeaveOut, type Finding } from '../../core/findings/finding.ts';
import type { LeftNeed } from '../../core/remedies/leavesOut.ts';
import type { ProjectContext } from '../../core/remedies/projectContext.ts';
import type { Remedy } from '../../core/remedies/remedy.ts';
import { leftNeeds } from '../../core/toolkit/evidence/leftNeeds.ts';
import type { OpenProject } from '../engine.ts';

/** Of a fix that leaves out more, only so much is looked at, since wheels are read for each. */
const MOST_NEEDS = 12;

/** Whether there is anything to show: a fix that leaves something out. */
export function leavesSomethingOut({ findings }: Pick<Snapshot, 'findings'>): boolean {
  return findings.some(offersToLeaveOut);
}

/**
 * The snapshot, its fixes with what was found out; what is a trap is no longer preferred, so that nothing applies it by itself.
 * @param project the one that the snapshot is of, opened with the same settings
 */
export async function withFixProofs(snapshot: Snapshot, project: OpenProject): Promise<Snapshot> {
  const prover = new Prover(project);
  const findings: Finding[] = [];
  for (const finding of snapshot.findings) {
    const remedies: Remedy[] = [];
    for (const remedy of finding.remedies) remedies.push(await prover.shown(remedy, finding));
    findings.push({ ...finding, remedies });
  }
  return { ...snapshot, findings };
}

/** Whether one that leads to what is left out needs it, with what the project's code takes of it. */
export async function evidenceOf(
  { culprit, parent, version }: LeftNeed,
  context: ProjectContext,
  project: OpenProject,
): Promise<readonly Evidence[]> {
  const uses = (await project.uses()).needsOf(parent);
  const parents = [{ name: parent, version, ...(uses.length > 0 && { uses }) }];
  return project.evidence({ context, culprit, parents });
}

class Prover {
  readonly #project: OpenProject;
  /** Several findings may have the same fix. */
  readonly #known = new Map<string, Promise<readonly Evidence[]>>();

  constructor(project: OpenProject) {
    this.#project = project;
  }

  async shown(remedy: Remedy, finding: Finding): Promise<Remedy> {
    const proof = await this.#proofOf(remedy, finding);
    if (!proof) return remedy;
    if (proof.verdict !== 'trap') return { ...remedy, proof };
    return { ...remedy, preferred: false, safe: false, proof };
  }

  async #proofOf({ leavesOut, edits }: Remedy, { targets: [name] = [] }: Finding): Promise<FixProof | undefined> {
    if (!leavesOut) return undefined;
    const { answers } = this.#project.targets;
    const answer = answers.find(({ choice }) => choice.target.name === name) ?? answers[0];
    const context = this.#project.contextOf(answer);
    const left = await this.#project.ask(leftNeeds(leavesOut, edits, context));
    if (!left || left.names.length === 0) return undefined;
    const code = await this.#project.uses();
    const evidence: Evidence[] = [];
    for (const need of left.needs.slice(0, MOST_NEEDS)) evidence.push(...(await this.#evidence(need, context)));
    return proveFix({
      evidence,
      uses: left.names.flatMap((one) => code.of(one).map((use) => ({ ...use, package: one }))),
      names: left.names,
      hasCode: !code.isEmpty,
      isCut: left.needs.length > MOST_NEEDS,
    });
  }

  async #evidence({ culprit, parent, version }: LeftNeed, context: ProjectContext): Promise<readonly Evidence[]> {
    const key = JSON.stringify([context.target.name, culprit, parent, version]);
    const known = this.#known.get(key);
    if (known) return known;
    const asked = evidenceOf({ culprit, parent, version }, context, this.#project);
    this.#known.set(key, asked);
    return asked;
  }
}
