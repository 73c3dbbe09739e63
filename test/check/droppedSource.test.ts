/** A source of uv that takes a project from one index, where another index has what the runtime needs. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/text/textEdit.ts';
import { english } from '../support/english.ts';
import { check, errorsOf, project, wheel, type Files } from '../support/referenceChecks.ts';

const INDEX = '[[tool.uv.index]]\nname = "own"\nurl = "simple"\nexplicit = true\n';
const NATIVE = 'markupsafe-9.0-cp313-cp313-manylinux_2_17_x86_64.whl';

/** A project whose source names an index with a wheel for Linux only. */
function tied(sources: string, dependencies = ['markupsafe'], native = NATIVE): Files {
  return {
    'app/pyproject.toml': project(dependencies, `${INDEX}${sources}`),
    'app/simple/markupsafe/index.html': `<a href="${native}">${native}</a>`,
    [`app/simple/markupsafe/${native}`]: wheel('markupsafe', '9.0'),
  };
}

describe('a source that takes a project from one index', function () {
  this.timeout(60_000);

  it('is told as the reason where another index has what is needed', async () => {
    const errors = errorsOf(await check(tied('[tool.uv.sources]\nmarkupsafe = { index = "own" }\n')));
    assert.match(
      errors.join(),
      /: `\[tool\.uv\.sources\]` takes it from the index `own` only, where it has wheels only for Linux\. Without this source another index has what is needed$/,
    );
  });

  const written: readonly (readonly [how: string, before: string, after: string])[] = [
    [
      'on a line',
      '[tool.uv.sources]\nMarkupSafe = { index = "own" } # ours\nx = { path = "x" }\n',
      '[tool.uv.sources]\nx = { path = "x" }\n',
    ],
    ['with a dotted key', '[tool.uv]\nsources.markupsafe.index = "own"\n', '[tool.uv]\n'],
    ['in an inline table of its own', '[tool.uv]\nsources = { markupsafe = { index = "own" } }\n', '[tool.uv]\n'],
    [
      'first in an inline table',
      '[tool.uv]\nsources = { markupsafe = { index = "own" }, x = { path = "x" } }\n',
      '[tool.uv]\nsources = { x = { path = "x" } }\n',
    ],
    [
      'last in an inline table',
      '[tool.uv]\nsources = { x = { path = "x" }, markupsafe = { index = "own" } }\n',
      '[tool.uv]\nsources = { x = { path = "x" } }\n',
    ],
    ['as a table', '[tool.uv.sources.markupsafe]\nindex = "own"\n[tool.x]\n', '[tool.x]\n'],
  ];
  for (const [how, before, after] of written) {
    it(`goes with its line where it is written ${how}`, async () => {
      const files = tied(before);
      const { findings } = await check(files);
      const remedy = findings.flatMap(({ remedies }) => remedies).find(({ kind }) => kind === 'drop-source');
      assert.ok(remedy);
      assert.match(
        english(remedy.title),
        /^Drop the source that takes markupsafe from the index own only .*; then markupsafe \d/,
      );
      const text = String(files['app/pyproject.toml']);
      assert.equal(
        applyEdits(
          text,
          remedy.edits.map(({ edit }) => edit),
        ),
        project(['markupsafe'], `${INDEX}${after}`),
      );
    });
  }

  it('stays where it cannot be taken out, or where nothing else helps', async () => {
    for (const files of [
      tied(
        '[tool]\nuv = { sources = { markupsafe = { index = "own" } }, index = [{ name = "own", url = "simple" }] }\n',
      ),
      tied('[tool.uv.sources]\nmarkupsafe = { index = "own" }\n', ['markupsafe>=9']),
    ]) {
      const { findings } = await check(files);
      assert.ok(findings.every(({ remedies }) => remedies.every(({ kind }) => kind !== 'drop-source')));
    }
  });
});
