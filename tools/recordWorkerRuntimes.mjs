// Records which Python runtime a Worker's compatibility date and flags give, asked of the programs that decide:
//
//   node tools/recordWorkerRuntimes.mjs WORKERD PYTHON > test/data/workers/runtimes.json
//
// WORKERD is the binary of the npm package `workerd`; PYTHON one that has workers-py installed. One line for each question:
// the Pyodide whose bundle workerd asks for (it needs no network for that, the run ends there), what workerd says against
// the settings (asked without `python_workers`, since it would want the bundle first), and the Python that pywrangler takes,
// null where it stops.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [workerd, python] = process.argv.slice(2);
if (!workerd || !python) throw new Error('usage: recordWorkerRuntimes.mjs WORKERD PYTHON');

const ENABLE = 'python_workers';
const TOGGLES = ['python_workers_20250116', 'python_workers_20260610', 'python_workers_314'];
const DATES = ['2024-03-01', '2025-09-28', '2025-09-29', '2026-02-01', '2026-09-07', '2026-09-08', '2026-11-17'];
const ODD_DATES = [
  '2026-2-1',
  '2026-02-30',
  '2026-02-32',
  '2026-13-01',
  '1999-12-31',
  'today',
  '2026-02-01T00:00',
  '2027-03-01',
];
const ODD_FLAGS = [
  ['python_workers_313'],
  ['python_workers_20260817'],
  ['no_python_workers'],
  ['python_workers_development'],
  ['python_workers_durable_objects'],
  ['python_workers_force_new_vendor_path'],
  ['python_no_global_handlers'],
  ['python_workers_314', 'python_workers_314'],
];

const work = mkdtempSync(join(tmpdir(), 'worker-runtimes-'));
mkdirSync(join(work, 'cache'));
try {
  const rows = questions().map(([date, flags]) => ({ date, flags, ...ofRuntime(date, flags) }));
  const pythons = ofPywrangler(rows);
  const lines = rows.map((row, at) => JSON.stringify({ ...row, pywrangler: pythons[at] }));
  process.stdout.write(`[\n${lines.join(',\n')}\n]\n`);
} finally {
  rmSync(work, { recursive: true });
}

/** Every date with every way to write, or not to write, each flag and its opposite; and what is odd, alone. */
function questions() {
  let subsets = [[]];
  for (const flag of TOGGLES) {
    subsets = subsets.flatMap((flags) =>
      [[], [flag], [`no_${flag}`], [flag, `no_${flag}`]].map((more) => [...flags, ...more]),
    );
  }
  return [
    ...DATES.flatMap((date) => subsets.map((flags) => [date, [ENABLE, ...flags]])),
    ...ODD_DATES.map((date) => [date, [ENABLE]]),
    ...ODD_FLAGS.map((flags) => ['2026-02-01', [ENABLE, ...flags]]),
    ...['2026-02-01', '2026-11-17'].flatMap((date) =>
      [[], ['python_workers_314'], ['nodejs_compat']].map((flags) => [date, flags]),
    ),
  ];
}

function ofRuntime(date, flags) {
  const asked = serve(date, flags, '(name = "worker.py", pythonModule = embed "worker.py")');
  const pyodide = /pyodide_([0-9a-z.]+)_\d{4}-\d\d-\d\d_\d+\.capnp\.bin/.exec(asked)?.[1] ?? null;
  const settings = serve(
    date,
    flags.filter((flag) => flag !== ENABLE),
    '(name = "worker.js", esModule = embed "worker.js")',
  );
  const complaints = [...settings.matchAll(/^service main: (.*)$/gm)].map(([, text]) => text);
  const refused = /The python_workers compatibility flag is required[^\n]*/.exec(asked)?.[0];
  return { pyodide, complaints: refused === undefined ? complaints : [...complaints, refused] };
}

function serve(date, flags, module) {
  writeFileSync(join(work, 'worker.py'), 'from workers import WorkerEntrypoint\n');
  writeFileSync(join(work, 'worker.js'), 'export default {};\n');
  writeFileSync(
    join(work, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)], sockets = []);
const worker :Workerd.Worker = (modules = [${module}], compatibilityDate = ${JSON.stringify(date)}, compatibilityFlags = ${JSON.stringify(flags)});
`,
  );
  const options = ['serve', join(work, 'config.capnp'), `--pyodide-bundle-disk-cache-dir=${join(work, 'cache')}`];
  const { stdout, stderr } = spawnSync(workerd, options, { encoding: 'utf8', timeout: 10_000, killSignal: 'SIGKILL' });
  return `${stdout}${stderr}`;
}

/** pywrangler's own function, with each configuration in place of the file. */
function ofPywrangler(rows) {
  const script = `
import json, sys
from pywrangler import utils
utils.logger.disabled = True
answers = []
for row in json.load(sys.stdin):
    utils._parse_wrangler_config = lambda: {"compatibility_date": row["date"], "compatibility_flags": row["flags"]}
    utils.get_python_version.cache_clear()
    try:
        answers.append(utils.get_python_version())
    except BaseException:
        answers.append(None)
print(json.dumps(answers))
`;
  return JSON.parse(execFileSync(python, ['-c', script], { input: JSON.stringify(rows), encoding: 'utf8' }));
}
