/** What an editor takes somebody to be typing, at the place marked with `|` in a file that is only half written. */
import assert from 'node:assert/strict';
import { completionPlaceAt } from '../../../../server/src/core/features/completion/place.ts';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { snapshotOf } from '../../../support/snapshots.ts';
import type { Snapshot } from '../../../../server/src/core/analysis/snapshot.ts';

/** The kind of what is typed, and what an item would replace. */
function typedIn(marked: string, make: (text: string) => Snapshot = snapshotOf): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const snapshot = make(text);
  const place = completionPlaceAt(snapshot.path, offset, snapshot);
  if (!place) return 'nothing';
  const replaced = text.slice(place.span.start, place.span.end);
  return place.kind === 'value' ? `value of ${place.variable}: ${replaced}` : `${place.kind}: ${replaced}`;
}

function pyproject(text: string): Snapshot {
  const path = '/project/pyproject.toml';
  return { ...snapshotOf(''), path, file: parsePyproject(path, text), texts: new Map([[path, text]]) };
}

const inProject = (element: string): string =>
  typedIn(`[project]\nname = "app"\ndependencies = [\n  ${element}\n]\n`, pyproject);

describe('what is typed in a requirement', () => {
  it('is a version behind an operator, however much of the rest is there', () => {
    assert.equal(typedIn('httpx>=|'), 'version: ');
    assert.equal(typedIn('httpx == 0.2|7.0'), 'version: 0.27.0');
    assert.equal(typedIn('httpx>=0.27,<|'), 'version: ');
    assert.equal(typedIn('httpx>=|,<1; os_name == "nt"'), 'version: ');
    assert.equal(typedIn('httpx[http2,cli]~=|0.27'), 'version: 0.27');
    assert.equal(typedIn('httpx (>=|)'), 'version: ');
    assert.equal(inProject('"httpx>=|"'), 'version: ');
    assert.equal(inProject('"httpx>=|'), 'version: ');
    assert.equal(inProject('"httpx>=| ", "idna"'), 'version: ');
  });

  it('is an extra between brackets', () => {
    assert.equal(typedIn('httpx[|'), 'extra: ');
    assert.equal(typedIn('httpx[cli, ht|tp2]>=1'), 'extra: http2');
    assert.equal(inProject('"httpx[|]"'), 'extra: ');
  });

  it('is a variable or its value in a marker', () => {
    assert.equal(typedIn('httpx; |'), 'variable: ');
    assert.equal(typedIn('httpx>=1; sys_p|latform == "linux"'), 'variable: sys_platform');
    assert.equal(typedIn('httpx; sys_platform == |'), 'value of sys_platform: ');
    assert.equal(typedIn('httpx; sys_platform == "li|nux" and'), 'value of sys_platform: linux');
    assert.equal(typedIn('httpx; os_name == "nt" and (sys_platform not in "|'), 'value of sys_platform: ');
    assert.equal(typedIn('httpx; os_name == "nt" and |'), 'variable: ');
    assert.equal(typedIn('httpx; "linux" == |'), 'variable: ');
    assert.equal(typedIn('httpx @ https://host/x.whl ; |'), 'variable: ');
    assert.equal(inProject(`"httpx; sys_platform == '|'"`), 'value of sys_platform: ');
  });

  it('is a name at its beginning', () => {
    assert.equal(typedIn('ht|tpx>=1'), 'name: httpx');
    assert.equal(typedIn('httpx\n|\nidna'), 'name: ');
    assert.equal(inProject('"|"'), 'name: ');
  });

  it('is nothing where there is nothing to choose from', () => {
    assert.equal(typedIn('httpx |'), 'nothing');
    assert.equal(typedIn('httpx; os_name == "nt" |'), 'nothing');
    assert.equal(typedIn('httpx; (os_name == "nt") |'), 'nothing');
    assert.equal(typedIn('httpx; os_name |'), 'nothing');
    assert.equal(typedIn('# ht|tpx'), 'nothing');
    assert.equal(typedIn('httpx>=1 # |'), 'nothing');
    assert.equal(typedIn('-r ba|se.txt'), 'nothing');
    assert.equal(typedIn('./li|b/x.whl'), 'nothing');
    assert.equal(typedIn('https|://host/x.whl'), 'nothing');
    assert.equal(typedIn('httpx @ https://host/>=|'), 'nothing');
    assert.equal(typedIn('   |'), 'nothing');
    assert.equal(inProject('"httpx"|'), 'nothing');
    assert.equal(inProject('ht|tpx'), 'nothing');
    assert.equal(typedIn('[build-system]\nrequires = ["hatchling>=|"]\n', pyproject), 'nothing');
    assert.equal(typedIn('[project]\ndescription = "needs httpx>=|"\n', pyproject), 'nothing');
  });

  it('is nothing in a file that is not for Pyodide', () => {
    assert.equal(
      typedIn('httpx>=|', (text) => ({ ...snapshotOf(text), quiet: true })),
      'nothing',
    );
  });
});

describe('what is typed in the table of the product', () => {
  const inTable = (line: string): string => typedIn(`[tool.pyodide-preflight]\n${line}\n`, pyproject);

  it('is a target in the strings that name one', () => {
    assert.equal(inTable('target = "work|ers"'), 'target: workers');
    assert.equal(inTable('target = ["workers-3.13", "|"]'), 'target: ');
    assert.equal(inTable('target = "|'), 'target: ');
    assert.equal(inTable('env = "|"'), 'nothing');
    assert.equal(inTable('target| = "workers"'), 'nothing');
  });
});
