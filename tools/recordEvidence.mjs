// Records for a recorded index what the real wheels say about who imports whom, by asking the built command line over the network:
//   npm run build && node tools/recordEvidence.mjs examples/recorded-index examples/litellm-worker workers-3.12 workers-3.13 workers-3.14
// Only answers are kept, each with the file and line that shows it; no source.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const [folder, project, ...targets] = process.argv.slice(2);
if (folder === undefined || project === undefined || targets.length === 0) {
  throw new Error('usage: recordEvidence.mjs RECORDED_INDEX PROJECT TARGET…');
}

const evidence = targets.flatMap((target) =>
  asked(target).flatMap(({ evidence: found = [] }) => found.map((one) => ({ target, ...one }))),
);
const recorded = { version: 1, read: new Date().toISOString().slice(0, 10), evidence };
writeFileSync(path.join(folder, 'evidence.json'), `${JSON.stringify(recorded, null, 2)}\n`);

/** What `strategy` says of the project on a target. */
function asked(target) {
  const words = [
    'server/dist/cli.mjs',
    'strategy',
    '--project',
    project,
    '-t',
    target,
    '--evidence',
    '--format',
    'json',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${target}: ${stderr}`);
  return JSON.parse(stdout).problems;
}
