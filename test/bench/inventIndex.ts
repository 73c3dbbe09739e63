/** An invented universe for measurements: projects that depend on each other, as a recorded index. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Writes the index of an invented universe and returns the names of its projects. */
export function inventIndex(folder: string, count: number): readonly string[] {
  const names = Array.from({ length: count }, (_, index) => `invented-${index}`);
  mkdirSync(join(folder, 'pypi/files'), { recursive: true });
  for (const [index, name] of names.entries()) {
    const files = ['1.0', '1.1', '1.2', '2.0', '2.1'].map((version) => {
      const filename = `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
      const needs = [index * 2 + 1, index * 3 + 1].map((other) => names[other % count] ?? name);
      const lines = needs.filter((other) => other !== name).map((other) => `Requires-Dist: ${other}>=1\n`);
      const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${lines.join('')}`;
      writeFileSync(join(folder, 'pypi/files', `${filename}.metadata`), metadata);
      return { filename, url: `../../files/${filename}`, hashes: {}, 'core-metadata': true };
    });
    mkdirSync(join(folder, 'pypi/simple', name), { recursive: true });
    const page = JSON.stringify({ meta: { 'api-version': '1.1' }, name, files });
    writeFileSync(join(folder, 'pypi/simple', name, 'index.json.gz'), gzipSync(page));
  }
  return names;
}
