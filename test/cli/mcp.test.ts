/** The tools for assistants, asked by the client of the protocol's own library, as an assistant starts the program. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { build, type Metafile } from 'esbuild';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { RECORDED_INDEX } from '../support/recorded.ts';

const EXAMPLES = path.resolve('examples');
const LIBRARY = 'node_modules/@modelcontextprotocol/';

describe('the tools for assistants', function () {
  this.timeout(120_000);
  let built: string;
  let program: string;
  let bundle: Metafile;

  before(async () => {
    built = await mkdtemp(path.join(tmpdir(), 'assistants-'));
    const { bundleOptions } = (await import(path.resolve('tools/build.mjs'))) as {
      bundleOptions: (options: { folder: string }) => readonly Parameters<typeof build>[0][];
    };
    const options = bundleOptions({ folder: built }).find(({ entryPoints }) =>
      JSON.stringify(entryPoints).includes('cliMain'),
    );
    bundle = (await build({ ...options, metafile: true })).metafile;
    program = path.join(built, 'server/dist/cli.mjs');
  });
  after(() => rm(built, { recursive: true, force: true }));

  /** Connects a client to the program, started in a folder. */
  async function connect(
    folder = EXAMPLES,
    options: readonly string[] = ['--recorded-index', RECORDED_INDEX],
  ): Promise<{ client: Client; errors: Promise<string> }> {
    const transport = new StdioClientTransport({
      ...{ command: process.execPath, args: [program, 'mcp', ...options], cwd: folder, stderr: 'pipe' },
      env: process.env as Record<string, string>,
    });
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport);
    return { client, errors: transport.stderr ? text(transport.stderr as never) : Promise.resolve('') };
  }

  async function call(client: Client, name: string, given: Record<string, unknown> = {}): Promise<CallToolResult> {
    return CallToolResultSchema.parse(await client.callTool({ name, arguments: given }));
  }

  function textsOf({ content }: CallToolResult): readonly string[] {
    return content.map((one) => (one.type === 'text' ? one.text : one.type));
  }

  /** The files that were checked. */
  function filesIn({ structuredContent }: CallToolResult): readonly string[] {
    return (structuredContent as { files: { path: string }[] }).files.map((one) => one.path);
  }

  it('are told with what they take, and that they change nothing', async () => {
    const { client } = await connect();
    const { tools } = await client.listTools();
    await client.close();
    assert.deepEqual(
      tools.map(({ name, inputSchema, annotations }) => [
        name,
        Object.keys(inputSchema.properties ?? {}),
        inputSchema.required ?? [],
        annotations?.readOnlyHint,
      ]),
      [
        ['check_project', ['path', 'targets', 'environment', 'evidence'], [], true],
        ['list_wheels', ['names', 'path', 'targets', 'deep', 'prereleases'], [], true],
        ['compare_targets', ['targets', 'path', 'deep'], ['targets'], true],
        ['explain', ['question', 'path', 'targets', 'environment', 'evidence'], ['question'], true],
        ['list_targets', ['all'], [], true],
      ],
    );
    for (const { inputSchema } of tools)
      for (const one of Object.values(inputSchema.properties ?? {}))
        assert.match((one as { description: string }).description, /\w+ \w+/);
  });

  for (const [name, command, given] of [
    ['check_project', 'check', { path: 'uvicorn-worker', targets: ['workers-3.13'] }],
    ['list_wheels', 'wheels', { names: ['fastuuid', 'pydantic-core'] }],
    ['compare_targets', 'compare', { path: 'pydantic-worker', targets: ['workers-3.13', 'workers-3.14'] }],
    ['explain', 'explain', { path: 'litellm-worker', question: 'fastuuid' }],
    ['explain', 'explain', { question: 'held-back' }],
    ['explain', 'explain', { question: 'No such compatibility flag: python_workers_313' }],
    ['list_targets', 'targets', { all: true }],
  ] as const) {
    it(`${name} answers ${JSON.stringify(given)} with the JSON of ${command}`, async () => {
      const { client, errors } = await connect();
      const result = await call(client, name, given);
      await client.close();
      const [json = '', ...others] = textsOf(result);
      assert.deepEqual([result.isError ?? false, others, await errors], [false, [], '']);
      assert.deepEqual(problemsOfOutput(json, command), []);
      assert.deepEqual(result.structuredContent, JSON.parse(json));
    });
  }

  it('tell what does not install, and what helps', async () => {
    const { client } = await connect();
    const { structuredContent } = await call(client, 'check_project', { path: 'uvicorn-worker' });
    await client.close();
    const { files } = structuredContent as {
      files: { path: string; findings: { culprits: string[]; remedies: { title: string }[] }[] }[];
    };
    assert.deepEqual(
      files.map((one) => one.path),
      [path.join('uvicorn-worker', 'pyproject.toml')],
    );
    const [found] = files.flatMap(({ findings }) => findings);
    assert.deepEqual(found?.culprits, ['httptools', 'uvloop', 'watchfiles']);
    assert.equal(found.remedies[0]?.title, 'Drop the extra standard from uvicorn');
  });

  it('answer calls that come at once, each its own', async () => {
    const { client } = await connect();
    const paths = ['pydantic-worker', 'fastapi-worker', 'litellm-worker'];
    const results = await Promise.all(paths.map((one) => call(client, 'check_project', { path: one })));
    await client.close();
    assert.deepEqual(
      results.map(filesIn),
      paths.map((one) => [path.join(one, 'pyproject.toml')]),
    );
  });

  for (const [what, name, given, said] of [
    ['a path that is not there', 'check_project', { path: 'nowhere' }, /nowhere/],
    ['a runtime that is not there', 'check_project', { targets: ['worker-3.13'] }, /did you mean `?workers-3\.13/],
    ['no runtimes', 'compare_targets', { targets: [] }, /^compare_targets needs `targets`$/],
    ['no question', 'explain', {}, /^explain needs `question`$/],
    ['an empty question', 'explain', { question: ' ' }, /\w+ \w+/],
    ['a question that would mean the standard input', 'explain', { question: '-' }, /\w+ \w+/],
    ['a path that would mean the standard input', 'check_project', { path: '-' }, /no such file/],
    ['an argument of another name', 'check_project', { pth: '.' }, /no argument `pth`; did you mean `path`\?$/],
    ['an option of the command line', 'check_project', { fix: true }, /^check_project has no argument `fix`/],
    ['a text for a list', 'list_wheels', { names: 'numpy' }, /^`names` must be a list of texts$/],
    ['a list of no texts', 'list_wheels', { names: [1] }, /^`names` must be a list of texts$/],
    ['a text for a switch', 'list_targets', { all: 'yes' }, /^`all` must be true or false$/],
    ['a number for a path', 'check_project', { path: 1 }, /^`path` must be a text$/],
    ['a name that is an option', 'list_wheels', { names: ['--offline'] }, /--offline/],
    ['a path with a zero byte', 'check_project', { path: 'a\0b' }, /\w+ \w+/],
  ] as const) {
    it(`refuse ${what}, and go on`, async () => {
      const { client, errors } = await connect();
      const result = await call(client, name, given);
      const after = await call(client, 'list_targets');
      await client.close();
      assert.equal(result.isError, true, JSON.stringify(result));
      assert.match(textsOf(result).at(-1) ?? '', said);
      assert.doesNotMatch(textsOf(result).join('\n'), /internal error/);
      assert.deepEqual([after.isError ?? false, await errors], [false, '']);
    });
  }

  it('are named where an assistant calls another one', async () => {
    const { client } = await connect();
    await assert.rejects(
      call(client, 'check_projects'),
      /unknown tool `check_projects`; did you mean `check_project`\?/,
    );
    await assert.rejects(call(client, 'run_shell'), /unknown tool `run_shell`/);
    await client.close();
  });

  it('look at nothing outside of the repository, unless a person allows it', async () => {
    const root = await realpath(await mkdtemp(path.join(tmpdir(), 'assistants-border-')));
    const folder = path.join(root, 'repository', 'api');
    await mkdir(folder, { recursive: true });
    await mkdir(path.join(root, 'repository', '.git'));
    await writeFile(path.join(root, 'secret.txt'), 'ghp_NotARealToken123\n');
    for (const place of ['requirements.txt', 'repository/requirements.txt'])
      await writeFile(path.join(root, place), 'anyio\n');
    const recorded = ['--recorded-index', RECORDED_INDEX];
    const outside = ['../../secret.txt', path.join(root, 'secret.txt'), '../..', '/etc/passwd'];
    const closed = await connect(folder, recorded);
    for (const one of outside)
      for (const [tool, more] of [
        ['check_project', {}],
        ['list_wheels', {}],
        ['compare_targets', { targets: ['workers-3.14'] }],
        ['explain', { question: 'pydantic' }],
      ] as const) {
        const result = await call(closed.client, tool, { ...more, path: one });
        assert.equal(result.isError, true);
        assert.match(textsOf(result).join('\n'), /^\S+ cannot be read: it lies outside of the repository/);
      }
    const inside = await call(closed.client, 'check_project', { path: '../requirements.txt' });
    await closed.client.close();
    assert.deepEqual(filesIn(inside), [path.join('..', 'requirements.txt')]);
    const open = await connect(folder, [...recorded, '--allow-outside']);
    const allowed = await call(open.client, 'check_project', { path: '../../requirements.txt' });
    await open.client.close();
    assert.deepEqual(filesIn(allowed), [path.join('..', '..', 'requirements.txt')]);
    await rm(root, { recursive: true });
  });

  it('give up what an assistant no longer waits for, and end when it goes away', async () => {
    const asked: string[] = [];
    let reached = (): void => undefined;
    let gone = (): void => undefined;
    const silent = createServer((request, response) => {
      asked.push(request.url ?? '');
      reached();
      response.on('close', () => {
        gone();
      });
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const cache = await mkdtemp(path.join(tmpdir(), 'assistants-cache-'));
    const indexes = ['--index-url', `${origin}/simple`, '--pyodide-index-url', `${origin}/pyodide/{version}`];
    const child = spawn(process.execPath, [program, 'mcp', ...indexes], {
      cwd: EXAMPLES,
      env: { ...process.env, PYODIDE_PREFLIGHT_CACHE_DIR: cache },
    });
    const output = text(child.stdout);
    const ended = once(child, 'exit') as Promise<[number | null]>;
    const send = (message: object): void => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    };
    const next = (): [Promise<void>, Promise<void>] => [
      new Promise((resolve) => (reached = resolve)),
      new Promise((resolve) => (gone = resolve)),
    ];
    const clientInfo = { name: 'test', version: '1.0.0' };
    send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
    send({ method: 'notifications/initialized' });
    for (const [id, name, given] of [
      [2, 'check_project', { path: 'notebook', targets: ['pyodide-0.28'] }],
      [3, 'compare_targets', { path: 'uvicorn-worker', targets: ['workers-3.14'] }],
      [4, 'list_wheels', { names: ['anyio'] }],
    ] as const) {
      const [isReached, isGone] = next();
      send({ id, method: 'tools/call', params: { name, arguments: given } });
      await isReached;
      send({ method: 'notifications/cancelled', params: { requestId: id } });
      await isGone;
    }
    const [isReached] = next();
    send({ id: 5, method: 'tools/call', params: { name: 'list_wheels', arguments: { names: ['idna'] } } });
    await isReached;
    child.stdin.end();
    assert.deepEqual([(await ended)[0], await text(child.stderr)], [0, '']);
    const answers = (await output)
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id?: number }).id);
    assert.deepEqual(answers, [1], 'nothing but the protocol, and no answer that nobody waits for');
    assert.deepEqual(asked, [...new Set(asked)], 'what was given up is not tried again');
    silent.closeAllConnections();
    silent.close();
    await rm(cache, { recursive: true, force: true });
  });

  it('are told with -v on the error stream, and what is no message is passed over', async () => {
    const { client, errors } = await connect(EXAMPLES, ['--recorded-index', RECORDED_INDEX, '--verbose']);
    await call(client, 'check_project', { path: 'pydantic-worker' });
    await client.close();
    assert.match(await errors, /^check_project \{"path":"pydantic-worker"\}$/m);
    const child = spawn(process.execPath, [program, 'mcp'], { cwd: EXAMPLES });
    child.stdin.end('no message\n{"jsonrpc":"2.0"}\n\n');
    const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
    assert.deepEqual([output, complaints], ['', '']);
  });

  it('do not start with options that are wrong', async () => {
    const child = spawn(process.execPath, [program, 'mcp', '--recorded-index', 'nowhere'], { cwd: EXAMPLES });
    const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
    assert.deepEqual([output, complaints], ['', 'pyodide-preflight: --recorded-index: no such folder: nowhere\n']);
  });

  it('are in a file of their own, with their library, which no other command loads', () => {
    const holding = Object.entries(bundle.outputs).flatMap(([file, { inputs }]) =>
      Object.keys(inputs).some((input) => input.startsWith(LIBRARY)) ? [file] : [],
    );
    const loadingAtOnce = Object.values(bundle.outputs).flatMap(({ entryPoint, imports }) => {
      const loaded = new Set(imports.filter(({ kind }) => kind === 'import-statement').map((one) => one.path));
      for (const one of loaded)
        for (const { kind, path: next } of bundle.outputs[one]?.imports ?? [])
          if (kind === 'import-statement') loaded.add(next);
      return entryPoint !== undefined && holding.some((file) => loaded.has(file)) ? [entryPoint] : [];
    });
    assert.equal(holding.length, 1);
    assert.deepEqual(
      [...loadingAtOnce, ...holding.map((file) => bundle.outputs[file]?.entryPoint)],
      ['server/src/cli/commands/mcp.ts'],
    );
  });
});
