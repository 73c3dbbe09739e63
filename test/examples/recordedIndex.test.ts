import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { formatRecordedProjects, parseRecordedProjects, type RecordedProjects } from '../../server/src/index/recordedProjects.ts';
import { english } from '../support/english.ts';

const FOLDER = 'examples/recorded-index';

interface RecordedFile {
  readonly filename: string;
  readonly 'core-metadata'?: boolean | { readonly sha256: string };
}

function readProjects(file: string): RecordedProjects {
  const projects = parseRecordedProjects(readFileSync(path.join(FOLDER, file)));
  if ('problem' in projects) throw new Error(`${file}: ${english(projects.problem)}`);
  return projects;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(FOLDER, folder)).map((name) => `${folder}/${name}`);
}

describe('the recorded index of the examples', () => {
  it('is small: a file for each project and release, no more than 20 MB of text', () => {
    const entries = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((name) => statSync(path.join(FOLDER, name)));
    const size = entries.reduce((total, entry) => total + (entry.isFile() ? entry.size : 0), 0);
    assert(size < 20_000_000, `${size} bytes`);
    assert(entries.length < 200, `${entries.length} files`);
  });

  it('says what was left out', () => {
    assert.match(readFileSync(path.join(FOLDER, 'README.md'), 'utf8'), /are left\./);
  });

  it('is as the program would write it', () => {
    for (const file of [...filesIn('pypi'), ...filesIn('pyodide')]) {
      const written = readFileSync(path.join(FOLDER, file), 'utf8');
      assert(formatRecordedProjects(readProjects(file).values()) === written, file);
    }
  });

  it('has the metadata that its pages announce, unchanged', () => {
    let announcedCount = 0;
    for (const recorded of filesIn('pypi').flatMap((file) => [...readProjects(file).values()])) {
      const page = JSON.parse(new TextDecoder().decode(recorded.page?.body)) as { files: RecordedFile[] };
      for (const file of page.files) {
        const announced = file['core-metadata'];
        if (typeof announced !== 'object') continue;
        announcedCount++;
        const metadata = recorded.metadata.get(file.filename);
        assert(metadata, file.filename);
        assert.equal(createHash('sha256').update(metadata).digest('hex'), announced.sha256, file.filename);
      }
    }
    assert(announcedCount > 2_000, `${announcedCount} are announced`);
  });

  it('has the Pyodide indexes of all three Python Workers runtimes', () => {
    for (const release of ['0.27.7', '0.28.3', '314.0.7']) {
      assert(readProjects(`pyodide/${release}.recorded`).get(normalizeName('numpy'))?.page, release);
    }
  });
});
