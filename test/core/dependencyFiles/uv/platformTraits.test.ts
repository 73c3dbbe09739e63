/** What uv 0.13.9 takes each platform of `python-platform` for; every value was measured with it. */
import assert from 'node:assert/strict';
import { platformTraits } from '../../../../server/src/core/dependencyFiles/uv/platformTraits.ts';
import { isPlatform } from '../../../../server/src/core/dependencyFiles/uv/uvPlatforms.ts';

/** Names, what `sys_platform` and `platform_machine` are there, tags that load, and tags just beyond those. */
type Row = readonly [names: string, markers: string, loads: string, not: string];

const ROWS: readonly Row[] = [
  [
    'linux x86_64-unknown-linux-gnu x8664-unknown-linux-gnu x86_64-manylinux_2_28 manylinux_2_28_x86_64 x8664-manylinux228',
    'linux x86_64',
    'manylinux_2_28_x86_64 manylinux_2_5_x86_64 manylinux1_x86_64 manylinux2014_x86_64 linux_x86_64',
    'manylinux_2_29_x86_64 musllinux_1_1_x86_64 manylinux_2_17_aarch64',
  ],
  [
    'x86_64-manylinux2014 x86_64-manylinux_2_17 x8664-manylinux2014 x8664-manylinux217',
    'linux x86_64',
    'manylinux_2_17_x86_64 manylinux2014_x86_64',
    'manylinux_2_27_x86_64',
  ],
  ['x86_64-manylinux_2_40', 'linux x86_64', 'manylinux_2_40_x86_64', 'manylinux_2_41_x86_64'],
  [
    'aarch64-unknown-linux-gnu',
    'linux aarch64',
    'manylinux_2_28_aarch64 manylinux2014_aarch64 linux_aarch64',
    'manylinux_2_12_aarch64 manylinux_2_29_aarch64',
  ],
  ['aarch64-manylinux_2_31 aarch64-manylinux231', 'linux aarch64', 'manylinux_2_31_aarch64', 'manylinux_2_32_aarch64'],
  ['powerpc64le-unknown-linux-gnu', 'linux ppc64le', 'manylinux_2_17_ppc64le', 'manylinux_2_12_ppc64le'],
  [
    'loongarch64-unknown-linux-gnu',
    'linux loongarch64',
    'manylinux_2_36_loongarch64 linux_loongarch64',
    'manylinux_2_34_loongarch64 manylinux_2_38_loongarch64',
  ],
  [
    'riscv64-unknown-linux',
    'linux riscv64',
    'manylinux_2_39_riscv64 manylinux_2_31_riscv64',
    'manylinux_2_40_riscv64 manylinux_2_29_riscv64',
  ],
  [
    'x86_64-unknown-linux-musl x8664-unknown-linux-musl',
    'linux x86_64',
    'musllinux_1_0_x86_64 musllinux_1_2_x86_64 linux_x86_64',
    'musllinux_1_3_x86_64 manylinux_2_17_x86_64',
  ],
  [
    'macos aarch64-apple-darwin',
    'darwin arm64',
    'macosx_13_0_arm64 macosx_11_0_arm64 macosx_10_9_universal2 macosx_12_0_universal2',
    'macosx_14_0_arm64 macosx_13_1_arm64 macosx_10_9_x86_64',
  ],
  [
    'x86_64-apple-darwin x8664-apple-darwin',
    'darwin x86_64',
    'macosx_13_0_x86_64 macosx_10_4_x86_64 macosx_10_9_intel macosx_11_0_universal2',
    'macosx_14_0_x86_64 macosx_11_0_arm64',
  ],
  ['windows x86_64-pc-windows-msvc x8664-pc-windows-msvc', 'win32 AMD64', 'win_amd64', 'win32 win_arm64'],
  ['aarch64-pc-windows-msvc arm64-pc-windows-msvc', 'win32 ARM64', 'win_arm64', 'win_amd64'],
  ['i686-pc-windows-msvc', 'win32 x86', 'win32', 'win_amd64'],
  ['aarch64-linux-android', 'android aarch64', 'android_24_arm64_v8a android_16_arm64_v8a', 'android_25_arm64_v8a'],
  ['x86_64-linux-android', 'android x86_64', 'android_24_x86_64', 'android_30_x86_64'],
  ['arm64-apple-ios', 'ios arm64', 'ios_13_0_arm64_iphoneos ios_12_9_arm64_iphoneos', 'ios_13_1_arm64_iphoneos'],
  ['x86_64-apple-ios-simulator', 'ios x86_64', 'ios_13_0_x86_64_iphonesimulator', 'ios_13_0_arm64_iphonesimulator'],
  [
    'wasm32-pyodide2024',
    'emscripten wasm32',
    'pyemscripten_2024_0_wasm32 pyodide_2024_0_wasm32',
    'pyodide_2025_0_wasm32 emscripten_3_1_58_wasm32',
  ],
];

describe('the platforms of python-platform', () => {
  for (const [names, markers, loads, not] of ROWS) {
    it(names, () => {
      for (const name of names.split(' ')) {
        const traits = platformTraits(name);
        assert.ok(traits && isPlatform(name), name);
        assert.equal(`${traits.markers.sys_platform} ${traits.markers.platform_machine}`, markers);
        const missing = loads.split(' ').filter((tag) => !traits.platforms.includes(tag));
        const beyond = not.split(' ').filter((tag) => traits.platforms.includes(tag));
        assert.deepEqual([missing, beyond], [[], []]);
      }
    });
  }

  it('have no release and no version for markers, but for those of Pyodide', () => {
    const [linux, pyodide] = ['linux', 'wasm32-pyodide2024'].map((name) => platformTraits(name)?.markers);
    assert.deepEqual([linux?.platform_release, linux?.platform_version], ['', '']);
    assert.deepEqual([pyodide?.platform_release, pyodide?.platform_version], ['3.1.58', '#1']);
  });
});
