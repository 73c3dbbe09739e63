/** The platforms that run Pyodide in a page: their names as targets, and how the files of a project lead to one. */
import assert from 'node:assert/strict';
import type { RuntimeSign } from '../../../server/src/core/dependencyFiles/signs/runtimeSign.ts';
import { chooseTargets } from '../../../server/src/core/runtimes/chooseTargets.ts';
import { allTargetNames, isTarget, targetNamed } from '../../../server/src/core/runtimes/runtimes.ts';
import type { TargetAnswers, TargetQuestion } from '../../../server/src/core/runtimes/targetChoice.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { english } from '../../support/english.ts';

const data = loadRuntimeData();

function sign(of: RuntimeSign['of'], release?: string, more: Partial<RuntimeSign> = {}): RuntimeSign {
  const said = release === undefined ? {} : { release };
  return { of, text: `${of} sign`, path: '/app/index.html', span: { start: 0, end: 4 }, ...said, ...more };
}

function choose(question: Partial<TargetQuestion>): TargetAnswers {
  const wranglerTexts = new Map<string, string>();
  return chooseTargets({
    path: '/app/pyscript.toml',
    asked: [],
    wranglerTexts,
    data,
    today: '2026-11-01',
    ...question,
  });
}

/** Name and Pyodide of the target, with a question mark if it is a guess. */
function chosen({ answers: [{ choice }] }: TargetAnswers): string {
  return `${choice.target.name} ${choice.target.pyodide ?? ''}${choice.guess ? '?' : ''}`;
}

describe('platforms as targets', () => {
  const NAMES: readonly (readonly [string, string, string])[] = [
    ['pyscript-2026.3.1', '0.29.3', 'PyScript 2026.3.1 (Pyodide 0.29.3)'],
    ['pyscript-core-0.7.11', '0.29.0', '@pyscript/core 0.7.11 (Pyodide 0.29.0)'],
    ['jupyterlite-pyodide-kernel-0.7.1', '0.29.3', 'jupyterlite-pyodide-kernel 0.7.1 (Pyodide 0.29.3)'],
    ['stlite-1.9.2', '0.29.3', 'stlite 1.9.2 (Pyodide 0.29.3)'],
    ['stlite-desktop-0.102.2', '0.29.3', '@stlite/desktop 0.102.2 (Pyodide 0.29.3)'],
    ['marimo-0.23.15', '314.0.0', 'marimo 0.23.15 (Pyodide 314.0.0)'],
    ['gradio-lite-5.45.0', '0.27.3', '@gradio/lite 5.45.0 (Pyodide 0.27.3)'],
  ];
  for (const [name, pyodide, label] of NAMES) {
    it(`${name} runs Pyodide ${pyodide}`, () => {
      const target = targetNamed(name.toUpperCase(), data);
      assert.ok(isTarget(target));
      assert.deepEqual([target.name, target.pyodide, target.label], [name, pyodide, label]);
      assert.ok(allTargetNames(data).includes(name));
    });
  }

  it('may be named by the beginning of a release, or by none, which is the newest', () => {
    const names = ['pyscript-2025', 'pyscript', 'jupyterlite-pyodide-kernel-0.7', 'pyscript-v2026.3.1'];
    const targets = names.map((name) => targetNamed(name, data));
    const newest = data.platforms.find(({ name }) => name === 'pyscript')?.releases.at(-1)?.release ?? '';
    assert.deepEqual(
      targets.map((target) => isTarget(target) && target.name),
      ['pyscript-2025.11.2', `pyscript-${newest}`, 'jupyterlite-pyodide-kernel-0.7.2', 'pyscript-2026.3.1'],
    );
  });

  it('of a release that is not known are no targets', () => {
    const target = targetNamed('pyscript-2031.1.1', data);
    assert.ok(!isTarget(target));
    assert.ok(target.suggestions.some((name) => name.startsWith('pyscript-')));
  });
});

describe('the platform that the files around a file name', () => {
  const pyscript = { pyscript: {}, platform: 'pyscript' } as const;

  it('is the release that the page loads', () => {
    const answers = choose({ ...pyscript, signs: [sign('pyscript', '2025.8.1')] });
    assert.equal(chosen(answers), 'pyscript-2025.8.1 0.28.1');
    assert.equal(english(answers.answers[0].choice.reason), 'pyscript sign in index.html');
    assert.deepEqual(answers.problems, []);
  });

  it('does not count where the configuration has an interpreter, but is still what runs it', () => {
    const { answers } = choose({
      pyscript: { text: '0.29.5', span: { start: 0, end: 6 } },
      platform: 'pyscript',
      signs: [sign('pyscript', '2025.8.1')],
    });
    assert.equal(answers[0].choice.target.pyodide, '0.29.5');
    assert.equal(answers[0].choice.target.runBy?.name, 'pyscript');
  });

  it('does not count where somebody names a target', () => {
    const asked = [{ names: ['pyodide-0.27.7'], place: { kind: 'command-line' } }] as const;
    const { answers } = choose({ ...pyscript, asked, signs: [sign('pyscript', '2025.8.1')] });
    assert.equal(answers[0].choice.target.name, 'pyodide-0.27.7');
    assert.equal(answers[0].choice.guess, undefined);
  });

  const GUESSES: readonly (readonly [string, readonly RuntimeSign[], string, RegExp, number])[] = [
    ['no page', [], 'pyscript-2026.7.3 314.0.3?', /guess: the newest PyScript/, 0],
    ['a page of another platform', [sign('stlite', '1.9.2')], 'pyscript-2026.7.3 314.0.3?', /guess/, 0],
    ['a page without a release', [sign('pyscript')], 'pyscript-2026.7.3 314.0.3?', /names no release/, 0],
    ['a release that is not known', [sign('pyscript', '2031.1.1')], 'pyscript-2026.7.3 314.0.3?', /not known here/, 1],
    [
      'a release before those that are known, nearest to the first of them',
      [sign('pyscript', '2024.1.1')],
      'pyscript-2024.10.1 0.26.2?',
      /not known here/,
      1,
    ],
    ['the last one of its year', [sign('pyscript', '2025.12.9')], 'pyscript-2025.11.2 0.29.0?', /not known here/, 1],
    [
      'a release that runs a Pyodide of which nothing is known',
      [sign('pyscript', '2023.05.1')],
      'pyscript-2024.10.1 0.26.2?',
      /pyscript sign.* runs Pyodide 0\.23\.2, which is too old/,
      1,
    ],
    [
      'pages that disagree',
      [sign('pyscript', '2025.8.1'), sign('pyscript', '2026.3.1', { path: '/app/other.html' })],
      'pyscript-2026.3.1 0.29.3?',
      /other\.html.*load different Pyodides/,
      1,
    ],
  ];
  for (const [what, signs, target, reason, problems] of GUESSES) {
    it(`is a guess, called so, with ${what}`, () => {
      const answers = choose({ ...pyscript, signs });
      assert.equal(chosen(answers), target);
      assert.match(english(answers.answers[0].choice.reason), reason);
      assert.equal(answers.problems.length, problems);
    });
  }

  const CERTAIN: readonly (readonly [string, readonly RuntimeSign[], string])[] = [
    ['pages of one Pyodide agree', [sign('stlite', '1.9.1'), sign('stlite', '1.9.2')], 'stlite-1.9.1 0.29.3'],
    [
      'the nearest folder counts',
      [sign('stlite', '1.9.2', { path: '/app/site/index.html' }), sign('pyodide', '0.27.7')],
      'stlite-1.9.2 0.29.3',
    ],
    [
      'an address of Pyodide counts before the platform that loads it',
      [sign('jupyterlite-pyodide-kernel', '==0.8.6', { notation: 'python' }), sign('pyodide', '0.27.6')],
      'pyodide-0.27.6 0.27.6',
    ],
    [
      'a platform counts before a package pyodide beside it',
      [sign('pyodide', '^0.27.0', { notation: 'npm' }), sign('stlite-desktop', '0.102.2', { notation: 'npm' })],
      'stlite-desktop-0.102.2 0.29.3',
    ],
    ['an old release of the npm package', [sign('pyscript-core', '0.4.0')], 'pyscript-core-0.4.0 0.25.0'],
    ['a range of npm', [sign('pyodide', '~0.27.1', { notation: 'npm' })], 'pyodide-0.27.8 0.27.8?'],
    ['a caret', [sign('stlite-desktop', '^0.102.1', { notation: 'npm' })], 'stlite-desktop-0.102.2 0.29.3'],
    [
      'a specifier',
      [sign('jupyterlite-pyodide-kernel', '>=0.7.1,<0.8', { notation: 'python' })],
      'jupyterlite-pyodide-kernel-0.7.2 0.29.3',
    ],
  ];
  for (const [what, signs, target] of CERTAIN) {
    it(`follows from several signs: ${what}`, () => {
      assert.equal(chosen(choose({ path: '/app/requirements.txt', signs })), target);
    });
  }

  it('comes after a Worker, whose wrangler file decides', () => {
    const text = 'compatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';
    const { answers } = choose({
      path: '/app/pyproject.toml',
      wranglerTexts: new Map([['/app/wrangler.toml', text]]),
      signs: [sign('pyodide', '0.27.7')],
    });
    assert.equal(answers[0].choice.target.name, 'workers-3.13');
    assert.equal(answers[0].choice.target.runBy, undefined);
  });

  it('have the release of the package.json around, where code imports them by their bare names', () => {
    const installed = sign('stlite', '0.60.0', { notation: 'npm', path: '/app/package.json' });
    const own = sign('stlite', undefined, { path: '/app/src/main.ts' });
    const path = '/app/src/main.ts';
    assert.equal(chosen(choose({ path, ownSigns: [own], signs: [installed] })), 'stlite-0.60.0 0.26.1');
    assert.equal(
      chosen(choose({ path, ownSigns: [sign('stlite', '1.9.2')], signs: [installed] })),
      'stlite-1.9.2 0.29.3',
    );
    // Another package says nothing of it.
    const other = { ...installed, of: 'gradio-lite' } as const;
    assert.match(chosen(choose({ path, ownSigns: [own], signs: [other] })), /^stlite-.*\?$/);
  });
});
