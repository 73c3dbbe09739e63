/** What imports show of fixes that leave something out. */
import type { Clause } from '../../clause.ts';

export interface EvidenceMessages {
  /** Whether a fix is one, and what decides it. */
  fixProof(parts: { readonly verdict: 'fix' | 'partly' | 'trap' | 'unknown'; readonly because: Clause }): string;
  /** A fix with what decides whether it is one, in a line. */
  fixWithProof(parts: { readonly fix: Clause; readonly proof: Clause }): string;
  /** A use by the project's own code: when it is imported, once a function is called, or where it goes on without. */
  ownUse(parts: {
    readonly name: string;
    readonly place: string;
    readonly reach: 'always' | 'later' | 'guarded';
  }): string;
  /** Nobody imports these. */
  fixProofUnneeded(parts: { readonly names: readonly string[] }): string;
  /** There is code of the project, and none of it imports the package. */
  fixProofNoUse(parts: { readonly name: string }): string;
  fixProofNoCode(): string;
  fixProofCut(parts: { readonly count: number }): string;
}
