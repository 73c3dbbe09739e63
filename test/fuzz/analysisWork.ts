/** Counts the work of whole analyses, in a process of its own: how many times blocks of code run, and not how long that takes. */
import { analyze } from '../../server/src/core/analysis/analyze.ts';
import type { ProjectContext } from '../../server/src/core/remedies/projectContext.ts';
import type { Question } from '../../server/src/core/solver/question.ts';
import { strategy } from '../../server/src/core/toolkit/strategy/strategy.ts';
import { loadStartUp } from '../../server/src/data/startUp.ts';
import { askOf, type InventedProject } from '../support/inventedProject.ts';
import { wranglerToml } from '../support/workerFolder.ts';
import { BlockCoverage } from './coverage.ts';
import { LARGER } from './work.ts';

type Ask = (context: ProjectContext) => Question<unknown>;

/** A project by its requirements. */
type Described = Omit<InventedProject, 'text'> & { readonly requirements: readonly string[] };

interface Counted {
  readonly ask: Ask;
  /** A project with as many requirements as are asked for. */
  readonly make: (count: number) => Described;
}

const weigh: Ask = (context) => strategy(context, []);

const each = (count: number, line: (at: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, at) => line(at));

/** Requirements on names of which none can be had. */
function vain(name: (at: number) => string): Counted['make'] {
  return (count) => ({ universe: 'fine 1.0', requirements: each(count, name) });
}

/** Requirements of one project, of which there are some releases. */
function ofOne(line: (at: number) => string): Counted['make'] {
  return (count) => ({ universe: 'fine 1.0\nfine 2.0\nfine 3.0', requirements: each(count, line) });
}

/** One project of which each release fails for a reason of its own. */
function ofReleases(count: number): Described {
  return { universe: each(count, (at) => `many ${at}.0 -> nobody-has-${at}`).join('\n'), requirements: ['many'] };
}

/** Each project needs two others, which may need it. */
function entwined(count: number): Described {
  const line = (at: number): string => `knot-${at} 1.0 -> knot-${(2 * at + 1) % count}, knot-${(3 * at + 1) % count}`;
  return {
    universe: each(count, line).join('\n'),
    requirements: each(count, (at) => `knot-${at}`),
    wrangler: wranglerToml(),
    known: { startUp: loadStartUp() },
  };
}

function installing(count: number): Described {
  const universe = each(count, (at) => `fine-${at} 1.0`).join('\n');
  return { universe, requirements: each(count, (at) => `fine-${at}`) };
}

/** Here it may grow with the square, as the conflicts do, each with all releases that are left out so far; and no faster. */
export const OF_RELEASES = 'one project whose releases each need a name that no index has';

const PROJECTS: Readonly<Record<string, Counted>> = {
  'names that no index has': { ask: analyze, make: vain((at) => `nobody-has-this-${at}`) },
  'names that are nearly those of known projects': { ask: analyze, make: vain((at) => `numpy${at}`) },
  'releases of one project that are left out': { ask: analyze, make: ofOne((at) => `fine!=9.${at}`) },
  'releases of one project that there are not': { ask: analyze, make: ofOne((at) => `fine>=9.${at}`) },
  [OF_RELEASES]: { ask: analyze, make: ofReleases },
  'what installs': { ask: analyze, make: installing },
  'what needs each other, in a Worker': { ask: analyze, make: entwined },
  'a strategy about names that no index has': { ask: weigh, make: vain((at) => `nobody-has-this-${at}`) },
};

const COUNT = 60;

/** The steps for some requirements, and for {@link LARGER} times as many. */
export function countAnalyses(): readonly { readonly project: string; readonly steps: readonly [number, number] }[] {
  return counting((steps) =>
    Object.entries(PROJECTS).map(([project, { ask, make }]) => {
      // What is kept after the first time must not make the second smaller.
      steps(ask, make(COUNT / 2));
      return { project, steps: [steps(ask, make(COUNT)), steps(ask, make(LARGER * COUNT))] as const };
    }),
  );
}

/** The steps of an analysis of a file in which every lower bound is in the way, and of a strategy about it. */
export function countStrategy(): { readonly analysis: number; readonly strategy: number } {
  const universe = each(COUNT, (at) => `web-${at} 2.0 -> none-${at}\nweb-${at} 1.0`).join('\n');
  const requirements = each(COUNT, (at) => `web-${at}>=2`);
  return counting((steps) => {
    steps(weigh, { universe, requirements: requirements.slice(0, 2) });
    return { analysis: steps(analyze, { universe, requirements }), strategy: steps(weigh, { universe, requirements }) };
  });
}

type Steps = (ask: Ask, project: Described) => number;

function counting<Result>(count: (steps: Steps) => Result): Result {
  const coverage = new BlockCoverage((url) => url.startsWith('file:'));
  const counted = count((ask, { requirements, ...project }) => {
    const text = `${requirements.join('\n')}\n`;
    coverage.take();
    askOf({ path: '/project/requirements.txt', comparesWithHost: true, ...project, text }, ask);
    return [...coverage.take().values()].reduce((sum, steps) => sum + steps, 0);
  });
  coverage.stop();
  return counted;
}
