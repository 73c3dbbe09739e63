/**
 * Fuzzes parsers for a time, or a number of inputs: `npm run fuzz -- [PARSER…] [--seconds N] [--inputs N] [--seed N]`. In the first
 * tenth V8 tells which inputs reach new code; then all that have are changed further, without the cost of counting.
 */
import { parseArgs } from 'node:util';
import { PseudoRandom } from '../support/pseudoRandom.ts';
import { BlockCoverage } from './coverage.ts';
import { Fuzzer, type Finding } from './fuzzer.ts';
import type { FuzzTarget } from './fuzzTarget.ts';
import { seedsIn } from './seeds.ts';
import { FUZZ_TARGETS } from './targets.ts';

const BATCH = 500;
/** More of them rarely reach anything new. */
const MOST_GUIDED = 200_000;

interface Bounds {
  readonly seconds: number;
  readonly inputs: number;
}

const { values: options, positionals: names } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    inputs: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const inputs = options.inputs === undefined ? Infinity : Number(options.inputs);
const seconds = options.inputs === undefined ? Number(options.seconds) : Infinity;
const unknown = names.filter((name) => !FUZZ_TARGETS.some((target) => target.name === name));
if (unknown.length > 0 || !(inputs > 0) || !(seconds > 0) || Number.isNaN(Number(options.seed))) {
  console.error(`npm run fuzz -- [PARSER…] [--seconds N] [--inputs N] [--seed N]`);
  console.error(`parsers: ${FUZZ_TARGETS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const chosen = FUZZ_TARGETS.filter(({ name }) => names.length === 0 || names.includes(name));
console.log(`seed ${options.seed}`);
for (const target of chosen) if (fuzz(target, { seconds, inputs })) process.exitCode = 1;

/** Says what came of it; true if something was found. */
function fuzz(target: FuzzTarget, bounds: Bounds): boolean {
  const started = performance.now();
  const spent = (): number => (performance.now() - started) / 1000;
  const fuzzer = new Fuzzer(target, seedsIn(process.cwd(), target.seeds), new PseudoRandom(Number(options.seed)));
  const coverage = new BlockCoverage((url) => url.startsWith('file:'));
  let isGuided = true;
  let count = 0;
  let finding: Finding | undefined = fuzzer.runSeeds(coverage);
  while (!finding && count < bounds.inputs && spent() < bounds.seconds) {
    finding = fuzzer.run(BATCH, isGuided ? coverage : undefined);
    count += BATCH;
    if (isGuided && (count >= Math.min(MOST_GUIDED, bounds.inputs / 10) || spent() >= bounds.seconds / 10)) {
      isGuided = false;
      coverage.stop();
    }
  }
  if (isGuided) coverage.stop();
  const { known, reached } = fuzzer;
  console.log(
    `${target.name}: ${count} inputs in ${spent().toFixed(0)} s, ${reached} blocks, ${known} changed further`,
  );
  if (finding) console.log(`  broken by ${JSON.stringify(finding.input)}\n  ${stackOf(finding.error)}`);
  return finding !== undefined;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 8).join('\n  ') : String(error);
}
