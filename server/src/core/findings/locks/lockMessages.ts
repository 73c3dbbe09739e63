/** What is said of the pins of a lock file: what happens, on what, why, and what to do. */
import type { LockedPackage, LockFile } from '../../dependencyFiles/locks/lockFile.ts';
import { formatVersion, parseVersion, versionsEqual } from '../../packaging/versions/version.ts';
import { parseWheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import type { Target } from '../../runtimes/target.ts';
import { fileName } from '../../text/path.ts';
import { code, listOf, maskCredentials, shorten } from '../../messages/words.ts';
import type { JudgedLock, JudgedPin, LockMisfit, PinMisfit } from '../../locks/judgeLock.ts';
import { abiText } from '../failure/lackText.ts';
import { lackOfWheels } from '../../diagnosis/wheelSituation.ts';

/** So many pins are named in one message; the others are counted. */
const MOST_NAMED = 3;
/** So many pins are told of one by one. */
const MOST_LISTED = 30;

/** `pydantic-core` 2.27.2, without what an index or a person could do to the text. */
export function pinText({ name, version }: LockedPackage): string {
  const shown = code(shorten(name, 60));
  return version === undefined ? shown : `${shown} ${shorten(version, 30)}`;
}

/** The ABI of a platform tag, or the beginning of what stands there instead. */
function abiOf(platform: string): string {
  return shorten(abiText(platform), 30);
}

/** Why nothing of a pin installs, as a clause about "it". */
export function misfitText(misfit: PinMisfit, target: Target): string {
  switch (misfit.kind) {
    case 'no-fitting-wheel':
      return wheelsText(misfit, target);
    case 'needs-build':
      return misfit.what === 'vcs'
        ? 'it is locked as a repository, which would have to be built, and the installer takes wheels only'
        : 'only its sources are locked, and the installer takes wheels only';
    case 'no-files':
      return 'the lock names no file of it';
    case 'requires-python':
      return `it asks for Python ${code(shorten(misfit.requiresPython, 40))}`;
    case 'twice':
      return `${pinText(misfit.other)} is locked for the same runtime`;
  }
}

function wheelsText({ wheels }: PinMisfit & { readonly kind: 'no-fitting-wheel' }, target: Target): string {
  const lack = lackOfWheels(wheels.map(({ rejection }) => rejection));
  if (lack.kind === 'other-abi') {
    return `its locked Pyodide wheels are for ${listOf([...new Set(lack.abis.map(abiOf))].slice(0, 3))}, not for ${target.abi}`;
  }
  if (lack.kind === 'other-python') {
    return `its locked wheels are for ${listOf(lack.pythons.slice(0, 3).map((python) => shorten(python, 30)))}, not for Python ${target.pythonSeries}`;
  }
  const systems = lack.kind === 'native-only' && lack.systems.length > 0 ? listOf(lack.systems) : 'other platforms';
  return `its locked wheels are for ${systems} only`;
}

/** The message about a pin that does not install. */
export function pinMessage({ locked, verdict }: JudgedPin, { isRead }: JudgedLock, target: Target): string {
  if (verdict.kind !== 'misfit') return '';
  const reason = misfitText(verdict.misfit, target);
  const sentence = `${pinText(locked)} of this lock cannot be installed on ${target.label}: ${reason}`;
  const advice = verdict.misfit.kind === 'twice' ? '' : pinAdvice(locked, isRead, target);
  return advice === '' ? sentence : `${sentence}. ${advice}`;
}

/** What the Pyodide release has of the project, and how to get it. */
function pinAdvice(locked: LockedPackage, isRead: boolean, target: Target): string {
  const shipped = shippedText(locked, target);
  if (shipped === undefined) return `Pyodide ${target.pyodide} does not ship it`;
  const how = isRead
    ? '`pywrangler sync --force` resolves again with its index'
    : target.workers
      ? 'lock again with its index'
      : 'micropip takes that';
  return `${shipped}: ${how}`;
}

/** `Pyodide 0.28.3 ships 2.27.2`; undefined where it ships nothing of the project. */
export function shippedText({ normalized, version }: LockedPackage, { shipped, pyodide }: Target): string | undefined {
  const entry = shipped.packages.get(normalized);
  if (!entry?.installable) return undefined;
  const [locked, own] = [parseVersion(version ?? ''), parseVersion(entry.version)];
  return `Pyodide ${pyodide} ships ${locked && own && versionsEqual(locked, own) ? 'this version' : entry.version}`;
}

/** The message that the lock was made for another runtime. */
export function staleMessage(judged: JudgedLock, target: Target): string {
  const { lock, misfit, stale, isRead } = judged;
  const file = code(fileName(lock.path));
  const origin = stale.length > 0 ? originOf(stale) : misfit ? misfitOfLock(lock, misfit) : 'another runtime';
  const detail = stale.length > 0 ? `: ${wheelsOf(stale)}` : notAdmitted(misfit, target);
  const [made, advice] = isRead ? ['synced', 'run `pywrangler sync --force`'] : ['made', 'lock again for this runtime'];
  return `${file} was ${made} for ${origin}, not for ${target.label}${detail}; ${advice}`;
}

function notAdmitted(misfit: LockMisfit | undefined, { python }: Target): string {
  return misfit?.kind === 'requires-python' ? ` (Python ${formatVersion(python)})` : '';
}

function misfitOfLock({ requiresPython }: LockFile, { kind }: LockMisfit): string {
  return kind === 'environments' ? 'other environments' : `Python ${code(shorten(requiresPython?.text ?? '', 40))}`;
}

/** `the wheel of `a` 1.0 does not load there`; of several the first are named. */
function wheelsOf(stale: readonly JudgedPin[]): string {
  const named = stale.slice(0, MOST_NAMED).map(({ locked }) => pinText(locked));
  const more = stale.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  return stale.length === 1
    ? `the wheel of ${listOf(all)} does not load there`
    : `the wheels of ${listOf(all)} do not load there`;
}

/** The runtime that wheels were chosen for: `Python 3.13 (ABI 2025_0)`. */
function originOf(stale: readonly JudgedPin[]): string {
  const wheels = stale.flatMap(({ locked }) =>
    locked.wheels.flatMap(({ filename }) => parseWheelFilename(filename) ?? []),
  );
  const platform = wheels.flatMap(({ platformTags }) => platformTags)[0] ?? '';
  // A wheel with the stable ABI loads on later Pythons too, so it does not tell.
  const [, minor] =
    /^cp3(\d+)$/.exec(wheels.flatMap(({ abiTags }) => abiTags.filter((abi) => /^cp3\d+$/.test(abi)))[0] ?? '') ?? [];
  return minor === undefined ? abiOf(platform) : `Python 3.${minor} (${abiOf(platform)})`;
}

/** The whole account of a lock, a line each: how many of its packages fit, and which do not. */
export function lockAccount(judged: JudgedLock, target: Target): readonly string[] {
  const { lock, pins, isRead } = judged;
  const misfits = pins.filter(({ verdict }) => verdict.kind === 'misfit');
  const fitting = pins.filter(({ verdict }) => verdict.kind === 'fits').length;
  return [
    `Of the ${lock.packages.length} entries of the lock ${pins.length} are installed on ${target.label}, ${fitting} of them with a wheel that fits`,
    ...misfits
      .slice(0, MOST_LISTED)
      .map(({ locked, verdict }) =>
        verdict.kind === 'misfit' ? `${pinText(locked)}: ${misfitText(verdict.misfit, target)}` : '',
      ),
    ...(misfits.length > MOST_LISTED ? [`and ${misfits.length - MOST_LISTED} more`] : []),
    ...(isRead ? [] : [notReadText(lock, target)]),
  ];
}

function notReadText({ path }: LockFile, { workers, label }: Target): string {
  const file = code(fileName(path));
  return workers
    ? `pywrangler does not install from ${file}: it resolves pyproject.toml itself and keeps the result in pylock.toml`
    : `micropip does not read ${file}; another installer that installs from it on ${label} would fail here`;
}

/** The wheels that are locked of a pin and why each does not load. */
export function wheelLines({ verdict }: JudgedPin): readonly string[] {
  if (verdict.kind !== 'misfit' || verdict.misfit.kind !== 'no-fitting-wheel') return [];
  return verdict.misfit.wheels.map(({ filename, rejection }) => {
    const name = shorten(filename, 120);
    if (rejection.kind === 'abi-year') return `${name} is for ${abiOf(rejection.platform)}`;
    return rejection.kind === 'python' ? `${name} is for another Python` : `${name} is for another platform`;
  });
}

/** The message about a package that is built from what a folder holds. */
export function unjudgedMessage({ locked }: JudgedPin): string {
  const { source } = locked;
  const place = source.kind === 'index' ? 'its source archive' : code(shorten(maskCredentials(source.location), 80));
  return `${pinText(locked)} is taken as given: what is built from ${place} is not looked at`;
}
