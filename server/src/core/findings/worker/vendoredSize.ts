/**
 * Whether what is uploaded with a Worker can fit: it may have 64 MiB unpacked. Where pywrangler has installed already, what is
 * there is added up; before, indexes only give a wheel's packed size, which is a lower bound.
 * @see https://developers.cloudflare.com/workers/platform/limits/#worker-size
 */
import type { UploadedFolder, Uploads } from '../../evidence/uploads.ts';
import { type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parseVersion, versionsEqual } from '../../packaging/versions/version.ts';
import type { WranglerConfig } from '../../runtimes/wranglerConfig.ts';
import { chainFrom, type Pinned, type Solved } from '../../solver/resolution.ts';
import { type Finding, finding, placeOf } from '../finding.ts';
import { type Message, say } from '../../messages/message.ts';

export const MEBIBYTE = 1024 * 1024;
export const SIZE_LIMIT = 64 * MEBIBYTE;
/** Wheels unpack to about three times their size: above this a Worker is likely to be too large. */
const LIKELY = SIZE_LIMIT / 3;
/** How many packages a message names. */
const NAMED = 3;

/** What is smaller than this shows as 0.0 MiB: it is not named. */
const WORTH_NAMING = MEBIBYTE / 20;

/** The Worker whose size it is. */
interface SizedWorker {
  readonly wrangler?: WranglerConfig | undefined;
  readonly uploads?: Uploads;
}

/** At most one finding, on the dependency that brings in the largest package. */
export function vendoredSizeFindings(
  whole: Solved,
  seen: readonly ReadDeclaration[],
  { wrangler, uploads }: SizedWorker = {},
): readonly Finding[] {
  if (uploads?.vendored && isCurrent(uploads.vendored, whole)) {
    return installedFindings(uploads.vendored, uploads.strays, whole, { seen, wrangler });
  }
  return wheelFindings(whole, seen, (wrangler?.excludes ?? []).length > 0);
}

/** Whether `python_modules` has the packages of the solution, as far as it says which ones it has. */
function isCurrent({ entries }: UploadedFolder, { packages }: Solved): boolean {
  const installed = new Map<NormalizedName, string>();
  for (const { name } of entries) {
    const [, project, version] = /^(.+?)-([^-]+)\.dist-info$/.exec(name) ?? [];
    if (project !== undefined && version !== undefined) installed.set(normalizeName(project), version);
  }
  if (installed.size === 0) return entries.some(({ files }) => files > 0);
  return [...packages.values()].every(({ name, version }) => {
    const found = parseVersion(installed.get(name) ?? '');
    return found !== undefined && versionsEqual(found, version);
  });
}

/** What is there, with the folders that are uploaded by mistake. */
function installedFindings(
  { entries, isCut }: UploadedFolder,
  strays: UploadedFolder,
  whole: Solved,
  { seen, wrangler }: Pick<SizedWorker, 'wrangler'> & { readonly seen: readonly ReadDeclaration[] },
): readonly Finding[] {
  const total = [...entries, ...strays.entries].reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= SIZE_LIMIT) return [];
  const sized = [...entries].sort((a, b) => b.bytes - a.bytes);
  const largest = sized.slice(0, NAMED).filter(({ bytes }) => bytes >= WORTH_NAMING);
  const names = sized.map(({ name }) => normalizeName(name));
  const pinned = names.flatMap((name) => whole.packages.get(name) ?? [])[0] ?? [...whole.packages.values()][0];
  const message = say('modulesTooLarge', {
    mebibytes: total / MEBIBYTE,
    limit: SIZE_LIMIT / MEBIBYTE,
    largest: largest.map(({ name, bytes }) => ({ name, mebibytes: bytes / MEBIBYTE })),
    isCut: isCut || strays.isCut,
  });
  const onDeclared = pinned ? findingOn(pinned, message, 'warning', whole, seen) : [];
  if (onDeclared.length > 0 || !wrangler?.main) return onDeclared;
  // What lies there is uploaded also where the project declares nothing.
  return [
    finding('vendored-size', message, { path: wrangler.path, span: wrangler.main.span }, { severity: 'warning' }),
  ];
}

function wheelFindings(whole: Solved, seen: readonly ReadDeclaration[], excludes: boolean): readonly Finding[] {
  const sized = [...whole.packages.values()].flatMap((pinned) => {
    const { size } = pinned.candidate.distribution.file;
    return size === undefined ? [] : [{ pinned, size }];
  });
  const total = sized.reduce((sum, { size }) => sum + size, 0);
  const largest = sized
    .sort((a, b) => b.size - a.size)
    .slice(0, NAMED)
    .filter(({ size }) => size >= WORTH_NAMING);
  const [first] = largest;
  if (total <= LIKELY || !first) return [];
  const unknown = [...whole.packages.values()].filter(
    ({ candidate }) => candidate.distribution.file.size === undefined,
  );
  const named = unknown.slice(0, NAMED);
  const message = say(total > SIZE_LIMIT ? 'workerTooLarge' : 'workerProbablyTooLarge', {
    mebibytes: total / MEBIBYTE,
    limit: SIZE_LIMIT / MEBIBYTE,
    largest: largest.map(({ pinned, size }) => ({ name: pinned.name, mebibytes: size / MEBIBYTE })),
    unsized: named.map(({ name }) => name),
    moreUnsized: unknown.length - named.length,
    excludes,
  });
  // What is excluded may be anything: then the sum is no lower bound.
  return findingOn(first.pinned, message, total > SIZE_LIMIT && !excludes ? 'warning' : 'information', whole, seen);
}

function findingOn(
  pinned: Pinned,
  message: Message,
  severity: 'warning' | 'information',
  whole: Solved,
  seen: readonly ReadDeclaration[],
): readonly Finding[] {
  const chain = chainFrom(pinned, whole);
  const place = seenOf(chain[0], seen)[0];
  if (!place) return [];
  const others = chain.length > 1 && { chains: [chain], culprits: [pinned.name] };
  return [finding('vendored-size', message, placeOf(place), { severity, ...others })];
}
