/** Where teams plug it in: the actions for GitHub and the job for GitLab, each run as its runner does. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import yaml from 'yaml';
import { readAction, runAction, type ActionRun } from '../support/workflowSteps.ts';

const RECORDED = path.resolve('examples/recorded-index');
/** What of the repository a runner needs to build it. */
const SOURCES = [
  'action.yml',
  'integrations',
  'tools',
  'server/bin',
  'server/src',
  'server/package.json',
  'client',
  'package.json',
  'tsconfig.base.json',
  'docs/rules',
];
/** Keeps a real issue tracker from being asked: what `gh` is told goes into a file, and issues are lines of another. */
const GH = `#!/bin/sh
printf '%s\\n' "$*" >> "$GH_LOG"
case "$1 $2" in
  'issue list') if [ -e "$GH_LOG.issue" ]; then echo 7; fi ;;
  'issue create') touch "$GH_LOG.issue"; cat "$8" >> "$GH_LOG.told" ;;
  'issue comment') cat "$5" >> "$GH_LOG.told" ;;
esac
`;

interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

(process.platform === 'win32' ? describe.skip : describe)('where teams plug it in', function () {
  this.timeout(180_000);
  const work = mkdtempSync(path.join(tmpdir(), 'integrations-'));
  const clone = path.join(work, 'clone');
  const bin = path.join(work, 'bin');
  let project: string;
  let count = 0;

  before(() => {
    for (const name of SOURCES) {
      cpSync(name, path.join(clone, name), {
        recursive: true,
        filter: (from) => !/[\\/](?:node_modules|\.host)$/.test(from),
      });
    }
    symlinkSync(path.resolve('node_modules'), path.join(clone, 'node_modules'));
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'gh'), GH);
    chmodSync(path.join(bin, 'gh'), 0o755);
  });

  beforeEach(() => {
    project = path.join(work, `project ${count++}`);
    cpSync('examples/pydantic-worker', path.join(project, 'app'), { recursive: true });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    commit('begin');
  });

  after(() => {
    rmSync(work, { recursive: true, force: true });
  });

  function git(...words: readonly string[]): string {
    return execFileSync('git', words, { cwd: project, encoding: 'utf8' });
  }

  function commit(message: string): void {
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', message);
  }

  function act(file: string, inputs: Readonly<Record<string, string>> = {}): ActionRun {
    const options = [`--recorded-index=${RECORDED}`, ...(inputs['options']?.split('\n') ?? [])].join('\n');
    const variables = {
      PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
      GH_LOG: path.join(project, '../gh.log'),
    };
    return runAction(path.join(clone, file), project, { ...inputs, options }, variables);
  }

  describe('the action for GitHub', () => {
    it('builds the program, annotates lines, writes a summary and reports, and fails where something is found', () => {
      const run = act('action.yml', { sarif: 'out/preflight.sarif', junit: 'junit.xml' });
      assert.equal(run.exitCode, 1, run.log);
      assert.ok(existsSync(path.join(clone, 'server/dist/cli.mjs')));
      assert.match(run.log, /^::error file=app\/pyproject\.toml,line=8,endLine=8,/m);
      assert.match(run.log, /^1 file: 1 error;/m);
      assert.match(run.summary, /^## .*\n\n- `?app\/pyproject\.toml/);
      assert.deepEqual(run.outputs, { 'exit-code': '1' });
      const sarif = JSON.parse(readFileSync(path.join(project, 'out/preflight.sarif'), 'utf8')) as { version: string };
      assert.equal(sarif.version, '2.1.0');
      assert.match(readFileSync(path.join(project, 'junit.xml'), 'utf8'), /^<\?xml/);
    });

    it('succeeds where nothing is found, and takes options and paths one a line, blanks in them included', () => {
      cpSync(path.join(project, 'app'), path.join(project, 'my app'), { recursive: true });
      const run = act('action.yml', { paths: 'my app\n', options: '--target\nworkers-3.14' });
      assert.equal(run.exitCode, 0, run.log);
      assert.match(run.log, /^my app\/pyproject\.toml: 2 dependencies resolve to/m);
      assert.deepEqual(run.outputs, { 'exit-code': '0' });
    });

    it('runs nothing that is written into an input', () => {
      const run = act('action.yml', { paths: '$(touch ran); `touch ran`; "; touch ran #' });
      assert.deepEqual([run.exitCode, run.outputs], [2, { 'exit-code': '2' }], run.log);
      assert.ok(!existsSync(path.join(project, 'ran')));
    });

    it('is the only way in which what is given reaches a script: as a variable', () => {
      for (const file of ['action.yml', 'integrations/github-watch/action.yml']) {
        const { inputs, runs } = readAction(file);
        for (const { run } of runs.steps) assert.ok(!run.includes('${{'), run);
        const used = runs.steps.flatMap(({ env = {} }) => Object.values(env)).join('\n');
        for (const name of Object.keys(inputs)) assert.ok(used.includes(`\${{ inputs.${name} }}`), name);
      }
    });
  });

  describe('the watch for GitHub', () => {
    const log = path.join(work, 'gh.log');

    beforeEach(() => {
      for (const file of [log, `${log}.issue`, `${log}.told`]) rmSync(file, { force: true });
      const upstream = path.join(work, `upstream ${count}`);
      execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', upstream]);
      git('remote', 'add', 'origin', upstream);
      git('push', '--quiet', '--set-upstream', 'origin', 'main');
    });

    function watch(): ActionRun {
      return act('integrations/github-watch/action.yml');
    }

    function change(requirement: string): void {
      const file = path.join(project, 'app/pyproject.toml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"pydantic(?:>=2\.12)?"/, `"${requirement}"`));
      git('add', '.');
      commit('change');
    }

    const commits = (): string => git('log', '--format=%s', 'origin/main').trim();

    it('keeps one issue up to date: the first news open it, the next are comments, and without news nothing happens', () => {
      const first = watch();
      assert.deepEqual([first.exitCode, first.outputs], [0, { 'exit-code': '0' }], first.log);
      assert.match(first.summary, /^Watched from now on: 1 project/);
      assert.equal(commits(), 'What pyodide-preflight has seen\nbegin');
      assert.ok(!existsSync(log));

      const quiet = watch();
      assert.deepEqual([quiet.exitCode, quiet.log, quiet.summary], [0, '', '']);
      assert.equal(commits(), 'What pyodide-preflight has seen\nbegin');

      change('pydantic');
      const news = watch();
      assert.deepEqual([news.exitCode, news.outputs], [0, { 'exit-code': '1' }], news.log);
      change('pydantic>=2.12');
      assert.equal(watch().exitCode, 0);
      assert.deepEqual(
        readFileSync(log, 'utf8')
          .split('\n')
          .map((line) => line.replace(/ (?:--body-file|--description|--state) .*| --title .*/, '')),
        ['issue list', 'label create pyodide-preflight', 'issue create', 'issue list', 'issue comment 7', ''],
      );
      const told = readFileSync(`${log}.told`, 'utf8');
      assert.match(told, /^## What has become possible\n\n- `app\/pyproject\.toml` installs on Python Workers 3\.1/);
      assert.match(told, /^## What has broken\n\n- `pydantic` in `app\/pyproject\.toml` cannot be installed/m);
      assert.match(git('show', 'origin/main:preflight-watch.json'), /^\{\n {2}"version": 1,/);
    });

    it('commits nothing and tells nothing where the look could not be made', () => {
      writeFileSync(path.join(project, 'preflight-watch.json'), 'my notes');
      const run = watch();
      assert.notEqual(run.exitCode, 0);
      assert.deepEqual([run.outputs, run.steps.at(-1)], [{ 'exit-code': '2' }, 'Watch']);
      assert.equal(commits(), 'begin');
    });
  });

  it('has a workflow that uses the watch, on a schedule, with the rights that it needs and no more', () => {
    const workflow = yaml.parse(readFileSync('integrations/github-watch/workflow.yml', 'utf8')) as {
      readonly on: object;
      readonly permissions: object;
      readonly jobs: { readonly watch: { readonly steps: readonly { readonly uses: string }[] } };
    };
    assert.ok('schedule' in workflow.on);
    assert.deepEqual(workflow.permissions, { contents: 'write', issues: 'write' });
    const { uses } = workflow.jobs.watch.steps.at(-1) ?? { uses: '' };
    const [, folder = ''] = /^[^/]+\/[^/]+\/(.+)@v\d/.exec(uses) ?? [];
    assert.ok(existsSync(path.join(folder, 'action.yml')));
  });

  describe('the job for GitLab', () => {
    const job = Object.values(yaml.parse(readFileSync('integrations/gitlab-ci.yml', 'utf8')) as Record<string, Job>)[0];

    it('runs from a package, fails where something is found, and leaves both reports', () => {
      assert.ok(job);
      const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--loglevel=error'], {
        cwd: path.join(clone, 'server'),
        encoding: 'utf8',
      });
      const variables = {
        ...job.variables,
        PREFLIGHT_PACKAGE: path.join(clone, 'server', packed.trim().split('\n').at(-1) ?? ''),
        PREFLIGHT_OPTIONS: `--recorded-index ${RECORDED}`,
        npm_config_offline: 'true',
        npm_config_update_notifier: 'false',
      };
      const env = { ...process.env, ...variables };
      const done = spawnSync('sh', ['-ec', job.script.join('\n')], { cwd: project, env, encoding: 'utf8' });
      assert.equal(done.status, 1, done.stderr);
      const { codequality = '', junit = '' } = job.artifacts.reports;
      const [issue] = JSON.parse(readFileSync(path.join(project, codequality), 'utf8')) as readonly {
        readonly location: { readonly path: string };
      }[];
      assert.equal(issue?.location.path, 'app/pyproject.toml');
      assert.match(readFileSync(path.join(project, junit), 'utf8'), /<failure/);
    });
  });
});
