/** What is reported of what is found, by lists, severities and comments. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import type { FindingCode, Severity } from '../../../server/src/core/findings/rules.ts';
import { LogicalLines } from '../../../server/src/core/config/logicalLines.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { readGivenTuning, type GivenTuning } from '../../../server/src/core/tuning/givenTuning.ts';
import { ignoreComments } from '../../../server/src/core/tuning/ignoreComments.ts';
import { tune } from '../../../server/src/core/tuning/tune.ts';
import { combineTunings } from '../../../server/src/core/tuning/tuning.ts';
import { english, invented } from '../../support/english.ts';

const PATH = '/project/requirements.txt';

/** A finding on a name in a text, with the ways from it to what it is about. */
function found(text: string, code: FindingCode, name: string, ...ways: readonly string[]): Finding {
  const start = text.indexOf(name);
  const severity: Severity = code === 'held-back' ? 'warning' : 'error';
  return {
    ...{ code, severity, path: PATH, name: normalizeName(name), message: invented('it is so') },
    span: { start, end: start + name.length },
    chains: ways.map((way) => way.split(' ').map(normalizeName)),
    culprits: ways.map((way) => normalizeName(way.split(' ').at(-1) ?? '')),
    ...{ explanation: [], related: [], remedies: [] },
  };
}

/** `code name` of each finding, or `severity code name` if that is not the usual one; the unused with what is said. */
function tuned(text: string, findings: readonly Finding[], ...given: readonly GivenTuning[]): readonly string[] {
  const comments = ignoreComments(text, new LogicalLines(text, 'requirements'));
  const result = tune({
    found: findings,
    tuning: combineTunings(given.map((one) => readGivenTuning(one).tuning)),
    comments: new Map([[PATH, comments]]),
    ...{ file: { path: PATH, text }, settled: true },
  });
  return result.findings.map(({ code, name, severity, message }) => {
    if (code === 'unused-ignore') return `${code}: ${english(message)}`;
    const before = findings.find((one) => one.code === code && one.name === name);
    return `${before?.severity === severity ? '' : `${severity} `}${code} ${name ?? ''}`;
  });
}

const TEXT = 'fastapi\nlitellm\nnumpy\n';
const FOUND = [
  found(TEXT, 'held-back', 'fastapi', 'fastapi pydantic pydantic-core'),
  found(TEXT, 'blocked-dependency', 'litellm', 'litellm fastuuid', 'litellm tokenizers'),
  found(TEXT, 'held-back', 'numpy'),
];
const ALL = ['held-back fastapi', 'blocked-dependency litellm', 'held-back numpy'];

/** What is given, the nearest place first, and what is left. */
const LISTS: readonly (readonly [story: string, given: readonly GivenTuning[], left: readonly string[]])[] = [
  ['nothing is said: everything', [], ALL],
  ['a code is ignored', [{ ignore: ['held-back'] }], ['blocked-dependency litellm']],
  ['a former name of a code is no slip', [{ ignore: ['requires-python-ignored', 'held-back'] }], [ALL[1] ?? '']],
  ['a code of one package', [{ ignore: ['held-back:NumPy'] }], ALL.slice(0, 2)],
  ['what a declared package brings in', [{ ignore: ['held-back:pydantic'] }], ALL.slice(1)],
  ['one of two culprits: the other one still counts', [{ ignore: ['blocked-dependency:fastuuid'] }], ALL],
  [
    'both culprits',
    [{ ignore: ['blocked-dependency:fastuuid', 'blocked-dependency:tokenizers'] }],
    ['held-back fastapi', 'held-back numpy'],
  ],
  ['a package, whatever is found of it', [{ ignore: ['all:litellm'] }], ['held-back fastapi', 'held-back numpy']],
  ['all', [{ ignore: ['all'] }], []],
  ['only what is selected', [{ select: ['blocked-dependency'] }], ['blocked-dependency litellm']],
  ['selected and ignored', [{ select: ['held-back'], ignore: ['held-back:numpy'] }], ['held-back fastapi']],
  ['nothing is selected', [{ select: [] }], []],
  [
    'a nearer list replaces a farther one',
    [{ ignore: ['blocked-dependency'] }, { ignore: ['held-back'] }],
    [ALL[0] ?? '', ALL[2] ?? ''],
  ],
  ['a nearer list may be empty', [{ ignore: [] }, { ignore: ['held-back'] }], ALL],
  [
    'lists of different keys add up',
    [{ ignore: ['held-back:numpy'] }, { select: ['held-back'] }],
    ['held-back fastapi'],
  ],
  [
    'a list of slips alone counts as absent',
    [{ select: ['held-bak'] }, { ignore: ['held-back'] }],
    ['blocked-dependency litellm'],
  ],
  [
    'a slip beside a code is passed over',
    [{ ignore: ['heldback', 'blocked-dependency'] }],
    [ALL[0] ?? '', ALL[2] ?? ''],
  ],
  ['off', [{ severity: { 'held-back': 'off' } }], ['blocked-dependency litellm']],
  [
    'severities are merged by code, the nearest first',
    [
      { severity: { 'held-back': 'information' } },
      { severity: { 'held-back': 'off', 'blocked-dependency': 'warning' } },
    ],
    ['information held-back fastapi', 'warning blocked-dependency litellm', 'information held-back numpy'],
  ],
  ['a severity that there is not is passed over', [{ severity: { 'held-back': 'info' } }], ALL],
];

/** Patterns, relative to `/project`, and whether they are for `/project/legacy/old/base.txt`. */
const PATTERNS: readonly (readonly [glob: string, matches: boolean])[] = [
  ['legacy/old/base.txt', true],
  ['./legacy/old/base.txt', true],
  ['legacy/**', true],
  ['legacy/', true],
  ['legacy/*.txt', false],
  ['**/*.txt', true],
  ['**/base.txt', true],
  ['legacy/**/base.txt', true],
  ['*/*/b?se.[tx]*', true],
  ['base.txt', true],
  ['*.txt', true],
  ['*.toml', false],
  ['old/base.txt', false],
  ['./base.txt', false],
  ['../project/legacy/old/base.txt', false],
  ['legacy', false],
  ['', false],
];

describe('what is reported', () => {
  for (const [story, given, left] of LISTS) {
    it(story, () => {
      assert.deepEqual(tuned(TEXT, FOUND, ...given), left);
    });
  }

  it('patterns are for files below their folder', () => {
    const finding = { ...found(TEXT, 'held-back', 'numpy'), path: '/project/legacy/old/base.txt' };
    const isIgnored = (folder: string, glob: string): boolean =>
      tuned(TEXT, [finding], { folder, perFileIgnores: { [glob]: ['held-back'] } }).length === 0;
    const wrong = PATTERNS.filter(([glob, matches]) => isIgnored('/project', glob) !== matches);
    assert.deepEqual(wrong, []);
    assert.ok(!isIgnored('/other', '**/base.txt'), 'another folder');
    assert.ok(!isIgnored('/proj', '*.txt'), 'a folder whose name begins alike');
  });
});

describe('a comment on a line', () => {
  /** Findings named `held-back NAME` for each given name. */
  const held = (text: string, ...names: readonly string[]): readonly Finding[] =>
    names.map((name) => found(text, 'held-back', name));

  it('is for the findings that begin there, and no others', () => {
    const text = 'fastapi  # preflight: ignore[held-back] we know\nnumpy\n';
    assert.deepEqual(tuned(text, held(text, 'fastapi', 'numpy')), ['held-back numpy']);
  });

  it('may name several, packages, and stand behind other comments', () => {
    const text = 'numpy # why # preflight:ignore[ vendored-size , held-back:numpy ]\n';
    assert.deepEqual(tuned(text, [...held(text, 'numpy'), found(text, 'vendored-size', 'numpy')]), []);
  });

  it('is for the whole of a requirement that goes on after a backslash', () => {
    const text = 'numpy==1 \\\n  --hash=sha256:00  # preflight: ignore[held-back]\npandas\n';
    assert.deepEqual(tuned(text, held(text, 'numpy', 'pandas')), ['held-back pandas']);
  });

  it('that ignores nothing is said, each name by itself', () => {
    const text = 'fastapi # preflight: ignore[held-back, vendored-size]\nnumpy # preflight: ignore[held-bak]\n';
    assert.deepEqual(tuned(text, held(text, 'fastapi')), [
      'unused-ignore: `vendored-size` is not found on this line, so ignoring it does nothing',
      'unused-ignore: Ignores nothing: `held-bak` is not the code of a finding; did you mean `held-back`?',
    ]);
  });

  it('without names ignores nothing', () => {
    for (const comment of ['ignore', 'ignore[]', 'ignore because']) {
      const text = `numpy # preflight: ${comment}\n`;
      assert.deepEqual(tuned(text, held(text, 'numpy')), [
        'held-back numpy',
        'unused-ignore: Ignores nothing: name the codes of findings in brackets, as in `# preflight: ignore[held-back]`',
      ]);
    }
  });

  it('is used even if a list ignores the finding as well', () => {
    const text = 'numpy # preflight: ignore[held-back]\n';
    assert.deepEqual(tuned(text, held(text, 'numpy'), { ignore: ['held-back'] }), []);
  });

  it('can ignore that another name ignores nothing', () => {
    const text = 'numpy # preflight: ignore[held-back, unused-ignore]\n';
    assert.deepEqual(tuned(text, []), []);
    assert.equal(tuned('numpy # preflight: ignore[held-back]\n', [], { ignore: ['unused-ignore'] }).length, 0);
  });

  it('is looked up in time proportional to the text', () => {
    const text = 'numpy # preflight: ignore[held-back]\n'.repeat(20_000);
    const one = found(text, 'held-back', 'numpy');
    const many = Array.from({ length: 20_000 }, (_, at) => ({ ...one, span: { start: at * 37, end: at * 37 + 5 } }));
    assert.deepEqual(tuned(text, many), []);
  });
});
