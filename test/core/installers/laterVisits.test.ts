/** Which spellings of a requirement PyScript understands when a page is opened again, and how others are written for it. */
import assert from 'node:assert/strict';
import { nameOnLaterVisits, spelledForLaterVisits } from '../../../server/src/core/installers/laterVisits.ts';
import { parseRequirement } from '../../../server/src/core/packaging/requirements/requirement.ts';

/** As written, what is taken for the name, and the spelling that works. */
const SPELLINGS: readonly (readonly [string, string, string | undefined])[] = [
  ['six', 'six', 'six'],
  ['six==1.17.0', 'six', 'six==1.17.0'],
  ['six>=1.0,<2', 'six', 'six>=1.0,<2'],
  ['six<=2', 'six', 'six<=2'],
  ['six~=1.16', 'six~=1.16', 'six>=1.16,<2'],
  ['six~=1.16.2', 'six~=1.16.2', 'six>=1.16.2,<1.17'],
  ['six~=1!2.3rc1', 'six~=1!2.3rc1', 'six>=1!2.3rc1,<1!3'],
  ['six<2', 'six<2', 'six>=0,<2'],
  ['six>1', 'six>1', 'six>=0,>1'],
  ['six!=1.15', 'six!=1.15', 'six>=0,!=1.15'],
  ['six<2,>=1.16', 'six<2,', 'six>=1.16,<2'],
  ['six == 1.17.0', 'six ', 'six==1.17.0'],
  ['six ; python_version >= "3"', 'six ; python_version ', undefined],
  ['pydantic[email]', 'pydantic[email]', undefined],
  ['pydantic[email]>=2', 'pydantic[email]', undefined],
];

describe('a requirement on later visits to a page of PyScript', () => {
  for (const [text, name, better] of SPELLINGS) {
    it(`${text} is loaded as ${name}`, () => {
      assert.equal(nameOnLaterVisits(text), name);
      const { requirement } = parseRequirement(text).value ?? {};
      assert.ok(requirement);
      if (!requirement.marker) assert.equal(spelledForLaterVisits(requirement), better);
    });
  }

  it('keeps its marker behind a specifier', () => {
    const { requirement } = parseRequirement('six; python_version > "3"').value ?? {};
    assert.equal(
      requirement && spelledForLaterVisits(requirement, 'python_version > "3"'),
      'six>=0; python_version > "3"',
    );
  });
});
