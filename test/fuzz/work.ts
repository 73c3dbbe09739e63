/** Counts the work of each shape, in a process of its own: how many times blocks of code run, and not how long that takes. */
import { BlockCoverage } from './coverage.ts';
import { SHAPES, type Shape } from './shapes.ts';
import { FUZZ_TARGETS } from './targets.ts';

const SIZE = 4_000;

/** How much larger the other size is: far enough that its square is not taken for what V8 counts less of while code is new. */
export const LARGER = 8;

export interface Work {
  readonly shape: string;
  /** For a size, and for {@link LARGER} times that. */
  readonly steps: readonly [number, number];
}

/** The work of all shapes. Nothing of the parsers may have run before in this process. */
export function countWork(): readonly Work[] {
  const coverage = new BlockCoverage((url) => url.startsWith('file:'));
  const stepsFor = (parser: string, text: string): number => {
    const target = FUZZ_TARGETS.find(({ name }) => name === parser);
    if (!target) throw new Error(`no parser is called ${parser}`);
    coverage.take();
    target.run(text);
    return [...coverage.take().values()].reduce((sum, count) => sum + count, 0);
  };
  const work = SHAPES.map(([parser, what, shape]): Work => {
    const sized = (size: number, make: Shape): number => stepsFor(parser, make(size));
    // What is kept after the first time must not make the second smaller.
    sized(SIZE / 2, shape);
    return { shape: `${parser}: ${what}`, steps: [sized(SIZE, shape), sized(LARGER * SIZE, shape)] };
  });
  coverage.stop();
  return work;
}
