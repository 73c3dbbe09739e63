import assert from 'node:assert/strict';
import { absoluteFileUrl, displayUrl, indexRoot, sameOrigin, splitUserInfo } from '../../server/src/index/indexUrl.ts';

const PAGE = 'https://index.example:8443/simple/demo/';

describe('an address', () => {
  it('is shown without credentials, query and fragment', () => {
    assert.equal(displayUrl('https://me:pw@index.example/a/b?token=x#y'), 'https://index.example/a/b');
    assert.equal(displayUrl('me:pw@index'), '(not a web address)');
  });

  it('gives its credentials, decoded, apart from itself', () => {
    assert.deepEqual(splitUserInfo('https://a%40b:c%2Fd@index.example/simple'), {
      url: 'https://index.example/simple',
      userInfo: { username: 'a@b', password: 'c/d' },
    });
    assert.deepEqual(splitUserInfo('https://index.example/'), { url: 'https://index.example/' });
    for (const other of ['file:///srv/index', '../index', 'ftp://index.example/']) {
      assert.equal(splitUserInfo(other), undefined);
    }
  });

  it('of an index gets a slash at its end', () => {
    assert.equal(indexRoot('https://index.example/simple'), 'https://index.example/simple/');
    assert.equal(indexRoot('https://index.example/simple/'), 'https://index.example/simple/');
  });

  it('shares an origin only with the same scheme, host and port', () => {
    assert.ok(sameOrigin('https://a.example/x', 'https://A.example:443/y'));
    for (const other of ['http://a.example/', 'https://a.example:444/', 'https://b.a.example/']) {
      assert.ok(!sameOrigin('https://a.example/', other), other);
    }
  });
});

describe('a link on a project page', () => {
  it('leads where a browser would go', () => {
    const links = [
      'https://files.example/a-1.0+cpu-py3-none-any.whl#sha256=00',
      '../../files/a-1.0.whl',
      'a-1.0.whl#sha256=ab',
      '/root/a%2B1.whl',
      '//other.example/a.whl',
      '../../files/deep/../a.whl',
      './a b.whl',
      'sub/a.whl?token=x',
      'https://files.example/x/../a.whl',
      'HTTPS://FILES.example/a.whl',
    ];
    for (const link of links) assert.equal(absoluteFileUrl(link, PAGE), new URL(link, PAGE).href, link);
  });

  it('leads nowhere when it is not of the web', () => {
    for (const link of ['javascript:alert(1)', 'data:text/plain,a.whl', 'file:///a.whl', 'C:a.whl', 'https://']) {
      assert.equal(absoluteFileUrl(link, PAGE), undefined, link);
    }
  });
});
