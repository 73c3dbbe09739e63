/** Counts the work of whole analyses, in a process of its own: how many times blocks of code run, and not how long that takes. */
import { analyze } from '../../server/src/core/analysis/analyze.ts';
import { askOf } from '../support/inventedProject.ts';
import { BlockCoverage } from './coverage.ts';
import { LARGER } from './work.ts';

/** Requirements of a file, as many as are asked for. */
const FILES: Readonly<Record<string, (count: number) => readonly string[]>> = {
  'names that no index has': (count) => Array.from({ length: count }, (_, at) => `nobody-has-this-${at}`),
  'names that are nearly those of known projects': (count) => Array.from({ length: count }, (_, at) => `numpy${at}`),
  'what installs': (count) => Array.from({ length: count }, (_, at) => `fine-${at}`),
};

const COUNT = 60;

/** The steps for some requirements, and for {@link LARGER} times as many. */
export function countAnalyses(): readonly { readonly file: string; readonly steps: readonly [number, number] }[] {
  const coverage = new BlockCoverage((url) => url.startsWith('file:'));
  const universe = Array.from({ length: COUNT * LARGER }, (_, at) => `fine-${at} 1.0`).join('\n');
  const stepsFor = (requirements: readonly string[]): number => {
    const text = `${requirements.join('\n')}\n`;
    coverage.take();
    askOf({ universe, text, path: '/project/requirements.txt' }, analyze);
    return [...coverage.take().values()].reduce((sum, count) => sum + count, 0);
  };
  const counted = Object.entries(FILES).map(([file, make]) => {
    // What is kept after the first time must not make the second smaller.
    stepsFor(make(COUNT / 2));
    return { file, steps: [stepsFor(make(COUNT)), stepsFor(make(LARGER * COUNT))] as const };
  });
  coverage.stop();
  return counted;
}
