/** What an index and a file may say to deceive: escapes, marks of every format, characters that cannot be seen. Invented. */
import { FakeIndex } from './fakeIndex.ts';
import { VirtualHost } from './virtualHost.ts';

const LINK = '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007';
const MARKS = '<img src=x> [go](https://evil.example) `code` | cell ]]> & "quoted"';
const HIDDEN = '\u202egnp\u202c nu\u200bll \u001b[2J \u0085';
const LONG = 'w'.repeat(5000);

/** Lines of a file; those of the metadata are the same without line breaks of any kind. */
const LINES = [
  `kite ${LINK}`,
  `kite; ${MARKS}`,
  `lamp @ https://evil.example/${HIDDEN}.whl`,
  '::set-output name=x::y',
  '::error file=a.py::injected',
  `--index-url ${MARKS}`,
  `-r ${MARKS}${HIDDEN}.txt`,
  'half \ud800 surrogate',
  `string==${MARKS}`,
  LONG,
];
/** A requirements file. */
export const FILE = `kite\nlamp\r::warning::carriage\n${LINES.join('\n')}\n`;

const inToml = (text: string): string => JSON.stringify(text.replace(/\p{Cs}/gu, '?'));

/** A pyproject.toml, and as good as a `uv.toml`, whose names and addresses are such texts. */
export const SETTINGS = [
  '[project]',
  `name = ${inToml(`app${HIDDEN}`)}`,
  `version = ${inToml(MARKS)}`,
  `requires-python = ${inToml(`>=3.12${HIDDEN}`)}`,
  `dependencies = ["string", ${inToml(`kite ; ${MARKS}`)}]`,
  '[tool.uv]',
  `required-version = ${inToml(LINK)}`,
  `find-links = [${inToml(`https://evil.example/${HIDDEN}`)}]`,
  '[tool.uv.sources]',
  `${inToml(`lamp${LINK}`)} = { index = ${inToml(MARKS)} }`,
  '[[tool.uv.index]]',
  `name = ${inToml(`own${HIDDEN}`)}`,
  `url = ${inToml(`https://reader:s3cret@evil.example/${LINK}`)}`,
  '[tool.pyodide-preflight]',
  `ignore = [${inToml(`held-back:${HIDDEN}`)}]`,
].join('\n');

/** The same as metadata have it. */
export const NEEDS = LINES.map((line) => line.replace(/[\r\n]/g, ' '));

/** What no surface may have in it as it is, but for line breaks. */
export const RAW = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u;

/** A host whose only index speaks so. */
export function deceptiveWorld(): VirtualHost {
  const index = new FakeIndex({
    'kite-1.0-py3-none-any.whl': NEEDS,
    'lamp-1.0-cp313-cp313-win_amd64.whl': NEEDS,
    'string-2.0-py3-none-any.whl': ['kite', 'lamp'],
  });
  const host = new VirtualHost();
  host.http = index.http;
  return host;
}

/** The index of that host. */
export const DECEPTIVE_INDEX = 'https://pypi.example/simple/';
