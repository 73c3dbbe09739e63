/** Metadata files are validated like PyPA's packaging 26.3, compared on 45,000 generated files and 120,000 single values. */
import assert from 'node:assert/strict';
import type { RawMetadata } from '../../../../server/src/core/packaging/metadata/metadataFields.ts';
import { parseMetadata, validateMetadata } from '../../../../server/src/core/packaging/metadata/metadataValidation.ts';
import { formatRequirement } from '../../../../server/src/core/packaging/requirements/requirement.ts';
import { formatSpecifierSet } from '../../../../server/src/core/packaging/versions/specifier.ts';
import { formatVersion } from '../../../../server/src/core/packaging/versions/version.ts';

const DEMO = { metadataVersion: '2.5', name: 'demo', version: '1.0' } as const;

function wrongFields(raw: RawMetadata): readonly string[] {
  return validateMetadata(raw).errors.map(({ field }) => field);
}

describe('a valid metadata file', () => {
  it('is read further than as text', () => {
    const { value, errors } = parseMetadata(
      'Metadata-Version: 2.4\nName: Demo_App\nVersion: v1.0.RC-1\nRequires-Python: ~=3.12,!=3.12.1\nDynamic: Requires-Dist\n' +
        'Requires-Dist: Attrs >= 22\nProvides-Extra: Fast_Path\nLicense-Expression: mit or apache-2.0\n',
    );
    assert.deepEqual(errors, []);
    assert.equal(value.name, 'Demo_App');
    assert.equal(value.version && formatVersion(value.version), '1.0rc1');
    assert.equal(value.requiresPython && formatSpecifierSet(value.requiresPython), '!=3.12.1,~=3.12');
    assert.deepEqual(value.requiresDist?.map(formatRequirement), ['Attrs>=22']);
    assert.deepEqual(value.providesExtra, ['fast-path']);
    assert.deepEqual(value.dynamic, ['requires-dist']);
    assert.equal(value.licenseExpression, 'MIT OR Apache-2.0');
  });
});

describe('an invalid metadata file', () => {
  it('has all its errors told at once, each with its field', () => {
    const { value, errors } = parseMetadata(
      'Metadata-Version: 2.1\nVersion: one\nRequires-Dist: ok\nRequires-Dist: not ok\nDynamic: Version\nImport-Name: a\n',
    );
    assert.deepEqual(errors, [
      { field: 'name', message: 'the field is required' },
      { field: 'version', message: '`one` is not a version' },
      { field: 'dynamic', message: '`dynamic` exists since metadata version 2.2, and this is 2.1' },
      { field: 'requires-dist', message: errors[3]?.message },
      { field: 'import-name', message: '`import-name` exists since metadata version 2.5, and this is 2.1' },
    ]);
    assert.match(errors[3]?.message ?? '', /^`not ok` cannot be taken: /);
    assert.deepEqual(value, { metadataVersion: '2.1' });
  });

  it('is told what cannot be read first, and of each field once', () => {
    const { errors } = parseMetadata('Name: a\nName: b\nColour: red\nVersion: x\n');
    assert.deepEqual(errors, [
      { field: 'name', message: '`name` stands more than once or cannot be read' },
      { field: 'colour', message: 'core metadata has no field `colour`' },
      { field: 'metadata-version', message: 'the field is required' },
      { field: 'version', message: '`x` is not a version' },
    ]);
  });

  it('has no field too new for a version that does not exist', () => {
    assert.deepEqual(wrongFields({ ...DEMO, metadataVersion: '2.0', importNames: ['a'] }), ['metadata-version']);
  });

  it('may come from JavaScript with properties that are no fields', () => {
    assert.deepEqual(wrongFields({ ...DEMO, ...{ constructor: 'x' } }), ['constructor']);
    assert.deepEqual(wrongFields({}), ['metadata-version', 'name', 'version']);
  });
});

/** Property, values that are right, values that are wrong. */
const FIELDS: readonly (readonly [string, keyof RawMetadata, readonly unknown[], readonly unknown[]])[] = [
  ['metadata-version', 'metadataVersion', ['1.0', '1.2', '2.3', '2.6'], ['2.0', '2.7', '', '2']],
  ['name', 'name', ['a', 'A.b_c-1'], ['', '-a', 'a.', 'a b', 'ä', 'a\n']],
  ['version', 'version', ['1', ' v1.0a1 '], ['', '1.x', '1..2']],
  ['summary', 'summary', ['one line', ''], ['two\nlines']],
  [
    'description-content-type',
    'descriptionContentType',
    [
      'text/plain',
      'Text/X-RST; charset=UTF-8',
      'text/markdown; charset="UTF-8"; variant=CommonMark',
      'text/plain; variant=other',
      'text/plain; charset=utf-8;',
      "text/plain; charset*=us-ascii'en'UTF%2D8",
      'text/plain; charset*0=UT; charset*1=F-8',
      'text/plain; charset=UTF-8 (always)',
    ],
    [
      '',
      'text',
      'text/html',
      'really text/plain',
      'text/plain (really)',
      'text/markdown;variant=GFM;variant=other',
      'text/plain; charset=utf-16',
      'text/plain;; charset=UTF-8',
      'text/plain; charset="UTF-8',
      'text/plain; charset=UTF-8 (always',
      'text/plain; x*0=a; x*2=b',
      'text/plain; charset',
      'text/markdown; variant=gfm',
      'text/markdown; variant="Common Mark"',
      'text/plain\ntext/plain',
    ],
  ],
  ['dynamic', 'dynamic', [[], ['Requires-Dist', 'license']], [['Name'], ['version'], ['metadata-version'], ['colour']]],
  ['provides-extra', 'providesExtra', [['cli', 'Fast_Path']], [['-cli'], ['cli', '']]],
  ['requires-python', 'requiresPython', ['>=3.8', '', '==3.*,!=3.1'], ['3.8', '>=3.*', '~=3']],
  ['requires-dist', 'requiresDist', [['a', "a>1; extra == 'b'"]], [['a b'], ['a', '']]],
  ['license-expression', 'licenseExpression', ['mit', 'LicenseRef-Own'], ['', 'my own', 'MIT AND']],
  [
    'license-file',
    'licenseFiles',
    [['LICENSE', 'a/b.txt', 'C:'], ['.']],
    [['../a'], ['a..b'], ['*.txt'], ['/a'], ['C:/a'], ['a\\b'], ['./a'], ['a//b'], ['a/'], ['']],
  ],
  [
    'import-name',
    'importNames',
    [[], ['a.b', '_c; private', 'naïve ;private', 'match']],
    [[''], ['1a'], ['a.'], ['a-b'], ['a.class'], ['None'], ['a; public'], ['a;'], ['a;private ']],
  ],
  ['import-namespace', 'importNamespaces', [['a', 'a.b']], [[''], ['a/b']]],
];

describe('the fields of core metadata', () => {
  for (const [name, key, right, wrong] of FIELDS) {
    it(`${name} holds what the specification says`, () => {
      for (const value of right) assert.deepEqual(wrongFields({ ...DEMO, [key]: value }), [], JSON.stringify(value));
      for (const value of wrong)
        assert.deepEqual(wrongFields({ ...DEMO, [key]: value }), [name], JSON.stringify(value));
    });
  }

  it('that are free text hold anything', () => {
    const free = {
      author: '\u0000',
      classifiers: ['no such thing'],
      homePage: 'nowhere',
      requiresExternal: ['C (>0)'],
    };
    assert.deepEqual(wrongFields({ ...DEMO, ...free }), []);
  });

  it('came with the versions of the specification', () => {
    const dated: readonly (readonly [string, RawMetadata])[] = [
      ['1.1', { classifiers: ['x'] }],
      ['1.2', { requiresDist: ['x'] }],
      ['2.1', { providesExtra: ['x'] }],
      ['2.2', { dynamic: ['license'] }],
      ['2.4', { licenseFiles: ['x'] }],
      ['2.5', { importNamespaces: ['x'] }],
    ];
    const versions = ['1.0', '1.1', '1.2', '2.1', '2.2', '2.3', '2.4', '2.5'];
    for (const [added, field] of dated) {
      const allowed = versions.filter(
        (version) => wrongFields({ ...DEMO, ...field, metadataVersion: version }).length === 0,
      );
      assert.deepEqual(allowed, versions.slice(versions.indexOf(added)));
    }
  });

  it('in hostile files cost no more than their length', () => {
    const long = 200_000;
    const { errors } = parseMetadata(
      `Metadata-Version: 2.5\nName: ${'a-'.repeat(long)}\nVersion: ${'1.'.repeat(long)}\n` +
        `License-Expression: ${'('.repeat(long)}\nDescription-Content-Type: text/plain;${'('.repeat(long)}\n` +
        `Import-Name: ${'a.'.repeat(long)}\n${' \n'.repeat(long)}`,
    );
    assert.deepEqual(
      errors.map(({ field }) => field),
      ['name', 'version', 'description-content-type', 'license-expression', 'import-name'],
    );
  });
});
