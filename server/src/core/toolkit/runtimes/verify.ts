/** Whether the data about runtimes are still what the registries have. */
import { say, type Message } from '../../messages/message.ts';
import { compareVersions, parseVersion } from '../../packaging/versions/version.ts';
import { heading, inShort, paragraph, table, type Paper } from '../../papers/paper.ts';
import type { Confirmations, MatrixFamily, PackageSource } from './confirmations.ts';

/** What a registry has of a package: its newest stable release, or why that is not known. */
export type NewestThere = { readonly version: string } | { readonly unknown: Message };

export interface Verified {
  readonly family: MatrixFamily;
  readonly source: PackageSource;
  readonly there: NewestThere;
  readonly verdict: 'current' | 'outdated' | 'unknown';
}

/** Every package that the data come from. */
export function packagesToVerify(
  confirmations: Confirmations,
): readonly { readonly family: MatrixFamily; readonly source: PackageSource }[] {
  return (['workers', 'pyodide', 'platforms'] as const).flatMap((family) =>
    confirmations[family].packages.map((source) => ({ family, source })),
  );
}

/** Data are out of date if the registry has a newer release than the newest that was looked into. */
export function verified(family: MatrixFamily, source: PackageSource, there: NewestThere): Verified {
  return { family, source, there, verdict: verdictOn(source.version, there) };
}

function verdictOn(known: string | undefined, there: NewestThere): Verified['verdict'] {
  if ('unknown' in there || known === undefined) return 'unknown';
  const [ours, theirs] = [parseVersion(known), parseVersion(there.version)];
  if (!ours || !theirs) return known === there.version ? 'current' : 'outdated';
  return compareVersions(theirs, ours) > 0 ? 'outdated' : 'current';
}

/** What renews which part of the data. */
const SCRIPTS: Readonly<Record<MatrixFamily, string>> = {
  workers: 'node tools/updateWorkerRuntimes.mjs',
  pyodide: 'node tools/updateRuntimeData.mjs',
  platforms: 'node tools/updatePlatforms.mjs',
};

export function verifyPaper(results: readonly Verified[]): Paper {
  const head = (['what', 'known', 'there', 'verdict'] as const).map((column) => say('verifyColumn', { column }));
  const old = new Set(results.filter(({ verdict }) => verdict === 'outdated').map(({ family }) => family));
  return [
    inShort(say('verifyInShort', countsOf(results))),
    heading(2, say('verifyHeading')),
    ...table(head, results.map(rowOf)),
    ...[...old].map((family) => paragraph(say('verifyRenew', { script: SCRIPTS[family] }))),
  ];
}

function countsOf(results: readonly Verified[]): Record<Verified['verdict'], number> {
  const count = (one: Verified['verdict']): number => results.filter(({ verdict }) => verdict === one).length;
  return { current: count('current'), outdated: count('outdated'), unknown: count('unknown') };
}

function rowOf({ source, there, verdict }: Verified): readonly (Message | string)[] {
  const { registry, name, version = '' } = source;
  const why = 'unknown' in there ? { why: there.unknown } : {};
  return [
    `${name} (${registry})`,
    version,
    'unknown' in there ? '' : there.version,
    say('verifyVerdict', { verdict, ...why }),
  ];
}

export function verifyJson(results: readonly Verified[]): readonly object[] {
  return results.map(({ family, source, there, verdict }) => ({
    ...{ family, registry: source.registry, package: source.name, known: source.version ?? null },
    there: 'unknown' in there ? null : there.version,
    verdict,
  }));
}
