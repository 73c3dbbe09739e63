/** Metadata are formatted like PyPA's packaging 26.3. */
import assert from 'node:assert/strict';
import { formatMetadata } from '../../../../server/src/core/packaging/metadata/metadataFormat.ts';
import { parseMetadata } from '../../../../server/src/core/packaging/metadata/metadataValidation.ts';

const FILE = `metadata-version: 2.5
name: demo
version: 1.0
summary: does
         what it says
keywords: wasm,browser
license-expression: MIT
requires-dist: attrs>=22; extra == "cli"
requires-python: >=3.12
project-url: Docs, https://demo.example.invalid/
provides-extra: cli
import-name: 

# Demo

Text
`;

describe('a metadata file that is written', () => {
  it('has the fields in the order of the specification, in normal form, and the description as its body', () => {
    const { value, errors } = parseMetadata(
      'Version: v1.0\nName: demo\nMetadata-Version: 2.5\nImport-Name:\nKeywords: wasm, browser\nLicense-Expression: mit\n' +
        "Requires-Python: >= 3.12\nProvides-Extra: CLI\nRequires-Dist: attrs >=22 ; extra == 'CLI'\n" +
        'Project-URL: Docs,https://demo.example.invalid/\n\n# Demo\r\n\r\nText\r\n',
    );
    assert.deepEqual(errors, []);
    assert.equal(formatMetadata({ ...value, summary: 'does\nwhat it says' }), FILE);
  });

  it('reads back as what it says', () => {
    const { summary, ...value } = parseMetadata(FILE).value;
    assert.equal(summary, undefined); // More than one line is invalid.
    assert.deepEqual(parseMetadata(formatMetadata(value)).value, value);
  });

  it('may be empty', () => {
    assert.equal(formatMetadata({}), '\n');
  });
});
