/** The whole explanation of a failure, a line each: the culprits first, then the way that leads to each of them. */
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, type Version } from '../packaging/version.ts';
import { VersionRange } from '../packaging/versionRange.ts';
import type { Catalog } from '../solver/catalog.ts';
import { code, shorten } from '../text/words.ts';
import { failureMessage, type FailureFacts } from './message.ts';
import { factsOf, type ProofFacts, type ProofObstacle } from '../diagnosis/proof.ts';

const MOST_LINES = 30;

/** Explains a failure. Releases that are refused for one reason share a line. */
export function explain(facts: FailureFacts, catalog: Catalog): readonly string[] {
  const { failure } = facts;
  const proof = factsOf(failure.proof);
  const culprits = failure.blockers.flatMap(({ name, chain, obstacles }) => [
    `${code(name)} ${chain.length > 1 ? `is needed through ${chain.map(code).join(' → ')}` : 'is what you require'}`,
    ...obstacleLines(name, obstacles, catalog),
  ]);
  const lines = [failureMessage(facts), ...culprits, ...edgeLines(proof, catalog)];
  return [...new Set(lines)].slice(0, MOST_LINES);
}

function obstacleLines(name: NormalizedName, obstacles: readonly ProofObstacle[], catalog: Catalog): readonly string[] {
  const byReason = new Map<string, VersionRange>();
  for (const { cause, range } of obstacles) {
    const reason = obstacleText(cause);
    byReason.set(reason, (byReason.get(reason) ?? VersionRange.empty).union(range));
  }
  return [...byReason].map(([reason, range]) => `  ${code(name)} ${releasesText(name, range, catalog)}: ${reason}`);
}

function obstacleText(cause: ProofObstacle['cause']): string {
  switch (cause.kind) {
    case 'no-versions':
      return 'there is no such release';
    case 'unknown-project':
      return 'no index knows it';
    case 'unusable':
      if (cause.unusable.kind === 'no-binary') return 'its wheels are refused (`no-binary`), and nothing is built';
      return cause.unusable.kind === 'source-only' ? 'sources only' : 'no wheel that loads here';
    case 'yanked':
      return cause.reason === '' ? 'yanked' : `yanked (${shorten(cause.reason, 80)})`;
    case 'requires-python':
      return `asks for Python ${shorten(cause.requiresPython, 40)}`;
    case 'invalid-metadata':
      return `its metadata are not valid (${shorten(cause.problem, 80)})`;
    case 'contradictory-requirement':
      return `asks for ${code(shorten(cause.requirement, 60))}, which no version can satisfy`;
    case 'url-dependency':
      return `depends on a URL (${code(shorten(cause.requirement, 80))}), which the installer refuses`;
    case 'unavailable':
      return cause.message;
  }
}

/** The dependencies that the proof rests on, joined where one project needs the same of another. */
function edgeLines({ edges }: ProofFacts, catalog: Catalog): readonly string[] {
  const joined = new Map<
    string,
    {
      readonly from: NormalizedName | undefined;
      readonly to: NormalizedName;
      versions: VersionRange;
      needed: VersionRange;
    }
  >();
  for (const { from, to, versions, needed } of edges) {
    const key = `${from ?? ''} ${to}`;
    const known = joined.get(key);
    if (!known) joined.set(key, { from, to, versions, needed });
    else {
      known.versions = known.versions.union(versions);
      known.needed = known.needed.union(needed);
    }
  }
  return [...joined.values()].map(({ from, to, versions, needed }) =>
    from === undefined
      ? `You require ${code(to)} ${needed.isFull ? '' : needed.toString()}`.trimEnd()
      : `${code(from)} ${releasesText(from, versions, catalog)} needs ${code(to)} ${releasesText(to, needed, catalog)}`,
  );
}

/** The existing releases of a range in words: `2.12.0`, `(every release)`, `2.12.0 to 2.14.3`, `from 1.92.0 on`. */
function releasesText(name: NormalizedName, range: VersionRange, catalog: Catalog): string {
  if (range.isFull) return '(every release)';
  const known = catalog.releases(name);
  if (known?.kind !== 'known') return range.toString();
  const inside: Version[] = [];
  for (let position = 0; position < known.value.count; position++) {
    const version = known.value.versionAt(position);
    if (version && range.contains(version)) inside.push(version);
  }
  const [newest] = inside;
  const oldest = inside.at(-1);
  if (!newest || !oldest) return range.toString();
  if (inside.length === known.value.count) return '(every release)';
  if (newest === oldest) return formatVersion(newest);
  if (newest === known.value.versionAt(0)) return `from ${formatVersion(oldest)} on`;
  return `${formatVersion(oldest)} to ${formatVersion(newest)}`;
}
