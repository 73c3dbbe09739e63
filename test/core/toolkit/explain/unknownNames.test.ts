/** Why a package is here where not everything could be looked at: what is known is told, and the rest is called unknown. */
import assert from 'node:assert/strict';
import { en } from '../../../../server/src/core/messages/en/en.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { paperMarkdown } from '../../../../server/src/core/papers/markdown.ts';
import { explainName, type NameAnswer } from '../../../../server/src/core/toolkit/explain/explainName.ts';
import { namePaper } from '../../../../server/src/core/toolkit/explain/namePaper.ts';
import { analysisOf, askOf, type InventedProject } from '../../../support/inventedProject.ts';
import { english } from '../../../support/english.ts';

const LINUX = 'wheel cp313-cp313-manylinux_2_17_x86_64';

function project(universe: string, ...dependencies: readonly string[]): InventedProject {
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n`;
  return { universe, text, comparesWithHost: true };
}

function asked(name: string, about: InventedProject): NameAnswer {
  return askOf(about, (context) => explainName(normalizeName(name), context));
}

function told(answer: NameAnswer): string {
  const file = { path: '/project/pyproject.toml', shownPath: 'pyproject.toml', text: '' };
  return paperMarkdown(namePaper({ file, answer, suggestions: [], isUnknownName: false }), en);
}

describe('why a package is here, where not everything could be looked at', () => {
  const silent = project('web 1.0 -> lib\nlib 1.0 -> core\ncore 1.0 {no metadata}', 'web');

  it('the chain to what did not answer is told, though it is not known whether that installs', () => {
    const answer = asked('core', silent);
    assert.equal(answer.status, 'unknown');
    assert.deepEqual(answer.chains.chains, [['web', 'lib', 'core']]);
    assert.match(told(answer), /It is not known whether `core` can be installed on/);
    assert.match(told(answer), /`web` may or may not install: no metadata came \(`unknown-verdict`\)/);
  });

  it('so is the chain to what brings it, and to what the file asks for', () => {
    assert.deepEqual([asked('lib', silent).status, asked('web', silent).status], ['unknown', 'unknown']);
    assert.deepEqual(asked('lib', silent).chains.chains, [['web', 'lib']]);
  });

  it('what did not answer is no culprit beside one that is known, and a way to it is told as possible', () => {
    const universe = `web 1.0 -> lib\nlib 1.0 -> native, core\nnative 1.0 {${LINUX}}\ncore 1.0 {no metadata}`;
    const world = project(universe, 'web');
    const [failure] = analysisOf(world).findings;
    assert.ok(failure);
    assert.deepEqual(failure.culprits, ['native']);
    assert.match(english(failure.message), /^`native` has wheels only for Linux, so `web` cannot be installed/);
    const answer = asked('core', world);
    assert.equal(answer.status, 'unknown');
    assert.deepEqual(answer.possible, [['web', 'lib', 'core']]);
    assert.match(told(answer), /- perhaps, in some release of each: `web` → `lib` → `core`/);
  });

  it('nothing is said not to need it where a part of the file cannot be read', () => {
    const world = {
      ...project('web 1.0', 'web'),
      text: '[project]\nname = "app"\nversion = "1"\ndependencies = ["web',
    };
    const answer = asked('core', world);
    assert.equal(answer.status, 'unknown');
    assert.match(told(answer), /not everything could be read and resolved/);
  });

  it('of what nothing is known to need it is said what was not looked at', () => {
    const world = project('web 1.0\nold 1.0 {no wheel; sdist}', 'web', 'old');
    const answer = asked('core', world);
    assert.equal(answer.status, 'unknown');
    assert.match(told(answer), /needs `core` on Python Workers 3\.13: what `old` needs could not be found out\./);
  });
});
