/** A workspace that is not trusted: nothing outside of the folder of a file is looked at, whatever names it, and nothing of it is shown. */
import assert from 'node:assert/strict';
import type { Documents } from '../../server/src/check/checkRequest.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { library, project, wheel, type Files } from '../support/referenceChecks.ts';

const SECRET = 'secret-thing';
const LIBRARY = library('lib', [SECRET]);
const WHEEL = wheel('lib', '1.0', SECRET);
const PAGE = '<a href="lib-1.0-py3-none-any.whl">x</a>';
const WHEELS = 'outside/lib-1.0-py3-none-any.whl';
const FLAT = '[[tool.uv.index]]\nname = "o"\nurl = "../outside"\nformat = "flat"\n';

/** What a project names outside, and what lies there. */
const WAYS: readonly (readonly [string, Files])[] = [
  ['a path in sources', of(project(['lib'], '[tool.uv.sources]\nlib = { path = "../outside" }\n'))],
  ['a path by a URL', of(project(['lib @ file:///w/outside']))],
  ['a wheel by a URL', of(project([`lib @ file:///w/${WHEELS}`]))],
  ['a path up and down again', of(project(['lib'], '[tool.uv.sources]\nlib = { path = "./x/../../outside" }\n'))],
  [
    'the source of a library inside',
    {
      ...of(project(['inner'], '[tool.uv.sources]\ninner = { path = "inner" }\n')),
      'app/inner/pyproject.toml': library('inner', ['lib'], '[tool.uv.sources]\nlib = { path = "../../outside" }\n'),
    },
  ],
  ['find-links', of(project(['lib'], '[tool.uv]\nfind-links = ["../outside"]\n'))],
  ['find-links by a URL', of(project(['lib'], '[tool.uv]\nfind-links = ["file:///w/outside"]\n'))],
  ['find-links in the uv.toml beside', { ...of(project(['lib'])), 'app/uv.toml': 'find-links = ["../outside"]\n' }],
  ['a page of links outside', of(project(['lib'], '[tool.uv]\nfind-links = ["../outside/links.html"]\n'))],
  [
    'a page of links inside',
    {
      ...of(project(['lib'], '[tool.uv]\nfind-links = ["links.html"]\n')),
      'app/links.html': `<a href="../${WHEELS}">x</a><a href="file:///w/${WHEELS}">x</a>`,
    },
  ],
  ['a flat index', of(project(['lib'], FLAT))],
  [
    'a flat index for one project',
    of(project(['lib'], `${FLAT}explicit = true\n[tool.uv.sources]\nlib = { index = "o" }\n`)),
  ],
  ['an index with a page for each project', of(project(['lib'], FLAT.replace('format = "flat"\n', '')))],
  [
    'an index inside whose page leads outside',
    {
      ...of(project(['lib'], FLAT.replace('format = "flat"\n', '').replace('../outside', 'simple'))),
      'app/simple/lib/index.html': `<a href="../../../${WHEELS}">x</a>`,
    },
  ],
  [
    'a list that is filled in from a file',
    of(
      '[project]\nname = "app"\nversion = "1"\ndynamic = ["dependencies"]\n' +
        '[tool.setuptools.dynamic]\ndependencies = { file = ["../outside/list.txt"] }\n',
    ),
  ],
];

function of(text: string): Files {
  return {
    'app/pyproject.toml': text,
    [WHEELS]: WHEEL,
    'outside/pyproject.toml': LIBRARY,
    'outside/links.html': PAGE,
    'outside/lib/index.html': `<a href="../lib-1.0-py3-none-any.whl">x</a>`,
    'outside/list.txt': `${SECRET}\n`,
  };
}

describe('an untrusted workspace', function () {
  this.timeout(60_000);

  for (const [what, files] of WAYS) {
    it(`is not left by ${what}`, async () => {
      const asked: string[] = [];
      const { findings, resolution } = await untrusted(files, asked);
      const told = JSON.stringify([findings, resolution]);
      assert.ok(!told.includes(SECRET), told);
      assert.deepEqual(
        asked.filter((path) => path.startsWith('/w/outside')),
        [],
      );
      const isSaid = findings.some(({ code }) => code === 'not-checked' || code === 'unknown-verdict');
      assert.ok(isSaid || resolution?.resolves === null, 'nothing says that something is left out');
      assert.deepEqual(
        findings.filter(({ severity, code }) => severity === 'error' && code !== 'no-wrangler-file'),
        [],
      );
    });
  }
});

async function untrusted(files: Files, asked: string[]): Promise<Snapshot> {
  const all = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/w/${name}`, content]));
  const path = '/w/app/pyproject.toml';
  const request = {
    path,
    text: String(all[path]),
    settings: { ...DEFAULT_SETTINGS, target: 'workers-3.13', recordedIndex: RECORDED_INDEX },
    documents: noting(memoryDocuments(all), asked),
    trusted: false,
  };
  let last: Snapshot | undefined;
  for await (const snapshot of recordedChecker.check(request)) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

/** The same documents, which note what they are asked for. */
function noting(documents: Documents, asked: string[]): Documents {
  const note = (path: string): string => {
    asked.push(path);
    return path;
  };
  return {
    read: (path) => documents.read(note(path)),
    list: (path) => documents.list(note(path)),
    bytes: (path, limit, start) => documents.bytes(note(path), limit, start),
    encodingOf: (path) => documents.encodingOf(note(path)),
  };
}
