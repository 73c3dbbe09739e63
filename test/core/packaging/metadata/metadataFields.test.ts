/**
 * Metadata files are parsed like PyPA's packaging 26.3, compared on 45,000 generated files, some of them with arbitrary
 * bytes.
 */
import assert from 'node:assert/strict';
import {
  parseMetadataBytes,
  parseMetadataFields,
} from '../../../../server/src/core/packaging/metadata/metadataFields.ts';

function read(source: string | Uint8Array): { raw: unknown; unparsed: unknown } {
  const { raw, unparsed } = typeof source === 'string' ? parseMetadataFields(source) : parseMetadataBytes(source);
  return { raw, unparsed: Object.fromEntries(unparsed) };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the fields of a metadata file', () => {
  it('are texts, lists, keywords and labelled URLs', () => {
    const text = [
      'Metadata-Version: 2.4',
      'name: demo',
      'VERSION: 1.0',
      'Requires-Dist: attrs',
      'Requires-Dist: rich ; extra == "cli"',
      'Keywords: wasm, browser ,python',
      'Project-URL: Docs, https://demo.example.invalid/docs, maybe',
      'Project-URL: Source',
      '',
      '# Demo\n',
    ].join('\n');
    assert.deepEqual(read(text), {
      raw: {
        metadataVersion: '2.4',
        name: 'demo',
        version: '1.0',
        requiresDist: ['attrs', 'rich ; extra == "cli"'],
        keywords: ['wasm', 'browser', 'python'],
        projectUrls: new Map([
          ['Docs', 'https://demo.example.invalid/docs, maybe'],
          ['Source', ''],
        ]),
        description: '# Demo\n',
      },
      unparsed: {},
    });
  });

  it('that cannot be understood are handed over as they are', () => {
    const text =
      'Name: a\nName: b\nColour: red\nKeywords: x\nKeywords: y\nProject-URL: Home, a\nProject-URL: Home, b\n';
    assert.deepEqual(read(text), {
      raw: {},
      unparsed: { name: ['a', 'b'], colour: ['red'], keywords: ['x', 'y'], 'project-url': ['Home, a', 'Home, b'] },
    });
  });

  it('may say that nothing can be imported', () => {
    assert.deepEqual(read('Import-Name:\n').raw, { importNames: [] });
    assert.deepEqual(read('Import-Name:\nImport-Name: a\n').raw, { importNames: ['', 'a'] });
    assert.deepEqual(read('Import-Namespace:\n').raw, { importNamespaces: [''] });
  });
});

describe('the description', () => {
  const cases: readonly (readonly [string, string, unknown, unknown])[] = [
    ['may be a folded header', 'Description: one\n        two\n', { description: 'one\n        two' }, {}],
    ['may be the body', 'Name: a\n\nbody\n', { name: 'a', description: 'body\n' }, {}],
    ['may not be both', 'Description: head\n\nbody', {}, { description: ['head', 'body'] }],
    ['may not be three', 'Description: a\nDescription: b\n\nc', {}, { description: ['a', 'b', 'c'] }],
    ['is not there when the body is empty', 'Name: a\n\n', { name: 'a' }, {}],
    [
      'starts where a header cannot be, without its empty line',
      'Name: a\nno header\n',
      { name: 'a', description: 'no header\n' },
      {},
    ],
    ['is all there is without any header', 'just text', { description: 'just text' }, {}],
  ];
  for (const [what, text, raw, unparsed] of cases) {
    it(what, () => {
      assert.deepEqual(read(text), { raw, unparsed });
    });
  }
});

describe('the format of the file', () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['takes every kind of line end', 'Name: a\r\nVersion: 1\rSummary: s\n', { name: 'a', version: '1', summary: 's' }],
    ['keeps line ends and indentation of folds', 'Summary: a\r\n\t b\r\n', { summary: 'a\r\n\t b' }],
    ['drops blanks before a value, not behind it', 'Name: \t a \n', { name: 'a ' }],
    ['passes over a fold of nothing and a field without a name', ' fold\n: x\nName: a\n', { name: 'a' }],
    ['passes over an envelope', 'From somebody\nName: a\n', { name: 'a' }],
    [
      'takes what looks like an envelope at the end for the body',
      'Name: a\nFrom x\n\nb',
      { name: 'a', description: 'From x\nb' },
    ],
    ['knows no byte order mark', '\ufeffName: a\n', { description: '\ufeffName: a\n' }],
  ];
  for (const [what, text, raw] of cases) {
    it(what, () => {
      assert.deepEqual(read(text), { raw, unparsed: {} });
    });
  }
});

describe('the bytes of a metadata file', () => {
  it('are UTF-8', () => {
    const text = 'Author: Zoë 渡辺\n\n100% 🐍\n';
    assert.deepEqual(read(bytes(text)), { raw: { author: 'Zoë 渡辺', description: '100% 🐍\n' }, unparsed: {} });
  });

  it('that are not are handed over one by one', () => {
    const latin = Uint8Array.from([...bytes('Author: Zo'), 0xeb, ...bytes('\nName: a\n\nna'), 0xef, ...bytes('ve')]);
    assert.deepEqual(read(latin), { raw: { name: 'a' }, unparsed: { author: ['Zoë'], description: ['naïve'] } });
  });

  it('are not UTF-8 when they spell half a surrogate pair or are longer than needed', () => {
    for (const wrong of [
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
    ]) {
      const file = Uint8Array.from([...bytes('Author: '), ...wrong]);
      assert.deepEqual(read(file).unparsed, { author: [String.fromCharCode(...wrong)] });
    }
  });
});
