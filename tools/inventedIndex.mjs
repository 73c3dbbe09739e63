// Writes an invented universe as a recorded index, so that other installers can resolve it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The Pyodide release of Python 3.13. */
const RELEASE = '0.28.3';

/**
 * Writes a universe of test/support/memoryIndex.ts as a recorded index.
 * @param {string} folder where; it may be empty
 */
export function writeInventedIndex(folder, universe) {
  const pypi = join(folder, 'pypi');
  const pyodide = join(folder, 'pyodide', RELEASE);
  for (const path of [join(pypi, 'simple'), join(pypi, 'files'), join(pyodide, 'files')])
    mkdirSync(path, { recursive: true });
  const projects = new Set(universe.map(({ project }) => project));
  for (const project of projects) {
    const files = (index) => universe.filter((file) => file.project === project && file.index === index);
    writePage(
      join(pypi, 'simple', project),
      'index.json.gz',
      gzipSync(jsonPage(project, files('pypi'))),
      files('pypi'),
    );
    writePage(join(pyodide, project), 'index.html', htmlPage(files('pyodide')), files('pyodide'));
  }
  for (const { index, file, metadata } of universe) {
    if (metadata === undefined) continue;
    writeFileSync(join(index === 'pypi' ? pypi : pyodide, 'files', `${file.filename}.metadata`), metadata);
  }
}

function writePage(folder, name, content, files) {
  if (files.length === 0) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

function jsonPage(name, files) {
  const entries = files.map(({ file }) => ({
    filename: file.filename,
    url: `../../files/${file.filename}`,
    hashes: {},
    ...(file.requiresPython === undefined ? {} : { 'requires-python': file.requiresPython }),
    ...(file.uploadTime === undefined ? {} : { 'upload-time': file.uploadTime }),
    'core-metadata': file.coreMetadata,
    yanked: file.yanked,
  }));
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: entries });
}

function htmlPage(files) {
  const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const anchors = files.map(({ file: { filename, requiresPython, yanked } }) => {
    const python = requiresPython === undefined ? '' : ` data-requires-python="${escape(requiresPython)}"`;
    return `<a href="../files/${filename}"${python}${yanked === false ? '' : ` data-yanked="${escape(yanked)}"`}>${filename}</a>`;
  });
  return `<!DOCTYPE html><html><body>${anchors.join('\n')}</body></html>`;
}
