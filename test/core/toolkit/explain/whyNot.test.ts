/** Why a release is not taken: the verdict, who excludes it, and what comes of resolving with it, each on an invented world. */
import assert from 'node:assert/strict';
import { parseRequirement } from '../../../../server/src/core/packaging/requirements/requirement.ts';
import { paperMarkdown } from '../../../../server/src/core/papers/markdown.ts';
import { en } from '../../../../server/src/core/messages/en/en.ts';
import { whyNot, type RequirementAnswer } from '../../../../server/src/core/toolkit/explain/whyNot.ts';
import { requirementPaper } from '../../../../server/src/core/toolkit/explain/whyNotPaper.ts';
import { verdictOf } from '../../../../server/src/core/toolkit/explain/whyNotVerdict.ts';
import { askOf, type InventedProject } from '../../../support/inventedProject.ts';

const LINUX = 'wheel cp313-cp313-manylinux_2_17_x86_64';

function project(
  universe: string,
  dependencies: readonly string[],
  more: Partial<InventedProject> & { settings?: string } = {},
): InventedProject {
  const { settings = '', ...others } = more;
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = [\n${dependencies.map((one) => `  ${JSON.stringify(one)},\n`).join('')}]\n${settings}`;
  return { universe, text, ...others };
}

function asked(text: string, about: InventedProject): RequirementAnswer {
  const requirement = parseRequirement(text).value?.requirement;
  assert.ok(requirement);
  return askOf(about, (context) => whyNot(requirement, context));
}

/** The answer as people read it. */
function told(text: string, about: InventedProject): string {
  const file = { path: about.path ?? '/project/pyproject.toml', shownPath: 'pyproject.toml', text: about.text };
  return paperMarkdown(requirementPaper({ file, answers: [asked(text, about)], suggestions: [] }), en);
}

describe('why a release is not taken', () => {
  it('it is, and who needs it is known', () => {
    const answer = asked('core==1.0', project('lib 1.0 -> core\ncore 1.0', ['lib']));
    assert.equal(verdictOf(answer), 'taken');
    assert.deepEqual(answer.neededBy, ['lib']);
    assert.match(told('core>=0.5', project('core 1.0', ['core'])), /It is taken: `core` 1\.0/);
  });

  it('a newer one is taken, and nothing excludes it: the project resolved with it proves that', () => {
    const world = project('lib 2.0\nlib 1.0 -> old\nold 1.0', ['lib']);
    const answer = asked('lib==1.0', world);
    assert.equal(verdictOf(answer), 'possible');
    assert.equal(answer.choice, 'newer');
    assert.deepEqual(answer.changes, [{ name: 'old', after: '1.0' }]);
    assert.match(
      told('lib==1.0', world),
      /only because a newer release is: `lib` 2\.0[^]*resolved again[^]*it installs/,
    );
  });

  it('what is installed now excludes it, and older releases of that do not', () => {
    const world = project('web 2.0 -> core>=2\nweb 1.0 -> core\ncore 2.0\ncore 1.0', ['web']);
    const answer = asked('core==1.0', world);
    assert.equal(answer.choice, 'others');
    assert.deepEqual(answer.changes, [{ name: 'web', before: '2.0', after: '1.0' }]);
    const text = told('core==1.0', world);
    assert.match(text, /other packages that are installed now exclude it; `core` 2\.0 is/);
    assert.match(text, /`web` 2\.0, which is installed now, needs `core>=2`/);
    assert.match(text, /`web` 1\.0 instead of 2\.0/);
    assert.doesNotMatch(text, /Nothing excludes it/);
  });

  it('nothing needs it', () => {
    const world = project('lib 1.0\nother 1.0', ['lib']);
    assert.equal(verdictOf(asked('other==1.0', world)), 'possible');
    assert.match(told('other==1.0', world), /nothing here needs `other`/);
  });

  it('it has no wheel here: each of its files is told with what it is for', () => {
    const world = project(`lib 2.0 {${LINUX}; wheel cp312-cp312-pyodide_2024_0_wasm32; sdist}\nlib 1.0`, ['lib']);
    const text = told('lib==2.0', world);
    assert.equal(verdictOf(asked('lib==2.0', world)), 'refused');
    assert.match(text, /`lib` 1\.0 is, instead/);
    assert.match(text, /manylinux_2_17_x86_64\.whl`: for Linux/);
    assert.match(text, /pyodide_2024_0_wasm32\.whl`: for Pyodide, but ABI 2024_0/);
    assert.match(text, /lib-2\.0\.tar\.gz`: sources, which are not built here/);
  });

  it('something that it needs has no wheel', () => {
    const answer = asked('lib==2.0', project(`lib 2.0 -> core>=2\nlib 1.0\ncore 2.0 {${LINUX}}`, ['lib']));
    assert.equal(verdictOf(answer), 'refused');
    assert.ok(answer.demanded?.kind === 'fails');
    assert.deepEqual(answer.demanded.culprits, ['core']);
    assert.deepEqual(answer.demanded.chains, [['lib', 'core']]);
    assert.equal(answer.demanded.code, 'blocked-dependency');
  });

  it('another package excludes it, which is named with what it asks for', () => {
    const world = project('web 1.0 -> core<2\ncore 2.0\ncore 1.5', ['web']);
    assert.equal(verdictOf(asked('core==2.0', world)), 'refused');
    const text = told('core==2.0', world);
    assert.match(text, /`web` 1\.0, which is installed now, needs `core<2`/);
    assert.match(text, /The project was resolved again with `core==2\.0` added/);
  });

  it('the file excludes it, with the line: by a requirement, a constraint or an override', () => {
    assert.match(told('core==2.0', project('core 2.0\ncore 1.0', ['core<2'])), /`pyproject\.toml:5` asks for `core<2`/);
    const settings = (key: string): string => `[tool.uv]\n${key} = ["core<2"]\n`;
    const constrained = project('core 2.0\ncore 1.0', ['core'], { settings: settings('constraint-dependencies') });
    assert.match(told('core==2.0', constrained), /`pyproject\.toml:8` constrains it to `core<2`/);
    const overridden = project('core 2.0\ncore 1.0', ['core'], { settings: settings('override-dependencies') });
    assert.match(told('core==2.0', overridden), /`pyproject\.toml:8` overrides all that ask for it with `core<2`/);
  });

  it('an override or an exclusion replaces whatever asks for it, so that asking for it changes nothing', () => {
    const settings = (line: string): string => `[tool.uv]\n${line}\n`;
    const overridden = project('core 2.0\ncore 1.0', ['core'], {
      settings: settings('override-dependencies = ["core<2"]'),
    });
    assert.equal(verdictOf(asked('core==2.0', overridden)), 'refused');
    assert.match(told('core==2.0', overridden), /changes nothing: `core` stays at 1\.0, since an override replaces/);
    const excluded = project('core 2.0\nlib 1.0 -> core', ['lib'], {
      settings: settings('exclude-dependencies = ["core"]'),
    });
    assert.match(told('core==2.0', excluded), /`core` is left out, whoever asks for it/);
  });

  it('what comes from an address has no releases to choose among', () => {
    const world = project('core 2.0', ['core @ https://example.com/core-1.0-py3-none-any.whl']);
    assert.match(told('core==2.0', world), /comes from an address or a path here/);
  });

  it('a date in the settings hides it', () => {
    const world = project('lib 2.0 {uploaded 2026-06-01}\nlib 1.0 {uploaded 2025-01-01}', ['lib'], {
      settings: '[tool.uv]\nexclude-newer = "2026-01-01"\n',
    });
    assert.match(told('lib==2.0', world), /`exclude-newer` hides it: `lib` 2\.0 \(2026-06-01\)/);
    assert.equal(verdictOf(asked('lib==2.0', world)), 'refused');
  });

  it('it was withdrawn, and another one fits', () => {
    const text = told('lib>1,<2', project('lib 2.0\nlib 1.5 {yanked}', ['lib']));
    assert.match(text, /`lib` 1\.5 was withdrawn \(yanked\)/);
  });

  it('it needs another Python', () => {
    const text = told('lib==2.0', project('lib 2.0 {python >=3.14}\nlib 1.0', ['lib']));
    assert.match(text, /`lib` 2\.0 requires Python `>=3\.14`/);
  });

  it('it is a pre-release', () => {
    const world = project('lib 2.0b1\nlib 1.0', ['lib']);
    assert.equal(asked('lib==2.0b1', world).choice, 'prerelease');
    assert.match(told('lib==2.0b1', world), /because it is a pre-release, and `lib` 1\.0 is a stable one/);
  });

  it('there is no such release: its neighbours are told', () => {
    const text = told('lib==1.5', project('lib 2.0\nlib 1.0', ['lib']));
    assert.match(text, /There is no such release[^]*before is 1\.0 and the one after 2\.0; the newest is 2\.0/);
  });

  it('no version can match', () => {
    assert.equal(verdictOf(asked('lib>2,<1', project('lib 1.0', ['lib']))), 'contradiction');
  });

  it('no index has the name', () => {
    assert.equal(verdictOf(asked('nosuch==1', project('lib 1.0', ['lib']))), 'unknown-name');
  });

  it('another runtime has it, which is tried with the whole project', () => {
    const universe = `lib 2.0 {wheel cp314-cp314-pyemscripten_2026_0_wasm32}\nlib 1.0`;
    const answer = asked('lib==2.0', project(universe, ['lib']));
    assert.deepEqual(
      answer.elsewhere.map(({ name }) => name),
      ['workers-3.14'],
    );
  });

  it('another runtime has it, but not what else does not install', () => {
    const linux = 'wheel cp313-cp313-manylinux_2_17_x86_64';
    const universe = `lib 2.0 {wheel cp314-cp314-pyemscripten_2026_0_wasm32}\nlib 1.0\nbad 1.0 {${linux}}`;
    const answer = asked('lib==2.0', project(universe, ['lib', 'bad']));
    assert.deepEqual(answer.elsewhere, []);
    assert.deepEqual(
      answer.elsewhereWithout.map(({ target, without }) => [target.name, ...without]),
      [['workers-3.14', 'bad']],
    );
    assert.match(
      told('lib==2.0', project(universe, ['lib', 'bad'])),
      /Tried on Python Workers 3\.14: it installs there without `bad`, which does not install there anyway\./,
    );
  });

  it('the machine cannot have it, which stops the sync although the Worker can', () => {
    const universe = `pyodide: core 2.0 {wheel cp313-cp313-pyodide_2025_0_wasm32}\ncore 3.0\ncore 1.0`;
    const wrangler = 'compatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';
    const world = project(universe, ['core'], { wrangler });
    assert.deepEqual(asked('core==2.0', world).hostTroubles, ['core']);
    assert.match(
      told('core==2.0', world),
      /`pywrangler sync` would stop afterwards[^]*`core` cannot be had there[^]*host-step/,
    );
    assert.deepEqual(asked('core==1.0', world).hostTroubles, []);
  });

  it('the settings ask for the lowest', () => {
    const world = project('core 2.0\ncore 1.0', ['core>=1'], { settings: '[tool.uv]\nresolution = "lowest"\n' });
    assert.equal(asked('core==2.0', world).choice, 'lowest');
  });

  it('micropip takes what Pyodide ships wherever that is allowed', () => {
    const universe = 'pyodide: six 1.17.0 {wheel py2.py3-none-any}\nsix 1.18.0\nsix 1.17.0';
    const world = project(universe, ['six'], { target: 'pyodide-0.28.3' });
    const answer = asked('six==1.18.0', world);
    assert.equal(verdictOf(answer), 'possible');
    assert.equal(answer.choice, 'shipped');
    assert.match(told('six==1.18.0', world), /micropip takes what Pyodide 0\.28\.3 ships wherever that is allowed/);
  });

  it('is asked of a project that does not install: what is installed now is what the rest gets', () => {
    const world = project(`lib 2.0 {${LINUX}}\ncore 2.0 {${LINUX}}\ncore 1.0`, ['lib', 'core']);
    assert.match(told('core==2.0', world), /Of the project as far as it installs, `core` 1\.0 would be taken/);
  });

  it('is asked of what does not install, where micropip stops at the newest: it is not said that nothing needs it', () => {
    const universe = `lib 2.0 -> core\nlib 1.0\ncore 1.0 {${LINUX}}`;
    const world = project(universe, ['lib'], { target: 'pyodide-0.28.3' });
    const text = told('lib==1.0', world);
    assert.match(text, /the project does not install as it is[^]*`lib` 1\.0 and the rest install/);
    assert.doesNotMatch(text, /nothing here needs/);
  });

  it('an older one of what fails is tried together with what the file asks of it', () => {
    const world = project(`lib 2.0 {${LINUX}}\nlib 1.0`, ['lib>=2']);
    const text = told('lib==1.0', world);
    assert.match(text, /asks for `lib>=2`/);
    assert.match(text, /The newest that installs is `lib` 1\.0/);
  });
});
