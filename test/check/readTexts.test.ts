/** Several questions of a check lead to the same files; each is read once. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import type { Documents } from '../../server/src/check/checkRequest.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { wranglerToml } from '../support/workerFolder.ts';

const PROJECT = '[project]\nname = "app"\nversion = "1"\ndependencies = ["numpy"]\n[tool.pywrangler]\n';

describe('the first answer of a check', () => {
  it('reads no file and lists no folder twice', async () => {
    const files = {
      '/w/pyproject.toml': '[tool.pyodide-preflight]\n',
      '/w/uv.toml': '',
      '/w/app/pyproject.toml': PROJECT,
      '/w/app/requirements.txt': 'numpy\n',
      '/w/app/wrangler.toml': wranglerToml(),
    };
    const asked: string[] = [];
    const documents = memoryDocuments(files);
    const counting: Documents = {
      ...documents,
      read: (path) => {
        asked.push(`read ${path}`);
        return documents.read(path);
      },
      list: (folder) => {
        asked.push(`list ${folder}`);
        return documents.list(folder);
      },
    };
    const checker = new Checker({ host: new VirtualHost(), today: () => '2026-11-24' });
    const request = { path: '/w/app/pyproject.toml', text: PROJECT, settings: DEFAULT_SETTINGS, documents: counting };
    const snapshots = checker.check(request);
    await snapshots.next();
    await snapshots.return();
    assert.ok(asked.includes('read /w/pyproject.toml'));
    assert.deepEqual(
      asked.filter((one, at) => asked.indexOf(one) !== at),
      [],
    );
  });
});
