/**
 * Mocks for what micropip cannot install: they count as installed, with a name and a version and nothing in them.
 * @see https://micropip.pyodide.org/en/stable/project/api.html
 */
import type { Culprit } from '../../diagnosis/culprits.ts';
import { say } from '../../messages/message.ts';
import { maskCredentials } from '../../messages/words.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { failuresOf } from '../../runtimes/knownFailures.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import type { Solved } from '../../solver/resolution.ts';
import { newestIn } from '../../solver/selection.ts';
import { hasOwnSay, type Attempt } from '../attempt.ts';
import type { KindOfRemedy, RemedyOf } from '../kind.ts';
import type { Snippet } from '../snippet.ts';
import { leavesOut, whatToLeaveOut, type LeftOut } from './_leftOut.ts';

/** A package that a mock stands for, with the version that it says it has. */
interface Mocked {
  readonly name: NormalizedName;
  readonly version: string;
}

/** The code that installs mocks before everything else; none if no suitable version is known. */
export const mock: KindOfRemedy<'mock'> = {
  kind: 'mock',
  *find(attempt) {
    const found =
      attempt.context.target.installer.leavesOutBy === 'stand-in' ? yield* whatToLeaveOut(attempt) : undefined;
    return found ? standIns(found, attempt) : [];
  },
};

function standIns({ culprits, resolution, release }: LeftOut, attempt: Attempt): RemedyOf<'mock'>[] {
  const { catalog, failure } = attempt;
  const missing = culprits.flatMap((culprit) => {
    const version = versionOf(culprit, resolution, catalog);
    return version === undefined ? [] : [{ name: culprit.name, version }];
  });
  if (missing.length < culprits.length) return [];
  const unloadable = unloadableIn(resolution, attempt);
  if (unloadable.some(({ name }) => hasOwnSay(attempt, [name]))) return [];
  const mocked = [...missing, ...unloadable];
  const mocks = mocked.map(({ name, version }) => `micropip.add_mock_package(${quoted(name)}, ${quoted(version)})`);
  const gets = { name: failure.name, version: formatVersion(release.version) };
  const names = mocked.map(({ name }) => name);
  const title = say('mockTitle', { names, gets });
  const lines = ['import micropip', '', say('mockComment'), ...mocks, ...installLines(attempt)];
  const snippet: Snippet = { language: 'python', lines };
  const left = leavesOut({ culprits }, resolution, attempt);
  return [
    { kind: 'mock', title, preferred: false, edits: [], cost: say('mockCost', { names }), snippet, leavesOut: left },
  ];
}

/** What has a wheel that is known to fail while it is installed: a mock keeps micropip from loading it. */
function unloadableIn({ packages }: Solved, { context }: Attempt): readonly Mocked[] {
  const { knownFailures = [], target } = context;
  return [...packages.values()].flatMap(({ name, version }) =>
    failuresOf(name, version, target, knownFailures, (other) => packages.has(other)).some(
      ({ fails }) => fails === 'install',
    )
      ? [{ name, version: formatVersion(version) }]
      : [],
  );
}

function installLines({ seen }: Attempt): readonly string[] {
  const texts = seen.map(({ text }) => maskCredentials(text.trim())).filter((text) => !text.includes('\n'));
  return texts.length > 1
    ? ['await micropip.install([', ...texts.map((text) => `    ${quoted(text)},`), '])']
    : texts.map((text) => `await micropip.install(${quoted(text)})`);
}

/** A version for a mock that satisfies what the others ask for: micropip checks it. */
function versionOf({ name, needed }: Culprit, { packages }: Solved, catalog: Catalog): string | undefined {
  const releases = knownReleases(catalog, name);
  if (!releases) return undefined;
  const asked = [...packages.values()].flatMap(({ candidate }) => rangesFor(name, candidate, catalog, releases.target));
  const range = asked.reduce((all, one) => all.intersect(one), VersionRange.full);
  const release = newestIn(releases, range) ?? newestIn(releases, needed);
  return release && formatVersion(release.version);
}

function rangesFor(
  name: NormalizedName,
  candidate: Parameters<Catalog['metadata']>[0],
  catalog: Catalog,
  target: Parameters<typeof markerHolds>[1],
): readonly VersionRange[] {
  const metadata = catalog.metadata(candidate);
  if (metadata?.kind !== 'known') return [];
  return metadata.value.requiresDist
    .filter(({ normalized, marker }) => normalized === name && markerHolds(marker, target))
    .map(({ specifier }) => VersionRange.fromSpecifierSet(specifier));
}

/** A Python string. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
