/**
 * METADATA files are read like PyPA's packaging.metadata, compared with version 26.3 on 2,420 real and thousands of damaged
 * ones; invalid means rejected by uv 0.13.9.
 */
import assert from 'node:assert/strict';
import { parseCoreMetadata } from '../../../../server/src/core/packaging/metadata/coreMetadata.ts';
import { formatRequirement } from '../../../../server/src/core/packaging/requirements/requirement.ts';
import { english } from '../../../support/english.ts';

const HEAD = 'Metadata-Version: 2.4\nName: Foo\nVersion: 1.0\n';

describe('core metadata', () => {
  it('reads the fields and leaves the description alone', () => {
    const { value, errors } = parseCoreMetadata(
      `${HEAD}Summary: Does things\nRequires-Python: >=3.10\nLicense-Expression: MIT\nDynamic: Requires-Dist\n` +
        "Requires-Dist: bar>=1\nRequires-Dist: baz; extra == 'Fast'\nProvides-Extra: Fast\n\nRequires-Dist: not-this\n",
    );
    assert.deepEqual(errors, []);
    const { requiresDist, ...others } = value;
    assert.deepEqual(others, {
      metadataVersion: '2.4',
      name: 'Foo',
      version: '1.0',
      summary: 'Does things',
      requiresPython: '>=3.10',
      licenseExpression: 'MIT',
      dynamic: ['Requires-Dist'],
      requiresDistText: ['bar>=1', "baz; extra == 'Fast'"],
      providesExtra: ['Fast'],
    });
    assert.deepEqual(requiresDist.map(formatRequirement), ['bar>=1', 'baz; extra == "fast"']);
  });

  it('of a field that may stand once the first counts, and UNKNOWN is no value', () => {
    const { value } = parseCoreMetadata(
      `${HEAD}Name: Other\nSummary: UNKNOWN\nRequires-Python: UNKNOWN\nRequires-Python: >=3\nRequires-Dist: UNKNOWN\n`,
    );
    assert.equal(value.name, 'Foo');
    assert.equal(value.summary, undefined);
    assert.equal(value.requiresPython, '>=3');
    assert.deepEqual(value.requiresDistText, []);
    assert.equal(value.invalid, undefined);
  });

  it('names of fields are read in any case, lines may be folded and end in any way', () => {
    const { value } = parseCoreMetadata(
      'METADATA-VERSION:2.1\r\nname:  Foo \r\nVersion:\t1.0\rrequires-dist: bar\r\n  >=1,\r\n\t<2\r\n\r\nDescription\r\n',
    );
    assert.equal(value.metadataVersion, '2.1');
    assert.equal(value.name, 'Foo');
    assert.equal(value.version, '1.0');
    assert.deepEqual(value.requiresDistText, ['bar >=1, <2']);
  });

  it('the header ends at the first line that is no field', () => {
    const { value } = parseCoreMetadata(`${HEAD}: nameless\nSummary: yes\nno field\nRequires-Dist: bar\n`);
    assert.equal(value.summary, 'yes');
    assert.deepEqual(value.requiresDistText, []);
    const { invalid } = parseCoreMetadata('').value;
    assert.equal(invalid && english(invalid), 'the field Name is missing');
  });

  it('repairs the mistakes that uv repairs', () => {
    const { value, errors } = parseCoreMetadata(
      `${HEAD}Requires-Python: >=3.6.*\nRequires-Dist: click (>=7.*)\nRequires-Dist: bar>=1<2\n`,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(value.requiresDist.map(formatRequirement), ['click>=7', 'bar<2,>=1']);
    assert.equal(value.requiresPython, '>=3.6.*');
  });

  it('one dependency that cannot be read makes the file invalid to uv and loses only itself', () => {
    const text = `${HEAD}Requires-Dist: bar\nRequires-Dist: baz =>1\nRequires-Dist: qux\n`;
    const { value, errors } = parseCoreMetadata(text);
    assert.match(value.invalid ? english(value.invalid) : '', /Requires-Dist `baz =>1` cannot be read/);
    assert.deepEqual(value.requiresDist.map(formatRequirement), ['bar', 'qux']);
    const [error] = errors;
    assert.ok(error);
    assert.equal(text.slice(error.span.start, error.span.end).trim(), 'baz =>1');
  });

  for (const [field, reason] of [
    ['Requires-Python: about 3', /Requires-Python `about 3` cannot be read/],
    ['Requires-Dist: bar ===latest', /`latest` is not a version/],
    ['Requires-Dist: bar_', /`bar_` does not end in a letter or digit/],
    ['Requires-Dist: bar[x_]', /`x_` does not end in a letter or digit/],
    ['Requires-Dist: bar ()', /the parentheses are empty/],
    ['Requires-Dist: bar @ ./bar.zip', /is not an absolute URL/],
  ] as const) {
    it(`uv rejects ${field}`, () => {
      const { invalid } = parseCoreMetadata(`${HEAD}${field}\n`).value;
      assert.match(invalid ? english(invalid) : '', reason);
    });
  }

  it('a long description in the header or a hostile text takes one pass', () => {
    const long = `${HEAD}Description: ${'word '.repeat(50_000)}\n${'        more\n'.repeat(50_000)}Requires-Dist: bar\n`;
    assert.deepEqual(parseCoreMetadata(long).value.requiresDistText, ['bar']);
    for (const unit of [': ', '\n ', 'a:\r', 'Requires-Dist: a>=1<', 'é'])
      parseCoreMetadata(HEAD + unit.repeat(50_000));
  });
});
