/**
 * The platforms that uv (0.13.9) knows for `python-platform`.
 * @see https://docs.astral.sh/uv/reference/settings/#pip_python-platform
 */

const PLATFORMS: ReadonlySet<string> = new Set(
  `windows linux macos x8664-pc-windows-msvc x86_64-pc-windows-msvc aarch64-pc-windows-msvc arm64-pc-windows-msvc
  i686-pc-windows-msvc x8664-unknown-linux-gnu x86_64-unknown-linux-gnu aarch64-unknown-linux-gnu x8664-unknown-linux-musl
  x86_64-unknown-linux-musl aarch64-unknown-linux-musl s390x-unknown-linux-gnu powerpc64le-unknown-linux-gnu
  loongarch64-unknown-linux-gnu riscv64-unknown-linux aarch64-apple-darwin x8664-apple-darwin x86_64-apple-darwin
  aarch64-linux-android x86_64-linux-android wasm32-pyodide2024 wasm32-pyodide2025 arm64-apple-ios
  arm64-apple-ios-simulator x86_64-apple-ios-simulator`.split(/\s+/),
);

/** The versions of glibc in the names of platforms, and where they begin for each machine. */
const GLIBC = [17, 28, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40];
const FIRST_GLIBC: Readonly<Record<string, number>> = {
  x86_64: 17,
  aarch64: 17,
  s390x: 17,
  ppc64le: 17,
  loongarch64: 36,
};

const MANYLINUX =
  /^(?:manylinux(2014|_2_\d+)_(\w+)|(x86_64|aarch64|s390x|ppc64le|loongarch64)-manylinux(2014|_2_\d+))$/;
/** Old names without underscores, for two machines. */
const SHORT = /^(x8664|aarch64)-manylinux2(\d+)$/;

export function isPlatform(name: string): boolean {
  return PLATFORMS.has(name) || manylinuxOf(name) !== undefined;
}

/** The processor of a platform that is named after its glibc 2, and the minor version of that; undefined for every other name. */
export function manylinuxOf(name: string): { readonly machine: string; readonly glibc: number } | undefined {
  const short = SHORT.exec(name);
  if (short) {
    const [, machine = '', glibc = ''] = short;
    return knownGlibc(machine.replace('x8664', 'x86_64'), glibc === '014' ? 17 : Number(glibc));
  }
  const [, before, machineAfter = '', machineBefore = machineAfter, after = before] = MANYLINUX.exec(name) ?? [];
  if (after === undefined) return undefined;
  if (after === '2014') return FIRST_GLIBC[machineBefore] === 17 ? { machine: machineBefore, glibc: 17 } : undefined;
  return knownGlibc(machineBefore, Number(after.slice('_2_'.length)));
}

function knownGlibc(machine: string, glibc: number): { readonly machine: string; readonly glibc: number } | undefined {
  const first = FIRST_GLIBC[machine];
  return first !== undefined && glibc >= first && GLIBC.includes(glibc) ? { machine, glibc } : undefined;
}
