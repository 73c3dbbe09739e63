/** Includes of requirements files: what they add, and what is wrong with them. */
import assert from 'node:assert/strict';
import { say } from '../../../../server/src/core/messages/message.ts';
import type { DependencyFile } from '../../../../server/src/core/dependencyFiles/dependencyFile.ts';
import { resolveIncludes } from '../../../../server/src/core/dependencyFiles/includes/resolveIncludes.ts';
import { parseRequirementsTxt } from '../../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { english } from '../../../support/english.ts';

/** A project's files by path; the first one is read with everything it includes. */
function resolve(files: Readonly<Record<string, string>>): { file: DependencyFile; asked: string[] } {
  const asked: string[] = [];
  const [root = ''] = Object.keys(files);
  const file = resolveIncludes(parseRequirementsTxt(root, files[root] ?? ''), (path, kind) => {
    asked.push(path);
    const text = files[path];
    return text === undefined
      ? { unreadable: say('asReported', { text: 'it does not exist' }) }
      : parseRequirementsTxt(path, text, kind === 'constraints' ? kind : 'requirements');
  });
  return { file, asked };
}

/** Table, text and file of each declaration. */
function shown({ declarations }: DependencyFile): string[] {
  return declarations.map(({ table, text, path }) => `${table}: ${text} (${path})`);
}

/** The path, the marked text and the message of each problem. */
function problems(file: DependencyFile, files: Readonly<Record<string, string>>): string[] {
  return file.problems.map(
    ({ path, span, problem }) => `${path}: [${files[path]?.slice(span.start, span.end) ?? ''}] ${english(problem)}`,
  );
}

describe('an included requirements file', () => {
  it('stands where it is included, with its own path', () => {
    const { file } = resolve({
      '/app/requirements.txt': 'a\n-r sub/base.txt\nb\n',
      '/app/sub/base.txt': 'c\n-r ../more.txt\nd\n',
      '/app/more.txt': 'e\n',
    });
    assert.deepEqual(shown(file), [
      'requirements: a (/app/requirements.txt)',
      'requirements: c (/app/sub/base.txt)',
      'requirements: e (/app/more.txt)',
      'requirements: d (/app/sub/base.txt)',
      'requirements: b (/app/requirements.txt)',
    ]);
    assert.deepEqual(file.problems, []);
  });

  it('holds constraints where it is included as such, and so does all that it includes', () => {
    const { file } = resolve({
      '/app/requirements.txt': '-c pins.txt\na\n',
      '/app/pins.txt': 'a<2\n-r base.txt\n',
      '/app/base.txt': 'b<3\n',
    });
    assert.deepEqual(shown(file), [
      'constraints: a<2 (/app/pins.txt)',
      'constraints: b<3 (/app/base.txt)',
      'requirements: a (/app/requirements.txt)',
    ]);
    assert.deepEqual(
      file.declarations.map((declaration) => declaration.role),
      ['constraint', 'constraint', 'requirement'],
    );
  });

  it('may be constraint and requirement, and is read once for each, however often it is included', () => {
    const { file, asked } = resolve({
      '/app/requirements.txt': '-r base.txt\n-c base.txt\n-r ./base.txt\n-r other.txt\n',
      '/app/base.txt': 'a\n',
      '/app/other.txt': '-r base.txt\n',
    });
    assert.deepEqual(shown(file), ['requirements: a (/app/base.txt)', 'constraints: a (/app/base.txt)']);
    assert.deepEqual(asked, ['/app/base.txt', '/app/base.txt', '/app/other.txt']);
  });

  it('adds its index options; the including file comes first', () => {
    const { file } = resolve({
      '/app/requirements.txt': '-r base.txt\n-i https://outer.example\n--extra-index-url https://x.example\n',
      '/app/base.txt': '-i https://inner.example\n--extra-index-url https://y.example\n--pre\n',
    });
    assert.equal(file.indexOptions.indexUrl, 'https://outer.example');
    assert.deepEqual(file.indexOptions.extraIndexUrls, ['https://x.example', 'https://y.example']);
    assert.equal(file.indexOptions.pre, true);
  });

  it('keeps its problems at their places', () => {
    const files = { '/app/requirements.txt': '-r base.txt\n', '/app/base.txt': 'ok\n--bogus\n' };
    const { file } = resolve(files);
    assert.deepEqual(problems(file, files), [
      '/app/base.txt: [--bogus] `--bogus` is not an option of requirements files',
    ]);
  });

  it('is found on Windows too', () => {
    const { file } = resolve({ 'C:\\app\\requirements.txt': '-r sub/base.txt\n', 'C:\\app\\sub\\base.txt': 'a\n' });
    assert.deepEqual(shown(file), ['requirements: a (C:\\app\\sub\\base.txt)']);
  });

  it('may have a URL, which is asked for as it is', () => {
    const { asked } = resolve({ '/app/requirements.txt': '-r https://example.org/../base.txt?x=/../y\n' });
    assert.deepEqual(asked, ['https://example.org/../base.txt?x=/../y']);
  });
});

describe('a wrong include', () => {
  it('of a file that is missing is marked, and the rest is read', () => {
    const files = { '/app/requirements.txt': 'a\n-r gone.txt # why\nb\n' };
    const { file } = resolve(files);
    assert.deepEqual(problems(file, files), [
      '/app/requirements.txt: [gone.txt] `gone.txt` cannot be read: it does not exist',
    ]);
    assert.deepEqual(
      file.declarations.map((declaration) => declaration.text),
      ['a', 'b'],
    );
  });

  it('of the file itself is marked', () => {
    const files = { '/app/requirements.txt': 'a\n-r ../app/requirements.txt\nb\n' };
    const { file } = resolve(files);
    assert.deepEqual(problems(file, files), [
      '/app/requirements.txt: [../app/requirements.txt] `../app/requirements.txt` includes itself: pip rejects that, uv reads it once',
    ]);
    assert.equal(file.declarations.length, 2);
  });

  it('of the file itself is marked once, however often it is written', () => {
    const files = { '/app/requirements.txt': `a\n${'-r requirements.txt\n'.repeat(4000)}` };
    assert.deepEqual(problems(resolve(files).file, files), [
      '/app/requirements.txt: [requirements.txt] `requirements.txt` includes itself 4000 times: pip rejects that, uv reads it once',
    ]);
  });

  it('that closes a circle is marked where the circle closes, once', () => {
    const files = {
      '/app/requirements.txt': '-r a.txt\n-r b.txt\n',
      '/app/a.txt': 'a\n-r b.txt\n',
      '/app/b.txt': 'b\n-r a.txt\n',
    };
    const { file } = resolve(files);
    assert.deepEqual(problems(file, files), [
      '/app/b.txt: [a.txt] `a.txt` includes itself via `b.txt`: pip rejects that, uv reads it once',
    ]);
    assert.equal(file.problems[0]?.severity, 'warning');
    assert.deepEqual(shown(file), ['requirements: a (/app/a.txt)', 'requirements: b (/app/b.txt)']);
  });

  it('that closes a circle is marked in the same place, whichever of the files is checked', () => {
    const texts = {
      '/app/dev.txt': '-r requirements.txt\n',
      '/app/more.txt': '-r dev.txt\n',
      '/app/requirements.txt': '-r more.txt\na\n',
    };
    const names = Object.keys(texts) as (keyof typeof texts)[];
    for (const root of names) {
      const files = { [root]: texts[root], ...texts };
      assert.deepEqual(problems(resolve(files).file, files), [
        '/app/more.txt: [dev.txt] `dev.txt` includes itself via `requirements.txt`, `more.txt`: pip rejects that, uv reads it once',
      ]);
    }
  });

  it('that reads a file for one installer only is marked for that one', () => {
    const files = { '/app/requirements.txt': '-r=more.txt\n', '/app/more.txt': 'a\n' };
    const { file } = resolve(files);
    assert.deepEqual(
      file.declarations.map(({ text, seenBy }) => [text, seenBy]),
      [['a', 'uv']],
    );
    assert.deepEqual(
      file.problems.map(({ severity, objector }) => [severity, objector]),
      [['error', 'packaging']],
    );
  });

  it('brings no second index in the place of PyPI, at which uv stops', () => {
    const INNER = '-i https://inner.example\n';
    const OUTER = '-i https://outer.example\n';
    const stopsAt = (files: Readonly<Record<string, string>>): readonly string[] =>
      problems(resolve(files).file, files).map((one) => one.replace(/:? .*(?=\[)| uv .*$|, and uv .*$/g, ''));
    const root = '/app/requirements.txt';
    assert.deepEqual(stopsAt({ [root]: `${INNER}-r in.txt\n`, '/app/in.txt': INNER }), []);
    assert.deepEqual(stopsAt({ [root]: `${OUTER}-c in.txt\n`, '/app/in.txt': INNER }), []);
    assert.deepEqual(stopsAt({ [root]: '-r in.txt\n-r in.txt\n', '/app/in.txt': INNER }), []);
    assert.deepEqual(stopsAt({ [root]: `${OUTER}-r in.txt\n`, '/app/in.txt': INNER }), [
      `${root}[in.txt] \`in.txt\` has another \`--index-url\` than the one before`,
    ]);
    assert.deepEqual(stopsAt({ [root]: `-r in.txt\n${INNER}`, '/app/in.txt': INNER }), [
      `${root}[-i https://inner.example]`,
    ]);
    assert.deepEqual(stopsAt({ [root]: '-r a.txt\n-r b.txt\n', '/app/a.txt': INNER, '/app/b.txt': OUTER }), [
      `${root}[b.txt] \`b.txt\` has another \`--index-url\` than the one before`,
    ]);
  });

  it('with a variable in its name is passed over, and that is said', () => {
    const files = { '/app/requirements.txt': '-r ${DIR}/base.txt\n' };
    const { file, asked } = resolve(files);
    assert.equal(file.problems[0]?.severity, 'information');
    assert.deepEqual(asked, []);
  });

  it('at a web address is not read, which is no mistake of the file', () => {
    const { file } = resolve({ '/app/requirements.txt': '-c https://example.invalid/constraints.txt\n' });
    assert.deepEqual(
      file.problems.map(({ severity }) => severity),
      ['information'],
    );
  });

  it('of an endless chain ends', () => {
    const root = parseRequirementsTxt('/0.txt', '-r 1.txt\n');
    let count = 0;
    const file = resolveIncludes(root, (path) => parseRequirementsTxt(path, `x\n-r ${++count + 1}.txt\n`));
    assert.equal(file.problems.length, 1);
    assert.ok(count < 100);
  });
});
