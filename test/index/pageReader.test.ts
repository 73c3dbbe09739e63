import assert from 'node:assert/strict';
import { sliceJsonPage } from '../../server/src/index/_pageSlices.ts';
import { AnswerProblem } from '../../server/src/index/answerProblem.ts';
import { PageReader } from '../../server/src/index/pageReader.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { HTML_PAGE, JSON_PAGE } from '../support/testIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const URL_OF_PAGE = 'https://index.example/simple/demo/';
const DEMO = normalizeName('demo');
const JSON_TYPE = JSON_PAGE['content-type'];

function page(count: number): { readonly text: string; readonly names: readonly string[] } {
  const names = Array.from({ length: count }, (_, index) => `demo-1.${index}-py3-none-any.whl`);
  const files = names.map((filename, index) => ({
    filename,
    url: `https://files.example/${filename}`,
    hashes: { sha256: 'a'.repeat(64) },
    // Text that would mislead a reader that only looks for brackets.
    yanked: index % 7 === 0 ? 'broken: "]}, {[ \\' : false,
  }));
  const head = { meta: { 'api-version': '1.4', note: '"files": [' }, versions: names.map((_, index) => `1.${index}`) };
  return { text: JSON.stringify({ ...head, files, name: 'demo' }), names };
}

describe('a project page', () => {
  const read = async (
    text: string,
    slice: number,
    type = JSON_TYPE,
    host = new VirtualHost(),
  ): Promise<readonly string[]> =>
    (await new PageReader(host, slice).read(Buffer.from(text), type, URL_OF_PAGE, DEMO)).files.map(
      ({ filename }) => filename,
    );

  it('gives the same files in parts of any size as it does whole', async () => {
    const { text, names } = page(60);
    for (const size of [1, 100, 1000, 5000, text.length - 1, text.length]) {
      assert.deepEqual(await read(text, size), names, `parts of ${size}`);
    }
    assert.deepEqual(await read(JSON.stringify(JSON.parse(text), null, 2), 1000), names, 'with blanks in between');
  });

  it('keeps what stands beside the files', async () => {
    const { text } = page(60);
    const reader = new PageReader(new VirtualHost(), 1000);
    const result = await reader.read(Buffer.from(text), JSON_TYPE, URL_OF_PAGE, DEMO);
    assert.equal(result.name, 'demo');
    assert.equal(result.versions?.length, 60);
    assert.equal(result.files[0]?.yanked, 'broken: "]}, {[ \\');
  });

  it('lets others have their turn between the parts', async () => {
    const host = new VirtualHost();
    const { text } = page(200);
    await read(text, 2000, JSON_TYPE, host);
    assert.ok(host.turns >= text.length / 2000, `${host.turns} turns`);
  });

  it('is read in work that grows with its size, whatever stands beside its files', () => {
    const { text } = page(2000);
    const beside = JSON.stringify('x'.repeat(5_000_000));
    for (const large of [
      text.replace('"name"', `"extra":${beside},"name"`),
      text.replace('{', `{"extra":${beside},`),
      text.replace('"name"', `"extra":[${'[],'.repeat(500_000)}0],"name"`),
    ]) {
      let read = 0;
      for (const part of sliceJsonPage(large, 10_000)) read += part?.length ?? 0;
      assert.ok(read < 2 * text.length, `${read} characters parsed of a page of ${large.length}`);
    }
  });

  it('is refused in parts as it is whole when it is cut off or broken in the middle', async () => {
    const { text } = page(60);
    const middle = text.indexOf('demo-1.30');
    for (const broken of [text.slice(0, middle), text.slice(0, -1), text.slice(0, middle) + '"' + text.slice(middle)]) {
      for (const size of [1000, broken.length]) await assert.rejects(read(broken, size), AnswerProblem);
    }
  });

  it('may have no files at all', async () => {
    assert.deepEqual(await read('{"name": "demo", "files": [ ], "meta": {}}', 1), []);
  });

  it('in HTML gives the same links in parts as it does whole', async () => {
    const { names } = page(50);
    const links = names.map((name) => `<a href="https://files.example/${name}">${name}</a><br>`).join('\n');
    for (const size of [100, 1000, links.length]) {
      assert.deepEqual(await read(`<html><body>${links}</body></html>`, size, HTML_PAGE['content-type']), names);
    }
    const hidden = `<!-- <a href="https://files.example/no.whl">no.whl</a> --> ${links}`;
    assert.deepEqual(await read(hidden, 20, HTML_PAGE['content-type']), names);
  });
});
