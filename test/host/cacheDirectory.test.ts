import assert from 'node:assert/strict';
import { cacheDirectory } from '../../server/src/host/cacheDirectory.ts';

describe('the folder of the cache', () => {
  const folder = (platform: string, variables: Record<string, string>, home?: string): string | undefined =>
    cacheDirectory({ platform, variables, ...(home === undefined ? {} : { home }) });

  it('follows the customs of each system', () => {
    assert.equal(folder('linux', {}, '/home/me'), '/home/me/.cache/pyodide-preflight');
    assert.equal(folder('linux', { XDG_CACHE_HOME: '/var/cache/me' }, '/home/me'), '/var/cache/me/pyodide-preflight');
    assert.equal(folder('linux', { XDG_CACHE_HOME: 'relative' }, '/home/me'), '/home/me/.cache/pyodide-preflight');
    assert.equal(folder('darwin', {}, '/Users/me'), '/Users/me/Library/Caches/pyodide-preflight');
    const local = 'C:\\Users\\me\\AppData\\Local';
    assert.equal(folder('win32', { LOCALAPPDATA: local }), `${local}/pyodide-preflight/cache`);
  });

  it('is what its variable says', () => {
    assert.equal(folder('linux', { PYODIDE_PREFLIGHT_CACHE_DIR: '/fast/disk' }, '/home/me'), '/fast/disk');
  });

  it('is nowhere where there is no place for one', () => {
    assert.equal(folder('browser', {}), undefined);
    assert.equal(folder('linux', {}), undefined);
  });
});
