/**
 * Time from a keystroke to diagnostics with everything cached: `npm run bench`. Prints milliseconds; asserts nothing.
 *
 * The projects are invented: as many as the file declares, each with five releases and two dependencies on the others.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { NO_DOCUMENTS } from '../support/memoryDocuments.ts';
import { inventIndex } from './inventIndex.ts';

const RUNS = 21;

function fileOf(names: readonly string[], comment: string, floor: string): string {
  const lines = names.map((name, index) => `  "${name}>=${index === 0 ? floor : '1'}",\n`);
  return `# ${comment}\n[project]\nname = "bench"\ndependencies = [\n${lines.join('')}]\n`;
}

async function measure(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const names = inventIndex(folder, count);
  const checker = new Checker({ host: nodeHost(), today: () => '2026-11-24' });
  const settings = { ...DEFAULT_SETTINGS, target: 'workers-3.13', recordedIndex: folder };
  const check = async (text: string): Promise<number> => {
    const started = performance.now();
    for await (const snapshot of checker.check({
      path: join(folder, 'pyproject.toml'),
      text,
      settings,
      documents: NO_DOCUMENTS,
    }))
      if (snapshot.complete) break;
    return performance.now() - started;
  };
  const cold = await check(fileOf(names, 'first', '1'));
  const comment: number[] = [];
  const requirement: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    comment.push(await check(fileOf(names, `edit ${run}`, run % 2 ? '1.1' : '1')));
    requirement.push(await check(fileOf(names, `edit ${run}`, run % 2 ? '1' : '1.1')));
  }
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `${count} dependencies: first check ${cold.toFixed(0)} ms; a comment changes ${median(comment)} ms; ` +
      `a requirement changes ${median(requirement)} ms (medians of ${RUNS}); ${memory} MB resident`,
  );
  rmSync(folder, { recursive: true });
}

function median(values: readonly number[]): string {
  return ([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(1);
}

for (const count of [40, 400]) await measure(count);
