import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = 'examples/recorded-index';

interface RecordedFile {
  readonly filename: string;
  readonly 'core-metadata'?: boolean | { readonly sha256: string };
}

describe('the recorded index of the examples', () => {
  it('is small: no more than 5 MB', () => {
    const entries = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((name) => statSync(path.join(FOLDER, name)));
    const size = entries.reduce((total, entry) => total + (entry.isFile() ? entry.size : 0), 0);
    assert(size < 5_000_000, `${size} bytes`);
  });

  it('says what was left out', () => {
    assert.match(readFileSync(path.join(FOLDER, 'README.md'), 'utf8'), /are left\./);
  });

  it('has the metadata that its pages announce, unchanged', () => {
    for (const project of readdirSync(path.join(FOLDER, 'pypi/simple'))) {
      const page = gunzipSync(readFileSync(path.join(FOLDER, 'pypi/simple', project, 'index.json.gz')));
      for (const file of (JSON.parse(page.toString()) as { files: RecordedFile[] }).files) {
        const announced = file['core-metadata'];
        if (typeof announced !== 'object') continue;
        const metadata = readFileSync(path.join(FOLDER, 'pypi/files', `${file.filename}.metadata`));
        assert.equal(createHash('sha256').update(metadata).digest('hex'), announced.sha256, file.filename);
      }
    }
  });

  it('has the Pyodide indexes of all three Python Workers runtimes', () => {
    for (const release of ['0.27.7', '0.28.3', '314.0.7']) {
      assert(existsSync(path.join(FOLDER, 'pyodide', release, 'numpy/index.html')), release);
    }
  });
});
