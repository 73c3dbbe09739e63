/** Which targets a file is checked for: an explicit request takes precedence, and any problem with it is data with a place. */
import assert from 'node:assert/strict';
import { chooseTargets } from '../../../server/src/core/runtimes/chooseTargets.ts';
import type { TargetAnswers, TargetQuestion } from '../../../server/src/core/runtimes/targetChoice.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { english } from '../../support/english.ts';

const data = loadRuntimeData();
const PYPROJECT = '/project/pyproject.toml';
const WRANGLER = '/project/wrangler.toml';

function choose(question: Partial<TargetQuestion>): TargetAnswers {
  return chooseTargets({
    path: PYPROJECT,
    asked: [],
    wranglerTexts: new Map(),
    data,
    today: '2026-11-01',
    ...question,
  });
}

function wrangler(date: string, ...flags: string[]): string {
  const written = ['python_workers', ...flags].map((flag) => `"${flag}"`).join(', ');
  return `main = "src/entry.py"\ncompatibility_date = "${date}"\ncompatibility_flags = [${written}]\n`;
}

function chooseBeside(text: string, path = WRANGLER): TargetAnswers {
  return choose({ wranglerTexts: new Map([[path, text]]) });
}

describe('the choice of targets', () => {
  it('takes what somebody names, each once, and keeps where', () => {
    const place = { kind: 'file', file: 'pyproject.toml' } as const;
    const names = ['workers-3.13', 'WORKERS-3.13', 'pyodide-0.28'];
    const { answers, problems } = choose({ asked: [{ names, place }] });
    assert.deepEqual(
      answers.map(({ choice }) => [choice.target.name, choice.namedIn, english(choice.reason)]),
      [
        ['workers-3.13', place, 'set in pyproject.toml'],
        ['pyodide-0.28.3', place, 'set in pyproject.toml'],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('goes on to the next place where a name means nothing, and says so', () => {
    const { answers, problems } = choose({
      asked: [
        { names: ['workers-3.31'], place: { kind: 'command-line' } },
        { names: ['pyodide-0.28.3'], place: { kind: 'setting', setting: 'pyodidePreflight.target' } },
      ],
    });
    assert.deepEqual(
      answers.map(({ choice }) => choice.target.name),
      ['pyodide-0.28.3'],
    );
    assert.deepEqual(
      problems.map(({ kind, path, span }) => [kind, path, span]),
      [['unknown-target', PYPROJECT, { start: 0, end: 0 }]],
    );
  });

  it('has the runtime of the Worker, and in few words the reason', () => {
    const [{ choice, wrangler: config }] = chooseBeside(wrangler('2026-02-01')).answers;
    assert.equal(choice.target.name, 'workers-3.13');
    assert.equal(english(choice.reason), 'compatibility_date 2026-02-01 in wrangler.toml');
    assert.equal(choice.shortReason && english(choice.shortReason), 'date 2026-02-01 in wrangler.toml');
    assert.deepEqual([choice.path, config?.path, choice.namedIn], [WRANGLER, WRANGLER, undefined]);
  });

  it('has a runtime that shares its Python with another one under its own name', () => {
    const [{ choice }] = chooseBeside(wrangler('2026-02-01', 'python_workers_20260610')).answers;
    assert.equal(choice.target.name, 'workers-3.14-20260610');
    assert.equal(choice.shortReason && english(choice.shortReason), 'flag python_workers_20260610 in wrangler.toml');
  });

  it('says which two runtimes are meant where pywrangler installs for another one', () => {
    const text = wrangler('2026-09-08', 'no_python_workers_314');
    const { answers, problems } = chooseBeside(text);
    assert.equal(answers[0].choice.target.name, 'workers-3.13');
    const [problem] = problems;
    assert.ok(problem?.kind === 'two-runtimes' && problems.length === 1);
    assert.deepEqual([problem.runs.target, problem.installs.target], ['workers-3.13', 'workers-3.14']);
    assert.equal(text.slice(problem.span.start, problem.span.end), '["python_workers", "no_python_workers_314"]');
  });

  it('is the newest Workers where a Python Worker chooses nothing, with the place of what is wrong', () => {
    const text = wrangler('2026-02-32');
    const { answers, problems } = chooseBeside(text);
    assert.equal(answers[0].choice.target.name, 'workers-3.14');
    assert.equal(english(answers[0].choice.shortReason ?? answers[0].choice.reason), 'the newest Python Workers');
    assert.deepEqual(
      problems.map(({ kind, path, span }) => [kind, path, text.slice(span.start, span.end)]),
      [['no-runtime', WRANGLER, '"2026-02-32"']],
    );
  });

  it('is the newest Pyodide next to a Worker in JavaScript', () => {
    const { answers, problems } = chooseBeside('main = "src/index.js"\ncompatibility_date = "2026-02-01"\n');
    assert.match(answers[0].choice.target.name, /^pyodide-/);
    assert.deepEqual(problems, []);
  });
});
