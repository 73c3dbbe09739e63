/** `watch`: a first look, no news, news, and what keeps it from looking. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Workbench } from '../../server/src/check/engine.ts';
import { Checker } from '../../server/src/check/check.ts';
import type { WatchState } from '../../server/src/core/toolkit/watch/watchState.ts';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { pyodideLockText } from '../support/pyodideLocks.ts';
import { recordedChecker } from '../support/recorded.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const RECORDED = path.resolve('examples/recorded-index');
const WRANGLER = 'main = "e.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';

function project(requirement: string): string {
  return `[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["${requirement}"]\n`;
}

describe('watch', function () {
  this.timeout(60_000);
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = await Workspace.make({
      'app/wrangler.toml': WRANGLER,
      'app/pyproject.toml': project('pydantic>=2.12'),
    });
  });
  afterEach(() => workspace.remove());

  function watch(line = ''): Promise<RunResult> {
    const engine = recordedChecker;
    return workspace.run(`watch app --state state.json --recorded-index ${RECORDED} ${line}`, { engine });
  }

  async function state(): Promise<string> {
    return (await workspace.read('state.json')).toString('utf8');
  }

  it('writes what it sees at first, says nothing without news, and leaves the file as it is', async () => {
    const first = await watch();
    assert.equal(first.exitCode, 0);
    assert.match(first.output, /^Watched from now on: 1 project and 1 package\. `state\.json` holds/);
    assert.match(
      first.output,
      /^- `app\/pyproject\.toml` installs on Python Workers 3\.14; cannot be installed on .*`pydantic-core`/m,
    );
    const written = await state();
    const second = await watch();
    assert.deepEqual([second.exitCode, second.output, second.errors], [0, '', '']);
    assert.equal(await state(), written);
  });

  it('watches the runtimes where a project has no dependencies', async () => {
    await workspace.write('app/pyproject.toml', project('').replace('[""]', '[]'));
    const { exitCode, output } = await watch();
    assert.equal(exitCode, 0);
    assert.match(
      output,
      /^Watched from now on: only the runtimes, since no project here declares dependencies\. `state/,
    );
    assert.deepEqual([(await watch()).exitCode, (await watch()).output], [0, '']);
  });

  it('says what is watched for programs as well', async () => {
    const { exitCode, output } = await watch('--format json');
    assert.equal(exitCode, 0);
    assert.deepEqual(problemsOfOutput(output, 'watch'), []);
    const { first, news, watched } = JSON.parse(output) as Readonly<Record<string, unknown>>;
    assert.deepEqual([first, news], [true, []]);
    const { projects, packages, conditions } = JSON.parse(await state()) as WatchState;
    assert.deepEqual(watched, { projects, packages, conditions });
  });

  it('tells news in words for an issue, once', async () => {
    await watch();
    await workspace.write('app/pyproject.toml', project('pydantic'));
    const news = await watch('--format markdown');
    assert.equal(news.exitCode, 1);
    assert.match(
      news.output,
      /^## What has become possible\n\n- `app\/pyproject\.toml` installs on Python Workers 3\.1/,
    );
    assert.equal((await watch()).exitCode, 0);
    await workspace.write('app/pyproject.toml', project('litellm>=1.77.0'));
    const broken = await watch('--format json');
    assert.deepEqual(problemsOfOutput(broken.output, 'watch'), []);
    assert.match(
      broken.output,
      /"kind": "broken",\s+"message": "`litellm` in `app\/pyproject\.toml` cannot be installed on/,
    );
  });

  it('says why its file cannot be written, and of one that git could not merge what to do', async () => {
    const line = `watch --package fastuuid --recorded-index ${RECORDED} --state`;
    const unwritable = await workspace.run(`${line} app/pyproject.toml/s.json`, { engine: recordedChecker });
    assert.equal(unwritable.exitCode, 2);
    assert.match(
      unwritable.errors,
      /app\/pyproject\.toml\/s\.json was not written: a part of its path is not a folder/,
    );
    assert.equal(unwritable.output, '');
    const text = '{\n<<<<<<< HEAD\n  "version": 1\n=======\n  "version": 1\n>>>>>>> other\n}\n';
    await workspace.write('merged.json', text);
    const merged = await workspace.run(`${line} merged.json`, { engine: recordedChecker });
    assert.equal(merged.exitCode, 2);
    assert.match(merged.errors, /merged\.json has the marks of a merge in it: take one side/);
    assert.equal(String(await workspace.read('merged.json')), text);
  });

  it('watches packages alone for the Workers runtimes', async () => {
    const line = `watch --package fastuuid --package pydantic-core --state s.json --recorded-index ${RECORDED}`;
    const { exitCode, output } = await workspace.run(line, { engine: recordedChecker });
    assert.equal(exitCode, 0);
    assert.match(output, /^Watched from now on: 2 packages\./);
    assert.match(output, /^- `pydantic-core`: 2\.27\.2 for Python Workers 3\.12 and 3\.13, \d/m);
  });

  it('waits for a condition that compare has named, until it is met, and tells that once', async () => {
    const wheels: Record<string, readonly string[]> = { 'fastuuid-0.12.0-cp313-cp313-manylinux_2_28_x86_64.whl': [] };
    const look = async (more = ''): Promise<RunResult> => {
      const host = new VirtualHost();
      host.http = new FakeIndex(wheels).http;
      const engine = new Checker({ host, today: () => '2026-11-24' });
      return workspace.run(
        [
          'watch',
          '--state',
          'wait.json',
          '--index-url',
          'https://pypi.example/simple/',
          ...more.split('|').filter(Boolean),
        ],
        { engine },
      );
    };
    const first = await look('--condition|a wheel of `fastuuid` for pyemscripten_2026_0 or pure');
    assert.equal(first.exitCode, 0, first.errors);
    assert.match(first.output, /1 condition\. .*\n\n- `fastuuid for pyemscripten_2026_0`: not met\n$/);
    const kept = (await workspace.read('wait.json')).toString('utf8');
    const second = await look('--package|fastuuid');
    assert.match(second.output, /^What has changed\n\n- `fastuuid` is watched for Python Workers 3\.12 from now on/);
    assert.match((await workspace.read('wait.json')).toString('utf8'), /"fastuuid for pyemscripten_2026_0": null/);
    await workspace.write('wait.json', kept);
    wheels['fastuuid-0.14.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl'] = [];
    const met = await look('--condition|fastuuid for pyemscripten_2026_0|--format|markdown');
    assert.deepEqual(
      [met.exitCode, met.output],
      [
        1,
        '## What has become possible\n\n- `fastuuid for pyemscripten_2026_0`: this condition is met now, by 0.14.0\n',
      ],
    );
    const after = await look('--condition|fastuuid for pyemscripten_2026_0');
    assert.deepEqual([after.exitCode, after.output], [0, '']);
  });

  describe('waiting for one of many versions', () => {
    const ODD = [1, 3, 5, 7];
    const CONDITION =
      'a wheel of `cor>=1,<=7` (one of the versions needed on workers-3.13) for pyemscripten_2025_0 or pure';
    let wheels: Record<string, readonly string[]>;

    beforeEach(async () => {
      wheels = Object.fromEntries([
        ...ODD.map((at): [string, string[]] => [`par-${at}-py3-none-any.whl`, [`cor==${at}`]]),
        ...[1, 2, 3, 4, 5, 6, 7].map((at): [string, string[]] => [
          `cor-${at}-cp313-cp313-manylinux_2_28_x86_64.whl`,
          [],
        ]),
      ]);
      await workspace.write('app/pyproject.toml', project('par'));
    });

    const ran = (...words: readonly string[]): Promise<RunResult> => {
      const host = new VirtualHost();
      host.http = new FakeIndex(wheels).http;
      const engine = new Checker({ host, today: () => '2026-11-24' });
      return workspace.run([...words, '--index-url', 'https://pypi.example/simple/'], { engine });
    };
    const look = (...words: readonly string[]): Promise<RunResult> => ran('watch', '--state', 'odd.json', ...words);
    const forWheel = (version: number): unknown =>
      (wheels[`cor-${version}-cp313-cp313-pyemscripten_2025_0_wasm32.whl`] = []);

    it('is met by one of those that the project needs, and by no other', async () => {
      const { output } = await ran('compare', 'workers-3.13', 'workers-3.14', '--project', 'app');
      assert.ok(
        output.replaceAll(/\s+/g, ' ').includes(CONDITION.replaceAll('`', '')) || output.includes(CONDITION),
        output,
      );
      const first = await look('--condition', CONDITION);
      assert.equal(first.exitCode, 0, first.errors);
      assert.match(first.output, /^- `cor for app\/pyproject\.toml on workers-3\.13`: not met$/m);
      forWheel(2);
      const other = await look('--condition', CONDITION);
      assert.deepEqual([other.exitCode, other.output, other.errors], [0, '', '']);
      forWheel(3);
      const news = await look('--package', 'par');
      assert.match(
        news.output,
        /^- `cor for app\/pyproject\.toml on workers-3\.13`: this condition is met now, by 3$/m,
      );
    });

    it('is met, where an older release installs, once the newest does', async () => {
      forWheel(1);
      const first = await look('--condition', CONDITION);
      assert.match(first.output, /^- `newer cor for app\/pyproject\.toml on workers-3\.13`: not met$/m, first.errors);
      forWheel(7);
      const news = await look('--package', 'par');
      assert.match(news.output, /^- `newer cor for .* on workers-3\.13`: this condition is met now, by 7$/m);
    });

    it('takes any of them where no project says which', async () => {
      await workspace.write('app/pyproject.toml', project('six'));
      wheels['six-1-py3-none-any.whl'] = [];
      const { output, errors } = await look('--condition', CONDITION);
      assert.match(output, /^- `cor>=1,<=7 for pyemscripten_2025_0`: not met$/m, errors);
    });

    it('tells where the file is gone in which something was waited for', async () => {
      await look('--condition', CONDITION);
      await rm(path.join(workspace.folder, 'app/pyproject.toml'));
      const { output } = await look('--package', 'par');
      assert.match(
        output,
        /^- `cor for app\/pyproject\.toml on workers-3\.13` is not waited for any more: the file is gone$/m,
      );
    });

    it('says of what is about a whole project that none is here', async () => {
      const line = 'a release of `x` that goes with the other dependencies on workers-3.13';
      const { exitCode, errors } = await look('--condition', line);
      assert.equal(exitCode, 2);
      assert.match(
        errors,
        /no project here waits for that on workers-3\.13; name the project's file or folder as well$/m,
      );
    });
  });

  for (const next of ['2.0', '1.1', '1.0.1'])
    it(`tells a new release that drags in a culprit while an older one still installs: 1.0 to ${next}`, async () => {
      await workspace.write('app/pyproject.toml', project('nice'));
      const wheels: Record<string, readonly string[]> = { 'nice-1.0-py3-none-any.whl': [] };
      const look = (): Promise<RunResult> => {
        const host = new VirtualHost();
        host.http = new FakeIndex(wheels).http;
        const engine = new Checker({ host, today: () => '2026-11-24' });
        return workspace.run('watch app --state held.json -t workers-3.13 --index-url https://pypi.example/simple/', {
          engine,
        });
      };
      assert.equal((await look()).exitCode, 0);
      wheels[`nice-${next}-py3-none-any.whl`] = ['grim'];
      wheels['grim-1.0-cp313-cp313-manylinux_2_28_x86_64.whl'] = [];
      const broken = await look();
      assert.equal(broken.exitCode, 1, broken.errors);
      assert.match(
        broken.output,
        /^What has broken\n\n- A newer `nice` in `app\/pyproject\.toml` cannot be installed on/,
      );
      assert.match(broken.output, /`grim` stands in the way now$/m);
    });

  it('tells what stops the step on the machine of who deploys, and not that it does not install', async () => {
    await workspace.write('app/wrangler.toml', WRANGLER.replace('2026-02-01', '2026-10-01'));
    await workspace.write('app/pyproject.toml', project('nice'));
    const wheels: Record<string, readonly string[]> = {
      'nice-1.0-py3-none-any.whl': ['grim'],
      'grim-1.0-py3-none-any.whl': [],
      'workers_runtime_sdk-1.9-py3-none-any.whl': [],
      'pyodide_py-314.0.7-py3-none-any.whl': [],
    };
    const look = (): Promise<RunResult> => {
      const host = new VirtualHost();
      host.http = new FakeIndex(wheels).http;
      const engine = new Checker({ host, today: () => '2026-11-24' });
      return workspace.run('watch app --state host.json --index-url https://pypi.example/simple/', { engine });
    };
    assert.equal((await look()).exitCode, 0);
    wheels['grim-2.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl'] = [];
    const broken = await look();
    assert.equal(broken.exitCode, 1, broken.errors);
    assert.equal(
      broken.output,
      'What has broken\n\n- `grim` stops `pywrangler sync` for `app/pyproject.toml` in its step on your machine now (Python Workers 3.14)\n',
    );
  });

  it('keeps what it gets from the runtime, and tells what is gone from the lock file', async () => {
    const code =
      'const py = await loadPyodide({ lockFileURL: "./own.json" }); await py.loadPackage(["sloth", "fern"]);';
    const script = '<script src="https://cdn.jsdelivr.net/pyodide/v0.28.3/full/pyodide.js"></script>';
    await workspace.write('page/index.html', `${script}<script>${code}</script>`);
    const look = async (...packages: readonly string[]): Promise<RunResult> => {
      await workspace.write('page/own.json', pyodideLockText(packages));
      return workspace.run(`watch page --state page.json --recorded-index ${RECORDED}`, { engine: recordedChecker });
    };
    const first = await look('sloth 1.0: moss', 'moss 1.0', 'fern 1.0', 'bark 1.0');
    assert.match(first.output, /`page\/index\.html` installs on Pyodide 0\.28\.3 \+ own\.json$/m);
    const kept = (await workspace.read('page.json')).toString('utf8');
    assert.match(kept, /"shipped": \{\s+"fern": "1\.0",\s+"moss": "1\.0",\s+"sloth": "1\.0"\s+\}/);
    // What the project does not get is none of its business.
    const other = await look('sloth 1.0: moss', 'moss 1.0', 'fern 1.0');
    assert.deepEqual([other.exitCode, other.output, other.errors], [0, '', '']);
    assert.equal((await workspace.read('page.json')).toString('utf8'), kept);
    const news = await look('sloth 1.0', 'fern 2.0');
    assert.equal(news.exitCode, 1, news.errors);
    assert.equal(
      news.output,
      'What has broken\n\n- Pyodide 0.28.3 + own.json no longer ships `moss`, of which `page/index.html` got 1.0 there\n\n' +
        'What has changed\n\n- Pyodide 0.28.3 + own.json ships `fern` 2.0 now; `page/index.html` got 1.0 there\n',
    );
    assert.equal((await look('sloth 1.0', 'fern 2.0')).exitCode, 0);
  });

  it('reads a state that does not say yet what is shipped or stops the step on the machine, and leaves it as it is', async () => {
    await watch();
    const old = (await state())
      .replaceAll(/,\s+"shipped": \{[^}]*\}/g, '')
      .replaceAll(/\s+"hostStep": \[[^\]]*\],/g, '');
    assert.doesNotMatch(old, /shipped|hostStep/);
    await workspace.write('state.json', old);
    const { exitCode, output, errors } = await watch();
    assert.deepEqual([exitCode, output, errors], [0, '', '']);
    assert.equal(await state(), old);
  });

  describe('of several projects', () => {
    let looked = 0;

    /** How often a project is asked something, with what each is seen like. */
    async function looks(projects: Readonly<Record<string, string>>): Promise<{ asked: number; seen: unknown[] }> {
      const folder = `all${looked++}`;
      for (const [name, text] of Object.entries(projects)) {
        await workspace.write(`${folder}/${name}/pyproject.toml`, text);
        await workspace.write(`${folder}/${name}/wrangler.toml`, `name = "${name}"\n${WRANGLER}`);
        await workspace.write(`${folder}/${name}/e.py`, `import ${name}\n`);
      }
      let asked = 0;
      const engine: Workbench = {
        check: (request) => recordedChecker.check(request),
        facts: (settings) => recordedChecker.facts(settings),
        forget: () => undefined,
        close: () => Promise.resolve(),
        open: async (request) => {
          const project = await recordedChecker.open(request);
          const ask = project?.ask.bind(project);
          if (project && ask)
            project.ask = (question) => {
              asked++;
              return ask(question);
            };
          return project;
        },
      };
      const line = `watch ${folder} --state ${folder}.json --recorded-index ${RECORDED}`;
      const { exitCode, errors } = await workspace.run(line, { engine });
      assert.equal(exitCode, 0, errors);
      const kept = JSON.parse((await workspace.read(`${folder}.json`)).toString('utf8')) as Pick<
        WatchState,
        'projects'
      >;
      return { asked, seen: Object.keys(projects).map((name) => kept.projects[`${folder}/${name}/pyproject.toml`]) };
    }

    it('looks once at those that ask for the same, whatever they are called and import', async () => {
      const text = project('fastapi>=0.115');
      const alone = await looks({ one: text });
      const { asked, seen } = await looks({ one: text, two: text.replace('"app"', '"two"'), three: text });
      assert.ok(alone.asked > 0);
      assert.equal(asked, alone.asked);
      assert.ok(alone.seen[0]);
      assert.deepEqual(seen, [alone.seen[0], alone.seen[0], alone.seen[0]]);
    });

    it('looks at each that asks for something else, on another Python, or for itself', async () => {
      const text = project('fastapi>=0.115');
      const alone = await looks({ one: text });
      const others = [
        text.replace('0.115', '0.100'),
        text.replace('>=3.12', '>=3.13'),
        `${text}\n[tool.uv]\nconstraint-dependencies = ["kite<2"]\n`,
        text.replace('"app"', '"fastapi"'),
        text.replace('fastapi>=0.115', 'app[all]'),
      ];
      for (const [at, other] of others.entries())
        assert.ok((await looks({ one: text, [`other${at}`]: other })).asked > alone.asked, other);
    });
  });

  it('compares nothing and writes nothing where something is not known', async () => {
    await watch();
    const before = await state();
    const host = new VirtualHost();
    const index = new FakeIndex({});
    index.down = { problem: { kind: 'connection', reason: 'no-route' } };
    host.http = index.http;
    const engine = new Checker({ host, today: () => '2026-11-24' });
    const line = 'watch app --state state.json --index-url https://pypi.example/simple/';
    const { exitCode, errors, output } = await workspace.run(line, { engine });
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /^not known, so nothing is compared and nothing was written: `app\/pyproject\.toml`/);
    assert.equal(await state(), before);
  });

  it('overwrites nothing that is no state of its own', async () => {
    for (const [text, said] of [
      ['{"version": 9}', 'state.json was written by a later version of this program'],
      ['my notes', 'state.json is no state of a watch; it was left as it is'],
    ] as const) {
      await workspace.write('state.json', text);
      const { exitCode, errors } = await watch();
      assert.deepEqual([exitCode, errors], [2, `pyodide-preflight: ${said}\n`]);
      assert.equal(await state(), text);
    }
  });

  it('wants a file, names of packages, and paths that lead somewhere', async () => {
    const errors = async (line: string): Promise<string> =>
      (await workspace.run(line, { engine: recordedChecker })).errors;
    assert.match(await errors('watch'), /--state FILE$/m);
    assert.match(await errors('watch --state s --package a>=1'), /needs the name of a package, not a>=1$/m);
    assert.match(await errors('watch nowhere --state s'), /no such file or folder: nowhere$/m);
  });
});
