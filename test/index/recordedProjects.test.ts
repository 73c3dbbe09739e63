import assert from 'node:assert/strict';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import {
  formatRecordedProjects,
  parseRecordedProjects,
  projectOfWheel,
  recordedProjectPath,
  recordedReleasePath,
  type RecordedProject,
  type RecordedProjects,
} from '../../server/src/index/recordedProjects.ts';
import { english } from '../support/english.ts';
import { PseudoRandom } from '../support/pseudoRandom.ts';
import { JSON_PAGE, recordedProject, recordedText } from '../support/recordedFiles.ts';

const WHEEL = 'demo-1.0-py3-none-any.whl';
const DEMO = normalizeName('demo');

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function text(body: Uint8Array | undefined): string | undefined {
  return body && new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
}

function parsed(file: string | Uint8Array): RecordedProjects {
  const projects = parseRecordedProjects(typeof file === 'string' ? bytes(file) : file);
  if ('problem' in projects) throw new Error(english(projects.problem));
  return projects;
}

function problemOf(...lines: readonly string[]): string {
  const projects = parseRecordedProjects(bytes(lines.join('\n')));
  return 'problem' in projects ? english(projects.problem) : 'none';
}

/** The metadata of one wheel after writing and reading them. */
function throughFile(metadata: Uint8Array): Uint8Array | undefined {
  return parsed(recordedText('demo', undefined, { [WHEEL]: metadata }))
    .get(DEMO)
    ?.metadata.get(WHEEL);
}

const TITLE = 'pyodide-preflight recorded index 1';

describe('the files of a recorded index', () => {
  it('have a line for each file of a page, and metadata as they read', () => {
    const files = [
      { filename: WHEEL, url: `../../files/${WHEEL}`, hashes: {}, yanked: false },
      { filename: 'demo-1.0.tar.gz', url: '../../files/demo-1.0.tar.gz', hashes: {}, yanked: 'bad, "very" bad' },
    ];
    const page = JSON.stringify({ meta: { 'api-version': '1.1' }, name: 'demo', versions: [], files });
    const metadata = { [WHEEL]: 'Metadata-Version: 2.1\nName: demo\nSummary: Größe\n\nA readme.\n' };
    assert.deepEqual(recordedText('demo', { body: page }, metadata).split('\n'), [
      TITLE,
      'project demo',
      `page ${JSON_PAGE}`,
      '  {',
      '    "meta":{"api-version":"1.1"},',
      '    "name":"demo",',
      '    "versions":[],',
      '    "files":[',
      `      ${JSON.stringify(files[0])},`,
      `      ${JSON.stringify(files[1])}`,
      '    ]',
      '  }',
      `metadata ${WHEEL}`,
      '  Metadata-Version: 2.1',
      '  Name: demo',
      '  Summary: Größe',
      '',
      '  A readme.',
      'end',
      '',
    ]);
  });

  it('give back the page that was written, its JSON without blanks, as PyPI sends it', () => {
    const bodies = ['{"name":"demo","files":[{"filename":"aé  c"},{"size":1}],"more":[[1,2],{"x":[]}]}', '{}', '[1]'];
    for (const body of bodies) {
      const read = text(
        parsed(recordedText('demo', { body: ` ${body.replaceAll(',', ' ,\n')}\n` })).get(DEMO)?.page?.body,
      );
      assert.equal(read, body);
    }
    const html = '<!DOCTYPE html>\r\n\n<a href="x">\\x41</a>  \n\t</html>';
    const page = parsed(recordedText('demo', { contentType: 'text/html; charset=utf-8', body: html })).get(DEMO)?.page;
    assert.equal(page?.contentType, 'text/html; charset=utf-8');
    assert.equal(text(page.body), html);
  });

  it('are equal for equal recordings, in whatever order they come', () => {
    const wheels = { 'demo-2.0-py3-none-any.whl': 'Name: demo\n', [WHEEL]: 'Name: demo\n' };
    const projects = [
      recordedProject('other', { contentType: 'text/html', body: '<a>\n' }),
      recordedProject('demo', undefined, wheels),
    ];
    const written = formatRecordedProjects(projects);
    assert.equal(formatRecordedProjects(parsed(written).values()), written);
    assert.equal(
      formatRecordedProjects([
        recordedProject('demo', undefined, Object.fromEntries(Object.entries(wheels).reverse())),
        ...projects.slice(0, 1),
      ]),
      written,
    );
    assert.deepEqual([...parsed(written).keys()], ['demo', 'other']);
  });

  it('spell out what cannot be seen, so that no editor changes it', () => {
    const metadata = 'Name: demo\r\nSummary: C:\\demo\u202e\u0000 \t\nAuthor: \ufeffa\tb\n  \nLast';
    assert.deepEqual(
      recordedText('demo', undefined, { [WHEEL]: metadata })
        .split('\n')
        .slice(3),
      [
        '  Name: demo\\r',
        '  Summary: C:\\\\demo\\xe2\\x80\\xae\\x00\\x20\\x09',
        '  Author: \\xef\\xbb\\xbfa\tb',
        '  \\x20\\x20',
        '  Last\\',
        'end',
        '',
      ],
    );
    const latin = Uint8Array.from([0x41, 0xe9, 0x20, 0x5c, 0x0a]);
    assert.equal(recordedText('demo', undefined, { [WHEEL]: latin }).split('\n')[3], '  A\\xe9 \\\\');
  });

  it('keep metadata byte for byte, whatever they are', () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const texts = [
      '',
      '\n',
      '\n\n',
      'a',
      'a\n',
      '\r',
      '\r\n',
      'a\\',
      'a\\\n',
      '\\\n\n',
      ' a\n',
      '  \n',
      '\ufeffa\n',
      'end\n',
    ];
    for (const metadata of [every, ...texts.map(bytes)]) assert.deepEqual(throughFile(metadata), metadata);
    const random = new PseudoRandom(1);
    const frequent = [10, 13, 32, 92, 92, 120, 52, 49, 9, 101, 0xc3, 0xa9, 0xff];
    for (let round = 0; round < 500; round++) {
      const metadata = Uint8Array.from({ length: random.below(30) }, () =>
        random.percent(70) ? random.pick(frequent) : random.below(256),
      );
      assert.deepEqual(throughFile(metadata), metadata, [...metadata].join(' '));
    }
  });

  it('are text: UTF-8 without blanks at the ends of lines', () => {
    const every = Uint8Array.from({ length: 512 }, (_, index) => index >> 1);
    const written = recordedText('demo', undefined, { [WHEEL]: every });
    assert.doesNotMatch(written, /[ \t\r]$|[^\t\n\x20-\x7e]/m);
  });

  it('may have had their line ends changed by a checkout on Windows', () => {
    const written = recordedText('demo', { body: '{"files":[{}]}' }, { [WHEEL]: 'Name: demo\r\n\nText\n' });
    const { page, metadata } = parsed(written.replaceAll('\n', '\r\n')).get(DEMO) ?? recordedProject('none');
    assert.equal(text(page?.body), '{"files":[{}]}');
    assert.equal(text(metadata.get(WHEEL)), 'Name: demo\r\n\nText\n');
  });

  it('say which line is wrong', () => {
    const demo = [TITLE, 'project demo'];
    const page = [...demo, 'page text/html', '  <a>'];
    const cases: readonly (readonly [problem: string, ...lines: readonly string[]])[] = [
      ['the file does not start with `pyodide-preflight recorded index`', ''],
      ['the file does not start with `pyodide-preflight recorded index`', '{"name": "demo"}'],
      [
        'the file has version 3 of its format, and the newest known here is 2',
        'pyodide-preflight recorded index 3',
        'anything',
      ],
      ['the file is truncated: it does not end in `end`', ...page],
      ['line 4 comes after `end`', ...demo, 'end', 'project other'],
      [
        'line 5 is not indented and does not start with `project`, `page`, `metadata` or `sources`',
        ...page,
        '<<<<<<< HEAD',
        'end',
      ],
      [
        'line 5 is not indented and does not start with `project`, `page`, `metadata` or `sources`',
        ...page,
        ' <a>',
        'end',
      ],
      ['line 2 belongs to no project', TITLE, 'page text/html', 'end'],
      ['line 2 does not name a project in normalized form', TITLE, 'project De.mo', 'end'],
      ['line 3 names a project a second time', ...demo, 'project demo', 'end'],
      ['line 3 belongs neither to a page nor to metadata', ...demo, '  text', 'end'],
      ['line 5 starts a second page of the same project', ...page, 'page text/html', 'end'],
      ['line 3 does not name a file', ...demo, 'metadata ../demo.whl', 'end'],
      ['line 4 names the same file a second time', ...demo, 'metadata a.whl', 'metadata a.whl', 'end'],
      ['line 5 has an unknown escape', ...demo, 'metadata a.whl', '  fine \\\\', '  bad \\q', 'end'],
      ['line 4 has an unknown escape', ...demo, 'metadata a.whl', '  bad \\x4', 'end'],
    ];
    for (const [problem, ...lines] of cases) assert.equal(problemOf(...lines), problem, lines.join('\n'));
  });

  it('are read to their end in time, however hostile', () => {
    const hostile = ['\n', '  \\', '  \\\n', ' ', '  {', 'metadata a\n', 'x'].map((piece) => piece.repeat(1_000_000));
    for (const piece of hostile) {
      const projects = parseRecordedProjects(bytes(`${TITLE}\nproject demo\nmetadata ${WHEEL}\n${piece}`));
      assert.ok('problem' in projects);
      assert.ok(english(projects.problem).length < 200);
    }
    const blanks = bytes(`${' '.repeat(1_000_000)}x`);
    assert.deepEqual(throughFile(blanks), blanks);
  });

  it('cannot hold what would not come back', () => {
    const refused: readonly (readonly [RegExp, RecordedProject])[] = [
      [/"De\.mo" is no normalized name/, { ...recordedProject('demo'), name: 'De.mo' as RecordedProject['name'] }],
      [/is called JSON and is none/, recordedProject('demo', { body: '{"files":' })],
      [/is no content type/, recordedProject('demo', { contentType: 'text/html\nend', body: '' })],
      [/is no file name/, recordedProject('demo', undefined, { 'a\nend': '' })],
      [/is no file name/, recordedProject('demo', undefined, { '../a.whl': '' })],
    ];
    for (const [message, project] of refused)
      assert.throws(() => formatRecordedProjects([project]), { name: 'TypeError', message });
  });

  it('have names that stay within their folder', () => {
    assert.equal(recordedProjectPath(DEMO), 'pypi/demo.recorded');
    assert.equal(recordedReleasePath('0.28.3'), 'pyodide/0.28.3.recorded');
    assert.equal(recordedReleasePath('../../x'), 'pyodide/..%2F..%2Fx.recorded');
    assert.equal(projectOfWheel('Typing_Extensions-4.0-py3-none-any.whl'), 'typing-extensions');
  });
});
