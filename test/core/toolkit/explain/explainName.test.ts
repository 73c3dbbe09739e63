/** Why a package is part of a project: who brings it, since when, and which release does without. */
import assert from 'node:assert/strict';
import { en } from '../../../../server/src/core/messages/en/en.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { formatVersion } from '../../../../server/src/core/packaging/versions/version.ts';
import { paperMarkdown } from '../../../../server/src/core/papers/markdown.ts';
import { explainName, type NameAnswer, type Parent } from '../../../../server/src/core/toolkit/explain/explainName.ts';
import { namePaper } from '../../../../server/src/core/toolkit/explain/namePaper.ts';
import { askOf, type InventedProject } from '../../../support/inventedProject.ts';

const LINUX = 'wheel cp313-cp313-manylinux_2_17_x86_64';

function project(universe: string, dependencies: readonly string[], settings = ''): InventedProject {
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n${settings}`;
  return { universe, text, comparesWithHost: true };
}

function asked(name: string, about: InventedProject): NameAnswer {
  return askOf(about, (context) => explainName(normalizeName(name), context));
}

function told(name: string, about: InventedProject): string {
  const file = { path: '/project/pyproject.toml', shownPath: 'pyproject.toml', text: about.text };
  return paperMarkdown(namePaper({ file, answer: asked(name, about), suggestions: [], isUnknownName: false }), en);
}

function onlyParent({ parents }: NameAnswer): Parent {
  const [parent] = parents;
  assert.ok(parent && parents.length === 1, `there are ${parents.length} parents`);
  return parent;
}

/** The releases that a history names. */
function history({ history: found }: Parent): readonly (string | undefined)[] {
  const all = [found?.since, found?.newestWithout, found?.usableWithout];
  return all.map((release) => release && formatVersion(release.version));
}

describe('why a package is here', () => {
  it('all chains are told, the shortest first', () => {
    const { chains, status, version } = asked(
      'core',
      project('web 1.0 -> lib, core\nlib 1.0 -> core\ncore 1.5', ['web', 'lib']),
    );
    assert.equal(status, 'installed');
    assert.equal(version, '1.5');
    assert.deepEqual(
      chains.chains.map((chain) => chain.join(' ')),
      ['lib core', 'web core'],
    );
  });

  it('since which release of its parent, and the newest that does without', () => {
    const world = project('lib 3.0 -> core\nlib 2.0 -> core\nlib 1.9\nlib 1.0 -> core\ncore 1.0', ['lib']);
    assert.deepEqual(history(onlyParent(asked('core', world))), ['2.0', '1.9', '1.9']);
    assert.match(told('core', world), /since `lib` 2\.0\n.*the newest release without it is `lib` 1\.9\n/);
  });

  it('the parent with that release is tried, with the extras that are asked for', () => {
    const world = project(`lib 2.0 -> core\nlib 1.0\n  [fast] -> quick\ncore 1.0 {${LINUX}}\nquick 1.0`, [
      'lib[fast]>=1',
    ]);
    const parent = onlyParent(asked('core', { ...world, text: world.text.replace('>=1', '>=2') }));
    assert.equal(parent.without?.isAdmitted, false);
    assert.ok(parent.without.demanded.kind === 'installs');
    assert.deepEqual([...parent.without.demanded.solved.packages.keys()].sort(), ['lib', 'quick']);
  });

  it('of very many releases those from the one that is installed on are looked at, which is said', () => {
    const newer = Array.from({ length: 70 }, (_, at) => `lib ${at + 10}.0 -> core`);
    const world = project([...newer, 'lib 9.0 -> core', 'lib 8.0', 'core 1.0'].join('\n'), ['lib<10']);
    const parent = onlyParent(asked('core', world));
    assert.deepEqual(history(parent), ['9.0', '8.0', '8.0']);
    assert.match(told('core', world), /the newest release without it, of those up to 9\.0, is `lib` 8\.0/);
  });

  it('where every release of the parent needs it, that is said', () => {
    const world = project('lib 2.0 -> core\nlib 1.0 -> core\ncore 1.0', ['lib']);
    assert.deepEqual(history(onlyParent(asked('core', world))), ['1.0', undefined, undefined]);
    assert.match(told('core', world), /every release of `lib` needs it/);
  });

  it('a newer release that no longer needs it is the newest without it, though it cannot be taken here', () => {
    const world = project(`lib 3.0 {${LINUX}}\nlib 2.0 -> core\nlib 1.0\ncore 1.0`, ['lib']);
    assert.deepEqual(history(onlyParent(asked('core', world))), ['2.0', '3.0', '1.0']);
  });

  it('the extra that brings it is told, and so is the marker', () => {
    const world = project("lib 1.0\n  [fast] -> core>=1 ; sys_platform == 'emscripten'\ncore 1.0", ['lib[fast]']);
    assert.match(told('core', world), /`lib` 1\.0 needs `core>=1; sys_platform == "emscripten" and extra == "fast"`/);
    assert.match(told('core', world), /only with the extra `lib\[fast\]`/);
  });

  it('an extra that only another package asks for counts as well', () => {
    const world = project('web 1.0 -> lib[fast]\nlib 1.0\n  [fast] -> core\ncore 1.0', ['web']);
    assert.deepEqual(asked('core', world).chains.chains, [['web', 'lib', 'core']]);
    assert.deepEqual(
      onlyParent(asked('core', world)).needs.map(({ extra }) => extra),
      ['fast'],
    );
  });

  it('what stands in the way of something is told with the fixes that were proven', () => {
    const world = project(`lib 2.0 -> core\nlib 1.0\ncore 1.0 {${LINUX}; uploaded 2026-01-01}`, ['lib>=2']);
    const answer = asked('core', world);
    assert.equal(answer.status, 'blocked');
    assert.deepEqual(answer.chains.chains, [['lib', 'core']]);
    const text = told('core', world);
    assert.match(text, /`core` is needed, and cannot be installed/);
    assert.match(text, /## What would work instead\n\nEach was tried/);
  });

  it('what only something that does not install would bring is found on an ordinary machine', () => {
    const world = project(`lib 1.0 -> core, other\ncore 1.0 {${LINUX}}\nother 1.0`, ['lib']);
    assert.equal(asked('other', world).status, 'elsewhere');
    assert.match(told('other', world), /only `lib` would bring it/);
  });

  it('where an older release is taken because of it, that is said, and who needs it on an ordinary machine', () => {
    const world = project(
      `lib 2.0 {uploaded 2026-06-01} -> core\nlib 1.0 {uploaded 2023-01-01}\ncore 1.0 {${LINUX}; uploaded 2026-01-01}`,
      ['lib'],
    );
    const answer = asked('core', world);
    assert.equal(answer.status, 'elsewhere');
    const parent = onlyParent(answer);
    assert.equal(parent.where, 'elsewhere');
    assert.deepEqual(history(parent), ['2.0', '1.0', '1.0']);
    const text = told('core', world);
    assert.match(text, /here `lib` gets older releases that do without it, an ordinary machine gets newer ones/);
    assert.match(text, /`lib` 2\.0, which an ordinary machine gets, needs `core`/);
    assert.match(text, /\(`held-back`\)/);
  });

  it('what is asked for in a version that cannot be had is blocked, whatever the rest of the project gets of it', () => {
    const world = project(`web 1.0 -> core\ncore 2.0 {${LINUX}}\ncore 1.0`, ['core>=2', 'web']);
    assert.equal(asked('core', world).status, 'blocked');
    assert.match(
      told('core', world),
      /cannot be installed on .* as it is asked for\. The rest of the project would get 1\.0/,
    );
    assert.match(told('web', world), /`web` 1\.0 is what gets installed on .*, where something else does not install/);
  });

  it('nothing needs it, though an extra or a marker names it', () => {
    const world = project("lib 1.0 -> win ; sys_platform == 'win32'\n  [fast] -> core\ncore 1.0\nwin 1.0", ['lib']);
    assert.equal(asked('core', world).status, 'absent');
    assert.match(told('core', world), /brings it only with its extra `fast`, which nothing asks for/);
    assert.match(told('win', world), /names it, but only where its marker holds: `win; sys_platform == "win32"`/);
  });

  it('where it is only written in a group or under a marker, that is said with the line', () => {
    const world = project(
      'lib 1.0\ncore 1.0',
      ['lib', "core; sys_platform == 'win32'"],
      '[dependency-groups]\ndev = ["core"]\n',
    );
    const text = told('core', world);
    assert.match(text, /`pyproject\.toml:4`.*has a marker that does not hold here/);
    assert.match(
      text,
      /`pyproject\.toml:6` has `core` \(dependency-groups\.dev\), which is not part of the default installation/,
    );
  });

  it('what micropip takes because the lock of Pyodide says so is told as that, and no release is looked at for it', () => {
    const world = {
      ...project('pandas 2.2.3\nnumpy 2.2.5\nnumpy 1.0', ['pandas']),
      target: 'pyodide-0.28.3',
      path: '/project/requirements.txt',
      text: 'pandas\n',
    };
    const parent = onlyParent(asked('pytz', world));
    assert.equal(parent.name, 'pandas');
    assert.equal(parent.by, 'lock');
    assert.equal(parent.history, undefined);
    assert.match(told('pytz', world), /needs `pytz`, as the lock of Pyodide says/);
  });

  it('an override that brings it is told as that', () => {
    const settings = '[tool.uv]\noverride-dependencies = ["core"]\n';
    const world = project("lib 1.0 -> core ; sys_platform == 'win32'\ncore 1.0", ['lib'], settings);
    assert.equal(onlyParent(asked('core', world)).by, 'override');
    assert.match(told('core', world), /`lib` 1\.0 needs `core`, as an override says/);
  });

  it('many chains are bounded, which is said', () => {
    const layers = Array.from(
      { length: 6 },
      (_, at) => `a${at} 1.0 -> a${at + 1}, b${at + 1}\nb${at} 1.0 -> a${at + 1}, b${at + 1}`,
    );
    const world = project([...layers, 'a6 1.0', 'b6 1.0'].join('\n'), ['a0', 'b0']);
    const { chains } = asked('a6', world);
    assert.equal(chains.isBounded, true);
    assert.match(told('a6', world), /There are more; these are the 12 shortest/);
  });
});
