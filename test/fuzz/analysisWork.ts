/** Counts the work of whole analyses, in a process of its own: how many times blocks of code run, and not how long that takes. */
import { analyze } from '../../server/src/core/analysis/analyze.ts';
import type { ProjectContext } from '../../server/src/core/remedies/projectContext.ts';
import type { Question } from '../../server/src/core/solver/question.ts';
import { strategy } from '../../server/src/core/toolkit/strategy/strategy.ts';
import { askOf } from '../support/inventedProject.ts';
import { BlockCoverage } from './coverage.ts';
import { LARGER } from './work.ts';

type Ask = (context: ProjectContext) => Question<unknown>;

interface Counted {
  readonly ask: Ask;
  /** Requirements of a file, as many as are asked for. */
  readonly make: (count: number) => readonly string[];
}

function each(name: (at: number) => string): Counted['make'] {
  return (count) => Array.from({ length: count }, (_, at) => name(at));
}

const weigh: Ask = (context) => strategy(context, []);

const FILES: Readonly<Record<string, Counted>> = {
  'names that no index has': { ask: analyze, make: each((at) => `nobody-has-this-${at}`) },
  'names that are nearly those of known projects': { ask: analyze, make: each((at) => `numpy${at}`) },
  'what installs': { ask: analyze, make: each((at) => `fine-${at}`) },
  'a strategy about names that no index has': { ask: weigh, make: each((at) => `nobody-has-this-${at}`) },
};

const COUNT = 60;

/** The steps for some requirements, and for {@link LARGER} times as many. */
export function countAnalyses(): readonly { readonly file: string; readonly steps: readonly [number, number] }[] {
  const universe = Array.from({ length: COUNT * LARGER }, (_, at) => `fine-${at} 1.0`).join('\n');
  return counting((steps) =>
    Object.entries(FILES).map(([file, { ask, make }]) => {
      // What is kept after the first time must not make the second smaller.
      steps(ask, universe, make(COUNT / 2));
      return { file, steps: [steps(ask, universe, make(COUNT)), steps(ask, universe, make(LARGER * COUNT))] as const };
    }),
  );
}

/** The steps of an analysis of a file in which every lower bound is in the way, and of a strategy about it. */
export function countStrategy(): { readonly analysis: number; readonly strategy: number } {
  const universe = Array.from({ length: COUNT }, (_, at) => `web-${at} 2.0 -> none-${at}\nweb-${at} 1.0`).join('\n');
  const requirements = Array.from({ length: COUNT }, (_, at) => `web-${at}>=2`);
  return counting((steps) => {
    steps(weigh, universe, requirements.slice(0, 2));
    return { analysis: steps(analyze, universe, requirements), strategy: steps(weigh, universe, requirements) };
  });
}

type Steps = (ask: Ask, universe: string, requirements: readonly string[]) => number;

function counting<Result>(count: (steps: Steps) => Result): Result {
  const coverage = new BlockCoverage((url) => url.startsWith('file:'));
  const counted = count((ask, universe, requirements) => {
    const text = `${requirements.join('\n')}\n`;
    coverage.take();
    askOf({ universe, text, path: '/project/requirements.txt', comparesWithHost: true }, ask);
    return [...coverage.take().values()].reduce((sum, steps) => sum + steps, 0);
  });
  coverage.stop();
  return counted;
}
