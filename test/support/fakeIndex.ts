/** An index in memory, answered without any server: it can be up, down, or refuse some names. */
import { HttpFailure, type HttpProblem, type HttpRequest, type HttpResponse } from '../../server/src/host/host.ts';

/** Wheels by file name, each with the requirements in its metadata. */
export type FakeWheels = Readonly<Record<string, readonly string[]>>;

const DAY_OLD = { 'content-type': 'application/vnd.pypi.simple.v1+json', 'cache-control': 'max-age=600' };

export class FakeIndex {
  /** Why exchanges fail, if they do: for every host, or for one. */
  down:
    | {
        readonly problem: HttpProblem | { readonly status: number } | { readonly page: string };
        readonly host?: string;
        /** Only of these projects; by default of all. */
        readonly names?: readonly string[];
      }
    | undefined;
  /** The addresses that were asked. */
  readonly asked: string[] = [];
  readonly #wheels: FakeWheels;

  constructor(wheels: FakeWheels) {
    this.#wheels = wheels;
  }

  http = (request: HttpRequest): Promise<HttpResponse> => {
    const { host, pathname } = new URL(request.url);
    this.asked.push(request.url);
    const isDown = ({ host: of = host, names }: NonNullable<typeof this.down>): boolean =>
      of === host && (names === undefined || names.some((name) => pathname === `/simple/${name}/`));
    if (this.down && isDown(this.down)) {
      const { problem } = this.down;
      if ('page' in problem) return Promise.resolve(answer(200, problem.page, { 'content-type': 'text/html' }));
      return 'kind' in problem
        ? Promise.reject(new HttpFailure(problem))
        : Promise.resolve(answer(problem.status, '', DAY_OLD));
    }
    const metadata = /^\/files\/(.+)\.metadata$/.exec(pathname)?.[1];
    if (metadata !== undefined) return Promise.resolve(answer(200, this.#metadataOf(metadata), {}));
    const name = /^\/simple\/([^/]+)\/$/.exec(pathname)?.[1] ?? '';
    const files = Object.keys(this.#wheels).filter((wheel) => wheel.split('-')[0]?.replaceAll('_', '-') === name);
    if (files.length === 0) return Promise.resolve(answer(404, '', DAY_OLD));
    return Promise.resolve(answer(200, pageOf(name, files), DAY_OLD));
  };

  #metadataOf(wheel: string): string {
    const [name = '', version = ''] = wheel.split('-');
    const needs = this.#wheels[wheel] ?? [];
    const extras = needs.flatMap((need) => /extra == '(\w+)'/.exec(need)?.[1] ?? []);
    const lines = [
      ...extras.map((extra) => `Provides-Extra: ${extra}`),
      ...needs.map((need) => `Requires-Dist: ${need}`),
    ];
    return `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${lines.map((line) => `${line}\n`).join('')}\n`;
  }
}

function pageOf(name: string, files: readonly string[]): string {
  const listed = files.map((filename) => ({
    filename,
    url: `../../files/${filename}`,
    hashes: { sha256: 'c'.repeat(64) },
    'core-metadata': true,
    yanked: false,
    'upload-time': '2026-10-01T00:00:00Z',
  }));
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: listed });
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>>): HttpResponse {
  return { status, headers, body: new TextEncoder().encode(body) };
}
