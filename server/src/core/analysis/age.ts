/** How old what an analysis rests on is. */
import { oldestDay } from '../candidates/knowledge.ts';
import { dated } from '../findings/dated.ts';
import type { Finding, FindingPlace } from '../findings/finding.ts';
import { agedFindings, blamingNames } from '../findings/outages.ts';
import type { Installation } from '../installers/installation.ts';
import type { InstallerView } from '../installers/installerView.ts';
import type { ResolutionSummary, ResolvedPackage } from '../installers/resolutionSummary.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Pinned } from '../solver/resolution.ts';

/** A resolution with what it is about. */
export interface Resolved {
  /** What is installed if all that fails is left out; a failure only if no declared dependency is to blame. */
  readonly rest: Installation;
  readonly read: InstallerView;
}

/** What resolving a file leads to. */
export interface Analysis {
  readonly summary: ResolutionSummary;
  readonly findings: readonly Finding[];
  /** The tools that it can do without: nothing else changes its version. */
  readonly separable?: ReadonlySet<NormalizedName>;
  /** What is behind it, for each interpreter that it installs in; absent where nothing was resolved. */
  readonly resolved?: readonly Resolved[];
}

/**
 * The analysis with the day of the answers it rests on, where their indexes have not confirmed them since.
 * @param analysis its findings all rest on what indexes say
 * @param place where it is told that they did not answer
 */
export function withAge({ summary, findings }: Analysis, place: FindingPlace, catalog: Catalog): Analysis {
  const asked = dated(blamingNames(findings, catalog), catalog);
  const asOf = oldestDay([...summary.packages, ...asked].map((one) => one.asOf));
  const age = asOf === undefined ? {} : { asOf };
  // What says that versions may be out of date speaks of all of them.
  const told = asked.map((one) => (one.unanswered?.about === 'versions' ? { ...one, ...age } : one));
  return { summary: { ...summary, ...age }, findings: [...told, ...agedFindings(told, place, catalog)] };
}

/** How far the choice of a package can be relied on; nothing if in full. */
export function knowledgeOf({ name }: Pinned, catalog: Catalog): Pick<ResolvedPackage, 'asOf' | 'partial'> {
  const releases = knownReleases(catalog, name);
  return {
    ...(releases?.asOf !== undefined && { asOf: releases.asOf }),
    ...(releases?.isPartial === true && { partial: true }),
  };
}
