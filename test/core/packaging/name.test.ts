/** Names are compared in one normal form. Expected values come from PyPA's packaging 26.3. */
import assert from 'node:assert/strict';
import { isValidName, normalizeName } from '../../../server/src/core/packaging/name.ts';

describe('name', () => {
  for (const [written, normal] of [
    ['Django', 'django'],
    ['zope.interface', 'zope-interface'],
    ['ruamel_yaml', 'ruamel-yaml'],
    ['Foo-_.Bar', 'foo-bar'],
    ['a--b', 'a-b'],
    ['_private_', '-private-'],
    ['', ''],
  ] as const) {
    it(`normalizes '${written}' to '${normal}'`, () => {
      assert.equal(normalizeName(written), normal);
    });
  }

  for (const name of ['a', '7', 'Django', 'zope.interface', 'a--b', 'x_1']) {
    it(`takes '${name}' for a name`, () => {
      assert.ok(isValidName(name));
    });
  }

  for (const text of ['', '-', '-a', 'a-', '.a', 'a_', 'a b', 'a\n', 'é', '\u212a', 'a/b', 'a[b]']) {
    it(`takes ${JSON.stringify(text)} for no name`, () => {
      assert.ok(!isValidName(text));
    });
  }
});
