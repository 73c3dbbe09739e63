/** The options for a dependency that does not install, and which of them is recommended. */
import assert from 'node:assert/strict';
import type { Evidence, EvidenceAnswer } from '../../../../server/src/core/evidence/evidence.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { formatVersion } from '../../../../server/src/core/packaging/versions/version.ts';
import {
  recommend,
  solvedAtOnce,
  type Advice,
  type Known,
} from '../../../../server/src/core/toolkit/strategy/recommend.ts';
import { strategy, type Option, type Problem } from '../../../../server/src/core/toolkit/strategy/strategy.ts';
import { english } from '../../../support/english.ts';
import { askOf, type InventedProject } from '../../../support/inventedProject.ts';

const LINUX = 'wheel cp313-cp313-manylinux_2_17_x86_64';

function project(universe: string, dependencies: readonly string[]): InventedProject {
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n`;
  return { universe, text, comparesWithHost: true };
}

function problemsOf(about: InventedProject, ...names: readonly string[]): readonly Problem[] {
  return askOf(about, (context) => strategy(context, names.map(normalizeName))).problems;
}

function problemOf(about: InventedProject): Problem {
  const [problem, ...others] = problemsOf(about);
  assert.ok(problem && others.length === 0);
  return problem;
}

function standings({ options }: Problem): Readonly<Record<string, Option['standing']>> {
  return Object.fromEntries(options.map(({ kind, standing }) => [kind, standing]));
}

function advised(problem: Problem, known: Partial<Known> = {}): Advice {
  return recommend(problem, { uses: [], solves: solvedAtOnce([problem]), failing: [], ...known });
}

function evidence(answer: EvidenceAnswer): readonly Evidence[] {
  const names = { parent: normalizeName('web'), culprit: normalizeName('native') };
  return [{ ...names, version: '2.0', answer, through: [], file: 'web/__init__.py', line: 3 }];
}

/** Every release of web needs what has no wheel. */
const STUCK = project(`web 2.0 -> native\nweb 1.0 -> native\nnative 1.0 {${LINUX}}`, ['web>=1.0']);
/** The release before the bound does without it. */
const BOUND = project(`web 2.0 -> native\nweb 1.0\nnative 1.0 {${LINUX}}`, ['web>=2.0']);

describe('the options for a dependency', () => {
  it('are all told: what was proven, what is work for people, what was tried in vain, what does not apply', () => {
    const found = standings(problemOf(STUCK));
    assert.equal(found['leave-out'], 'proven');
    assert.equal(found['ask-upstream'], 'untried');
    assert.equal(found['own-wheel'], 'untried');
    assert.equal(found['wait'], 'untried');
    assert.equal(found['older-release'], 'fails');
    assert.equal(found['drop-extra'], 'idle');
  });

  it('are only those that somebody asked for, by the dependency or by what stands in its way', () => {
    assert.equal(problemsOf(STUCK, 'web').length, 1);
    assert.equal(problemsOf(STUCK, 'native').length, 1);
    assert.equal(problemsOf(STUCK, 'other').length, 0);
  });

  it('change what the project asks for from what it is written with, whatever others bring of it here', () => {
    const about = project(`app 1.0 -> kite\nkite 2.0 {${LINUX}}\nkite 1.0`, ['app', 'kite>=2.0']);
    for (const names of [[], ['kite']]) {
      const [problem] = problemsOf(about, ...names);
      const older = problem?.options.find(({ kind }) => kind === 'older-release')?.ways[0];
      assert.deepEqual(
        older?.changes.map(({ name, from, to }) => [name, from, to]),
        [['kite', '2.0', '1.0']],
      );
    }
  });

  it('have a bound that decides, if the release that installs is one that it forbids', () => {
    const { below } = problemOf(BOUND).floor ?? {};
    assert.equal(below && formatVersion(below.release.version), '1.0');
    assert.equal(below?.outcome, 'installs');
    assert.equal(problemOf(STUCK).floor?.below, undefined);
  });

  it('are those of requirements that exclude each other, too', () => {
    const problem = problemOf(project('web 2.0\nweb 1.0', ['web==1.0', 'web==2.0']));
    assert.equal(advised(problem).kind, undefined);
    assert.equal(standings(problem)['ask-upstream'], 'idle');
  });

  it('none, where all installs', () => {
    assert.deepEqual(problemsOf(project('web 1.0', ['web'])), []);
  });
});

describe('a release that the project itself forbids', () => {
  const adviceFor = (universe: string, dependencies: readonly string[]): string => {
    const [problem] = problemsOf(project(universe, dependencies));
    assert.ok(problem);
    const { kind, reasons } = advised(problem);
    return `${kind ?? 'none'}: ${reasons.map(english).join()}`;
  };

  it('is a newer one above the ceiling, and not called older, nor everything that is asked for', () => {
    const universe = `web 2.0\nweb 1.0 -> native\nnative 1.0 {${LINUX}}`;
    assert.match(adviceFor(universe, ['web<2']), /^newer-release: .*gives up the upper bound of `web`/);
    const { options } = problemOf(project(universe, ['web<2']));
    assert.ok(options.every(({ kind, ways }) => kind !== 'older-release' || ways.length === 0));
  });

  it('is told where it is the pin of another dependency that gives way', () => {
    const universe = `web 2.0 -> base<2\nbase 2.0\nbase 1.0`;
    assert.match(adviceFor(universe, ['web>=2', 'base==2.0']), /^older-release: .*gives up the pin of `base`/);
    const newer = `web 2.0 -> base>=2\nbase 2.0\nbase 1.0`;
    assert.match(adviceFor(newer, ['web>=2', 'base==1.0']), /^newer-release: .*gives up the pin of `base`/);
  });

  it('is no option of a project that has no such way', () => {
    assert.equal(standings(problemOf(STUCK))['newer-release'], undefined);
  });
});

describe('the recommendation where several dependencies fail', () => {
  it('gives up no bound of another one that fails for a reason of its own, although something brings that', () => {
    const universe = [
      `server 2.0\n  [standard] -> native`,
      `native 1.0 {${LINUX}}`,
      `data 2.0 -> native\ndata 1.0`,
      'web 1.0 -> data',
    ].join('\n');
    const [server] = problemsOf(project(universe, ['web', 'data>=2.0', 'server[standard]']), 'server');
    assert.ok(server);
    const { kind, reasons } = advised(server);
    assert.equal(kind, 'drop-extra');
    assert.match(reasons.map(english).join(), /keeps everything that it asks for but the extra$/);
  });

  it('is nothing of which it is known that it fails once it is installed', () => {
    const problem = problemOf(STUCK);
    const options = problem.options.map((one) => ({
      ...one,
      ways: one.ways.map((way) => ({ ...way, remedy: { ...way.remedy, fails: true as const } })),
    }));
    assert.equal(advised({ ...problem, options }).kind, undefined);
    const { reasons } = advised({ ...problem, options }, { evidence: evidence('needed') });
    assert.match(reasons.map(english).join(), /a trap/);
  });
});

describe('the recommendation for a dependency', () => {
  it('is not to leave out what nobody has looked at, nor what could not be read', () => {
    assert.equal(advised(problemOf(STUCK)).isOpen, true);
    assert.equal(advised(problemOf(STUCK), { evidence: evidence('unknown') }).isOpen, true);
  });

  it('is to leave out what nothing imports', () => {
    const { kind, isOpen } = advised(problemOf(STUCK), { evidence: evidence('not-needed') });
    assert.deepEqual([kind, isOpen], ['leave-out', undefined]);
  });

  it('is nothing where what could be left out is imported: that is a trap, with its place', () => {
    const { kind, reasons } = advised(problemOf(STUCK), { evidence: evidence('needed') });
    assert.equal(kind, undefined);
    assert.match(reasons.map(english).join('\n'), /a trap: `web` 2\.0 imports `native`.*`web\/__init__\.py:3`/);
  });

  it('is proven without what fails for a reason of its own, which is said', () => {
    const universe = `web 2.0 -> native\nweb 1.0\nnative 1.0 {${LINUX}}\nother 1.0 {${LINUX}}`;
    const [web] = problemsOf(project(universe, ['web>=2.0', 'other']), 'web');
    assert.ok(web);
    const because = (...failing: readonly string[]): string =>
      advised(web, { older: 'all', failing: failing.map(normalizeName) })
        .reasons.map(english)
        .join();
    assert.match(
      because('web', 'other'),
      /resolved and installs apart from `other`, which fails for a reason of its own; it/,
    );
    assert.match(because('web'), /resolved and installs; it gives up/);
  });

  it('says what in the project stands against doing without the dependency', () => {
    const uses = [{ path: 'src/entry.py', line: 4, name: 'web.App', reach: 'always' as const }];
    const { reasons } = advised(problemOf(STUCK), { evidence: evidence('needed'), uses });
    assert.match(reasons.map(english).join('\n'), /only once `src\/entry\.py:4` no longer imports it/);
  });

  it('is an older release only with all names that the project uses; else the bound is to be looked at first', () => {
    const problem = problemOf(BOUND);
    const reasonOf = (older?: 'all' | 'lacks'): string => {
      const { kind, reasons } = advised(problem, older ? { older } : {});
      return `${kind ?? 'none'}: ${reasons.map(english).join('\n')}`;
    };
    assert.match(reasonOf('all'), /^older-release: .*has every name/);
    assert.match(reasonOf(), /^older-release: .*find out first what that is for/);
    assert.doesNotMatch(reasonOf('lacks'), /^older-release/);
  });
});
