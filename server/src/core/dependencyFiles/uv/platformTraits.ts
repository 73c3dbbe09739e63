/**
 * What uv (0.13.9) takes a platform of `python-platform` for: its platform tags, and its values for markers. Measured for each name.
 * @see https://docs.astral.sh/uv/reference/settings/#pip_python-platform
 */
import type { MarkerEnvironment } from '../../packaging/requirements/marker.ts';
import { androidPlatforms, glibcPlatforms, iosPlatforms, macPlatforms } from '../../packaging/wheels/platformTags.ts';
import { manylinuxOf } from './uvPlatforms.ts';

/** A platform as uv sees it. */
export interface PlatformTraits {
  /** For people: `Linux x86_64`. */
  readonly label: string;
  /** Its platform tags, best first. */
  readonly platforms: readonly string[];
  readonly markers: Pick<
    MarkerEnvironment,
    'os_name' | 'sys_platform' | 'platform_machine' | 'platform_system' | 'platform_release' | 'platform_version'
  >;
  /** The ABI of Pyodide wheels: `2024_0`; absent for every other platform. */
  readonly pyodideAbi?: string;
}

/** The glibc of `linux` and of the platforms without a version. */
const GLIBC = 28;

/** The oldest glibc that has wheels for a processor. */
const OLDEST_GLIBC: Readonly<Record<string, number>> = { x86_64: 5, riscv64: 31, loongarch64: 36 };

/** The platform of a name that uv knows. */
export function platformTraits(name: string): PlatformTraits | undefined {
  const plain = name.replace(/^x8664/, 'x86_64').replace(/^arm64-pc/, 'aarch64-pc');
  const manylinux = manylinuxOf(name);
  return manylinux ? linux(manylinux.machine, manylinux.glibc) : FIXED[plain];
}

function linux(machine: string, glibc = GLIBC): PlatformTraits {
  return posix('Linux', 'linux', machine, glibcPlatforms(glibc, machine, OLDEST_GLIBC[machine] ?? 17));
}

function musl(machine: string): PlatformTraits {
  const tags = ['1_0', '1_1', '1_2'].map((version) => `musllinux_${version}_${machine}`);
  return posix('Linux', 'linux', machine, [`linux_${machine}`, ...tags]);
}

function mac(machine: string): PlatformTraits {
  return { ...posix('Darwin', 'darwin', machine, macPlatforms([13, 0], machine)), label: `macOS ${machine}` };
}

function windows(machine: string, tag: string): PlatformTraits {
  return { ...posix('Windows', 'win32', machine, [tag]), markers: markersOf('nt', 'win32', machine, 'Windows') };
}

function android(machine: string, abi: string): PlatformTraits {
  return posix('Android', 'android', machine, androidPlatforms(24, abi));
}

function ios(machine: string, sdk: string): PlatformTraits {
  return posix('iOS', 'ios', machine, iosPlatforms([13, 0], `${machine}_${sdk}`));
}

function pyodide(year: string, emscripten: string): PlatformTraits {
  const abi = `${year}_0`;
  const traits = posix('Emscripten', 'emscripten', 'wasm32', [`pyemscripten_${abi}_wasm32`, `pyodide_${abi}_wasm32`]);
  const markers = { ...traits.markers, platform_release: emscripten, platform_version: '#1' };
  return { ...traits, label: `Pyodide with ABI ${abi}`, markers, pyodideAbi: abi };
}

function posix(system: string, sys: string, machine: string, platforms: readonly string[]): PlatformTraits {
  return { label: `${system} ${machine}`, platforms, markers: markersOf('posix', sys, machine, system) };
}

/** uv knows neither the release nor the version of a system that it does not run on. */
function markersOf(os: string, sys: string, machine: string, system: string): PlatformTraits['markers'] {
  return {
    ...{ os_name: os, sys_platform: sys, platform_machine: machine, platform_system: system },
    ...{ platform_release: '', platform_version: '' },
  };
}

const FIXED: Readonly<Record<string, PlatformTraits>> = {
  linux: linux('x86_64'),
  'x86_64-unknown-linux-gnu': linux('x86_64'),
  'aarch64-unknown-linux-gnu': linux('aarch64'),
  's390x-unknown-linux-gnu': linux('s390x'),
  'powerpc64le-unknown-linux-gnu': linux('ppc64le'),
  'loongarch64-unknown-linux-gnu': linux('loongarch64', 36),
  'riscv64-unknown-linux': linux('riscv64', 39),
  'x86_64-unknown-linux-musl': musl('x86_64'),
  'aarch64-unknown-linux-musl': musl('aarch64'),
  macos: mac('arm64'),
  'aarch64-apple-darwin': mac('arm64'),
  'x86_64-apple-darwin': mac('x86_64'),
  windows: windows('AMD64', 'win_amd64'),
  'x86_64-pc-windows-msvc': windows('AMD64', 'win_amd64'),
  'aarch64-pc-windows-msvc': windows('ARM64', 'win_arm64'),
  'i686-pc-windows-msvc': windows('x86', 'win32'),
  'aarch64-linux-android': android('aarch64', 'arm64_v8a'),
  'x86_64-linux-android': android('x86_64', 'x86_64'),
  'arm64-apple-ios': ios('arm64', 'iphoneos'),
  'arm64-apple-ios-simulator': ios('arm64', 'iphonesimulator'),
  'x86_64-apple-ios-simulator': ios('x86_64', 'iphonesimulator'),
  'wasm32-pyodide2024': pyodide('2024', '3.1.58'),
  'wasm32-pyodide2025': pyodide('2025', '4.0.9'),
};
