// Who gets which password: the same projects with uv and with this program, against servers that write down what they are sent.
//
//   node tools/compareCredentials.mjs UV PYTHON [--only TEXT] [--verbose]
//
// UV is a uv, PYTHON the interpreter that it resolves for, as Pyodide's answers it. Two servers on loopback stand for two hosts, since a
// password belongs to scheme, host and port. Compared are the credentials that each server got, and whether the project resolves.
// Prints what differs; the exit code is 1 if anything does. Build first.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './project.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, verbose: { type: 'boolean', default: false } },
});
const [uv, python] = positionals;
if (uv === undefined || python === undefined) {
  console.error('usage: node tools/compareCredentials.mjs UV PYTHON [--only TEXT] [--verbose]');
  process.exit(2);
}

const WHEEL = 'good-1.0-py3-none-any.whl';
const METADATA = 'Metadata-Version: 2.1\nName: good\nVersion: 1.0\n';
const ALLOWED = basic('jane', 's3cret');

function basic(user, password) {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** A server with an index for everybody and one for `jane`, at `/open/` and `/private/`; notes who sends what. */
async function startServer(other) {
  const seen = [];
  const server = createServer((request, response) => {
    // Our Pyodide index, which uv does not have here.
    if (request.url.startsWith('/none/')) return response.writeHead(404).end();
    const { authorization = '-' } = request.headers;
    const who = authorization === '-' ? '-' : Buffer.from(authorization.slice(6), 'base64').toString();
    seen.push(`${who} ${request.url}`);
    const [, kind, ...rest] = request.url.split('/');
    const path = rest.join('/');
    if (kind === 'moved') return response.writeHead(302, { location: `/private/${path}` }).end();
    if (kind === 'elsewhere') return response.writeHead(302, { location: `${other()}/private/${path}` }).end();
    if (kind === 'files-elsewhere' && path === 'good/') return page(response, `${other()}/private/files/${WHEEL}`);
    const isOpen = kind === 'open' || kind === 'files-elsewhere';
    if (!isOpen && authorization !== ALLOWED) {
      return response.writeHead(kind === 'forbidden' ? 403 : 401, { 'www-authenticate': 'Basic realm="x"' }).end();
    }
    if (path === 'good/') return page(response, `/${kind}/files/${WHEEL}`);
    if (path === `files/${WHEEL}.metadata`) return response.end(METADATA);
    if (path === 'links.html')
      return response.setHeader('content-type', 'text/html').end(`<a href="files/${WHEEL}">x</a>`);
    response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    take: () => seen.splice(0),
    close: () => server.close(),
  };
}

function page(response, url) {
  response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
  const file = { filename: WHEEL, url, hashes: {}, 'core-metadata': true };
  response.end(JSON.stringify({ meta: { 'api-version': '1.0' }, name: 'good', files: [file], versions: ['1.0'] }));
}

const near = await startServer(() => far.origin);
const far = await startServer(() => near.origin);

/** An address with a user and a password in it. */
const login = (url, user = 'jane', password = 's3cret') => url.replace('http://', `http://${user}:${password}@`);
const A = near.origin;
const B = far.origin;
const [PRIVATE, OPEN, OTHER] = [`${A}/private/`, `${A}/open/`, `${B}/private/`];
const CORP = { UV_INDEX_CORP_USERNAME: 'jane', UV_INDEX_CORP_PASSWORD: 's3cret' };
const table = (url, more = '', name = 'corp') => `[[tool.uv.index]]\nname = "${name}"\nurl = "${url}"\n${more}`;
const DEFAULT = 'default = true\n';
const NETRC = 'machine 127.0.0.1 login jane password s3cret\n';

/** Each case: what stands in the project, in its environment, in netrc, and in a `uv.toml` beside. */
const CASES = {
  'user and password in the address of an index': { toml: table(login(PRIVATE), DEFAULT) },
  'the same percent-encoded': { toml: table(login(PRIVATE, 'j%61ne', 's3%63ret'), DEFAULT) },
  'an address without credentials': { toml: table(PRIVATE, DEFAULT) },
  'a wrong password in the address': { toml: table(login(PRIVATE, 'jane', 'wrong'), DEFAULT) },
  'a user in the address, a password in netrc': {
    toml: table(PRIVATE.replace('//', '//jane@'), DEFAULT),
    netrc: NETRC,
  },
  'another user in the address than in netrc': { toml: table(PRIVATE.replace('//', '//joe@'), DEFAULT), netrc: NETRC },
  'netrc alone': { toml: table(PRIVATE, DEFAULT), netrc: NETRC },
  'netrc for another host': {
    toml: table(PRIVATE, DEFAULT),
    netrc: 'machine example.com login jane password s3cret\n',
  },
  'netrc where nobody asks': { toml: table(OPEN, DEFAULT), netrc: NETRC },
  'variables of a named index': { toml: table(PRIVATE, DEFAULT), env: CORP },
  'variables of a named index where nobody asks': { toml: table(OPEN, DEFAULT), env: CORP },
  'variables of another name': { toml: table(PRIVATE, DEFAULT, 'other'), env: CORP },
  'variables of PyPI for a main index without a name': {
    toml: `[tool.uv]\nindex-url = "${PRIVATE}"\n`,
    env: { UV_INDEX_PYPI_USERNAME: 'jane', UV_INDEX_PYPI_PASSWORD: 's3cret' },
  },
  'variables of a name with a hyphen': {
    toml: table(PRIVATE, DEFAULT, 'my-corp'),
    env: { UV_INDEX_MY_CORP_USERNAME: 'jane', UV_INDEX_MY_CORP_PASSWORD: 's3cret' },
  },
  'variables of a name with a dot': {
    toml: table(PRIVATE, DEFAULT, 'my.corp'),
    env: { UV_INDEX_MY_CORP_USERNAME: 'jane', UV_INDEX_MY_CORP_PASSWORD: 's3cret' },
  },
  'variables beside credentials in the address': { toml: table(login(PRIVATE, 'joe', 'x'), DEFAULT), env: CORP },
  'variables with a password only': { toml: table(PRIVATE, DEFAULT), env: { UV_INDEX_CORP_PASSWORD: 's3cret' } },
  'variables with a user only, a password in netrc': {
    toml: table(PRIVATE, DEFAULT),
    env: { UV_INDEX_CORP_USERNAME: 'jane' },
    netrc: NETRC,
  },
  'authenticate = "always" without credentials': { toml: table(OPEN, `${DEFAULT}authenticate = "always"\n`) },
  'authenticate = "always" with netrc': { toml: table(PRIVATE, `${DEFAULT}authenticate = "always"\n`), netrc: NETRC },
  'authenticate = "never" with credentials': { toml: table(login(PRIVATE), `${DEFAULT}authenticate = "never"\n`) },
  'authenticate = "never" with netrc': { toml: table(PRIVATE, `${DEFAULT}authenticate = "never"\n`), netrc: NETRC },
  'ignore-error-codes of a refusal, another index behind': {
    toml: table(PRIVATE, 'ignore-error-codes = [401]\n') + table(OPEN, DEFAULT, 'open'),
  },
  'a refusal, another index behind': { toml: table(PRIVATE) + table(OPEN, DEFAULT, 'open') },
  'a prohibition, another index behind': { toml: table(`${A}/forbidden/`) + table(OPEN, DEFAULT, 'open') },
  'the main index in the environment': { env: { UV_DEFAULT_INDEX: login(PRIVATE) } },
  'a named main index in the environment': { env: { UV_DEFAULT_INDEX: `corp=${PRIVATE}`, ...CORP } },
  'a named index in the environment': {
    toml: table(OPEN, DEFAULT, 'open'),
    env: { UV_INDEX: `corp=${PRIVATE}`, ...CORP },
  },
  UV_INDEX_URL: { env: { UV_INDEX_URL: login(PRIVATE) } },
  UV_EXTRA_INDEX_URL: { toml: table(OPEN, DEFAULT, 'open'), env: { UV_EXTRA_INDEX_URL: login(PRIVATE) } },
  'index-url of [tool.uv.pip]': { toml: `[tool.uv.pip]\nindex-url = "${login(PRIVATE)}"\n` },
  'an index of uv.toml': { uvToml: table(login(PRIVATE), DEFAULT).replaceAll('tool.uv.', '') },
  'an index of uv.toml with variables': { uvToml: table(PRIVATE, DEFAULT).replaceAll('tool.uv.', ''), env: CORP },
  'a move on the same server': { toml: table(login(`${A}/moved/`), DEFAULT) },
  'a move to another server': { toml: table(login(`${A}/elsewhere/`), DEFAULT) },
  'a move to another server that netrc knows': { toml: table(login(`${A}/elsewhere/`), DEFAULT), netrc: NETRC },
  'files on another server': { toml: table(login(`${A}/files-elsewhere/`), DEFAULT) },
  'two indexes on one server, one with credentials': {
    toml: table(login(PRIVATE)) + table(`${A}/private/`, DEFAULT, 'two'),
  },
  'two indexes on two servers, one with credentials': { toml: table(login(OPEN)) + table(OTHER, DEFAULT, 'two') },
  'a token as the user': { toml: table(PRIVATE.replace('//', '//token@'), DEFAULT) },
  'an index of one project': {
    toml: `${table(login(PRIVATE), 'explicit = true\n')}${table(OPEN, DEFAULT, 'open')}[tool.uv.sources]\ngood = { index = "corp" }\n`,
  },
  'an index of one project with variables': {
    toml: `${table(PRIVATE, 'explicit = true\n')}${table(OPEN, DEFAULT, 'open')}[tool.uv.sources]\ngood = { index = "corp" }\n`,
    env: CORP,
  },
  'a page of links': { toml: `[tool.uv]\nno-index = true\nfind-links = ["${login(`${PRIVATE}links.html`)}"]\n` },
};

/** Here a server that an index leads to gets no password at all, as docs/security.md says. */
const STRICTER = ['a move to another server that netrc knows'];

let different = 0;
for (const [name, what] of Object.entries(CASES)) {
  if (!name.includes(flags.only)) continue;
  const [theirs, ours] = [await observe(name, what, runUv), await observe(name, what, runOurs)];
  const isSame = JSON.stringify(theirs) === JSON.stringify(ours);
  const isStricter =
    !isSame && STRICTER.includes(name) && !ours.resolves && ours.sent.every((one) => theirs.sent.includes(one));
  if (!isSame && !isStricter) different++;
  if (isSame && !flags.verbose) continue;
  console.log(
    `${isSame ? 'same' : isStricter ? 'stricter, as documented' : 'DIFFERS'}  ${name}\n  uv    ${JSON.stringify(theirs)}\n  ours  ${JSON.stringify(ours)}`,
  );
}
console.log(`${Object.keys(CASES).length} cases, ${different} differ`);
near.close();
far.close();
process.exitCode = different > 0 ? 1 : 0;

/** Who was sent to which part of which server, each once, and whether the project resolves. */
async function observe(name, { toml = '', env = {}, netrc, uvToml }, run) {
  const work = mkdtempSync(join(tmpdir(), 'credentials-'));
  const folder = join(work, 'project');
  mkdirSync(folder);
  const project = '[project]\nname = "w"\nversion = "1"\nrequires-python = ">=3.13"\ndependencies = ["good"]\n';
  writeFileSync(join(folder, 'pyproject.toml'), `${project}${toml}`);
  if (uvToml !== undefined) writeFileSync(join(folder, 'uv.toml'), uvToml);
  if (netrc !== undefined) writeFileSync(join(work, 'netrc'), netrc);
  const variables = {
    PATH: process.env.PATH,
    HOME: work,
    XDG_CACHE_HOME: join(work, 'cache'),
    ...(netrc !== undefined && { NETRC: join(work, 'netrc') }),
    ...env,
  };
  try {
    const resolves = await run(folder, variables);
    const part = (server, line) => `${server} ${line.split(' ')[0]} ${line.split('/')[1]}`;
    const seen = [...near.take().map((line) => part('A', line)), ...far.take().map((line) => part('B', line))];
    // Who is asked first without and then with a password gets the same as who is asked with it at once.
    const sent = [...new Set(seen.filter((line) => !/ - |: /.test(line)))].sort();
    return { resolves, sent };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function runUv(folder, env) {
  const words = ['pip', 'compile', 'pyproject.toml', '--python', python, '--no-build', '--no-header', '--quiet'];
  const { code, errors } = await ran(
    uv,
    [...words, '--extra-index-url', `${A}/none/`, '--index-strategy', 'unsafe-best-match'],
    folder,
    env,
  );
  if (flags.verbose && code !== 0) console.log(errors);
  return code === 0;
}

async function runOurs(folder, env) {
  const program = join(ROOT, 'server/bin/pyodide-preflight.mjs');
  const words = ['check', '--target', 'workers-3.13', '--format', 'json', '--pyodide-index-url', `${A}/none`];
  const { output } = await ran(process.execPath, [program, ...words], folder, env);
  const [file] = JSON.parse(output).files;
  return file.resolution?.resolves === true;
}

async function ran(command, words, cwd, env) {
  const child = spawn(command, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (errors += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, output, errors };
}
