/**
 * The platform tags of systems where they follow from a version: Linux with glibc, macOS, iOS and Android.
 * https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/#platform-tag
 */

/** Major and minor version of a system. */
export type SystemVersion = readonly [major: number, minor: number];

/**
 * The platform tags of macOS, newest system first, and for each the narrowest binary format first.
 * @param arch such as `arm64` or `x86_64`
 */
export function macPlatforms([major, minor]: SystemVersion, arch: string): string[] {
  const tags: string[] = [];
  const add = (version: SystemVersion, formats: readonly string[]): void => {
    for (const format of formats) tags.push(`macosx_${version.join('_')}_${format}`);
  };
  if (major === 10) for (const older of down(minor, 0)) add([10, older], binaryFormats([10, older], arch));
  if (major < 11) return tags;
  // Since macOS 11 every year has its own major version, and minor ones have no tags.
  for (const older of down(major, 11)) add([older, 0], binaryFormats([older, 0], arch));
  for (const older of down(16, 4)) {
    // No arm64 is older than macOS 11, but a universal wheel's name may say so for its other half.
    add([10, older], arch === 'x86_64' ? binaryFormats([10, older], arch) : ['universal2']);
  }
  return tags;
}

/** The names that PEP 513, 571 and 599 gave to versions of glibc, by its minor version. */
const OLD_MANYLINUX: ReadonlyMap<number, string> = new Map([
  [17, 'manylinux2014'],
  [12, 'manylinux2010'],
  [5, 'manylinux1'],
]);

/**
 * The platform tags of Linux with glibc 2, newest first: an old name after the one of PEP 600 that it is an alias of, and at
 * last the tag of wheels that say nothing about their libc.
 * @param minor of the version of glibc: 40 for 2.40
 * @param oldest the one that wheels for the processor begin with: 5 for x86-64, 17 for most others
 */
export function glibcPlatforms(minor: number, arch: string, oldest = 5): string[] {
  const versions = down(minor, oldest).flatMap((older) => {
    const old = OLD_MANYLINUX.get(older);
    return [`manylinux_2_${older}_${arch}`, ...(old === undefined ? [] : [`${old}_${arch}`])];
  });
  return [...versions, `linux_${arch}`];
}

/** What runs on the processor, itself first; empty if the system did not support it. */
function binaryFormats(version: SystemVersion, arch: string): readonly string[] {
  const since104 = isAtLeast(version, [10, 4]);
  switch (arch) {
    case 'x86_64':
      return since104 ? [arch, 'intel', 'fat64', 'fat3', 'universal2', 'universal'] : [];
    case 'i386':
      return since104 ? [arch, 'intel', 'fat3', 'fat', 'universal'] : [];
    case 'ppc64':
      return since104 && !isAtLeast(version, [10, 6]) ? [arch, 'fat64', 'universal'] : [];
    case 'ppc':
      return isAtLeast(version, [10, 7]) ? [] : [arch, 'fat3', 'fat', 'universal'];
    case 'arm64':
      return [arch, 'universal2'];
    case 'intel':
      return [arch, 'universal'];
    default:
      return [arch];
  }
}

/** Python needs iOS 12; whether a minor version up to 9 exists is not checked. */
const OLDEST_IOS = 12;

/**
 * The platform tags of iOS, newest first.
 * @param multiarch processor and SDK, such as `arm64_iphoneos`
 */
export function iosPlatforms([major, minor]: SystemVersion, multiarch: string): string[] {
  if (major < OLDEST_IOS) return [];
  const tag = (version: SystemVersion): string => `ios_${version.join('_')}_${multiarch.replaceAll('-', '_')}`;
  // The version itself is included even if its minor version makes no sense.
  const own = [minor, ...down(minor - 1, 0)].map((older) => tag([major, older]));
  const before = down(major - 1, OLDEST_IOS).flatMap((older) => down(9, 0).map((last) => tag([older, last])));
  return [...own, ...before];
}

/** Python needs API level 16. */
const OLDEST_ANDROID = 16;

/**
 * The platform tags of Android, newest first.
 * @param abi such as `arm64_v8a`
 */
export function androidPlatforms(apiLevel: number, abi: string): string[] {
  return down(apiLevel, OLDEST_ANDROID).map((level) => `android_${level}_${abi.replace(/[-. ]/g, '_')}`);
}

function isAtLeast([major, minor]: SystemVersion, [otherMajor, otherMinor]: SystemVersion): boolean {
  return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}

function down(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(first - last + 1, 0) }, (_, step) => first - step);
}
