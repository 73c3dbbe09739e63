/** What importing a package does while a Python Worker starts, as measured: the table, and the form that it is written in. */
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parseSpecifierSet, type SpecifierSet } from '../../packaging/versions/specifier.ts';
import { parseVersion, type Version } from '../../packaging/versions/version.ts';
import type { ImportNames } from './importNames.ts';

/**
 * Why an import fails while the Worker starts:
 *
 * - `randomness`: it asks for random numbers, which the runtime refuses in Python: certain.
 * - `ssl`: it makes an SSL context, which asks for them in C: fairly certain.
 * - `patch`: a patch that is to let packages through breaks this release: certain.
 * - `native`: its compiled part asked for random numbers on Linux; nobody tried it in a Worker: a hint.
 */
export type StartFailureReason = 'randomness' | 'ssl' | 'patch' | 'native';

const REASONS: readonly string[] = ['randomness', 'ssl', 'patch', 'native'] satisfies StartFailureReason[];

/** One refusal during an import. */
export interface StartFailure {
  readonly why: StartFailureReason;
  /** The function that was refused: `os.urandom`. */
  readonly call?: string;
  /** The file that calls it, below the folder where packages are: `rich/style.py`. */
  readonly file?: string;
  /** The project of that file, by its name as written. */
  readonly culprit: string;
  /** Seen in another release of the importing project: it fails only if it fails in the culprit. */
  readonly ofOtherRelease?: boolean;
}

/** What lets packages through: nothing, the patches in the runtime, or those of workers-runtime-sdk. */
export type TreatmentKind = 'none' | 'bundled' | 'sdk';

/** An entry of the table as written. */
export interface WrittenStartEntry {
  readonly project: string;
  /** The module whose import was tried. */
  readonly module: string;
  /** The releases that the entry stands for, as a specifier; absent if all. */
  readonly versions?: string;
  /** The release that was tried; absent if the project was only seen to fail on the way to another one. */
  readonly tried?: string;
  /** The oldest release that was tried, if it is another one: of older ones what fails is not certain. */
  readonly since?: string;
  /** Older releases than this start. */
  readonly startsBefore?: string;
  /** The release of the SDK from which the import succeeds; before, it fails as `none` says. */
  readonly sdkFrom?: string;
  /** A release of the SDK with which it succeeds, if older ones were not tried. */
  readonly startsWith?: string;
  /** What fails under each treatment; empty if the import succeeds. */
  readonly none: readonly WrittenStartFailure[];
  readonly bundled: readonly WrittenStartFailure[];
  readonly sdk: readonly WrittenStartFailure[];
  /** Where to read about it, and the day; absent if they are those of the table. */
  readonly source?: string;
  readonly date?: string;
}

type WrittenStartFailure = Omit<StartFailure, 'why'> & { readonly why: string };

/** The tables as written: the measured one and the one kept by hand. */
export interface WrittenStartUp {
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly measured: string;
  /** The newest release of the SDK that was tried. */
  readonly sdk: string;
  readonly entries: readonly WrittenStartEntry[];
}

/** What is known of importing one module of some releases of a project. */
export interface StartEntry {
  readonly project: NormalizedName;
  readonly module: string;
  readonly versions: SpecifierSet;
  readonly since?: Version;
  readonly startsBefore?: Version;
  readonly sdkFrom?: Version;
  readonly startsWith?: Version;
  readonly failures: Readonly<Record<TreatmentKind, readonly StartFailure[]>>;
  readonly source: string;
  readonly date: string;
}

export interface StartUpTable {
  /** The newest release of the SDK that was tried. */
  readonly sdk: Version;
  /** Of two entries that fit, the first counts. */
  readonly entries: ReadonlyMap<NormalizedName, readonly StartEntry[]>;
  readonly importNames: ImportNames;
}

/**
 * Reads the tables.
 * @param byHand entries that go before the measured ones
 * @returns entries that cannot be read are left out
 */
export function readStartUpTable(
  measured: WrittenStartUp,
  byHand: readonly WrittenStartEntry[],
  importNames: ImportNames,
): StartUpTable | undefined {
  const sdk = parseVersion(measured.sdk);
  if (!sdk) return undefined;
  const entries = new Map<NormalizedName, StartEntry[]>();
  for (const written of [...byHand, ...measured.entries]) {
    const entry = readStartEntry(written, measured);
    if (entry) entries.set(entry.project, [...(entries.get(entry.project) ?? []), entry]);
  }
  return { sdk, entries, importNames };
}

/** Reads an entry; undefined if a part of it is wrong. */
export function readStartEntry(
  written: WrittenStartEntry,
  { source, measured }: Pick<WrittenStartUp, 'source' | 'measured'>,
): StartEntry | undefined {
  const { project, module, none, bundled, sdk, date = measured } = written;
  const versions = parseSpecifierSet(written.versions ?? '');
  if (!isValidName(project) || versions.errors.length > 0 || !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(module))
    return undefined;
  const releases = [written.since ?? written.tried, written.startsBefore, written.sdkFrom, written.startsWith];
  const versionsOf = releases.map((text) => (text === undefined ? undefined : parseVersion(text)));
  if (releases.some((text, index) => text !== undefined && !versionsOf[index])) return undefined;
  const [since, startsBefore, sdkFrom, startsWith] = versionsOf;
  const failures = [none, bundled, sdk].map((all) => all.flatMap((one) => (isFailure(one) ? [one] : [])));
  if ([none, bundled, sdk].some((all, index) => all.length !== failures[index]?.length)) return undefined;
  if ((written.source ?? source) === '' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  return {
    project: normalizeName(project),
    module,
    versions: versions.value,
    ...(since && { since }),
    ...(startsBefore && { startsBefore }),
    ...(sdkFrom && { sdkFrom }),
    ...(startsWith && { startsWith }),
    failures: { none: failures[0] ?? [], bundled: failures[1] ?? [], sdk: failures[2] ?? [] },
    source: written.source ?? source,
    date,
  };
}

function isFailure(written: WrittenStartFailure): written is StartFailure {
  return REASONS.includes(written.why) && isValidName(written.culprit);
}
