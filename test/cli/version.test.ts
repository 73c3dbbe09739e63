import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { VERSION } from '../../server/src/version.ts';

describe('the version', () => {
  it('is the one of both package manifests', () => {
    for (const manifest of ['package.json', 'server/package.json']) {
      assert.equal((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version, VERSION, manifest);
    }
  });
});
