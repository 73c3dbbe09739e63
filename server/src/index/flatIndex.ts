/**
 * An index that is one web page with links to files of many projects: `find-links`, or `format = "flat"` in uv.
 * @see https://docs.astral.sh/uv/concepts/indexes/#flat-indexes
 */
import type { SourceContents } from '../core/candidates/sourceContents.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import { filesByProject } from './_filesByProject.ts';
import { displayUrl } from './indexUrl.ts';
import { IndexError, type PackageIndex, type Permit, type ProjectAnswer, type WheelFiles } from './packageIndex.ts';
import type { SimpleIndex } from './simpleIndex.ts';

type Found = Extract<ProjectAnswer, { readonly kind: 'page' }>;

export class FlatIndex implements PackageIndex {
  readonly name: string;
  readonly label: Message;
  readonly isFlat = true;
  readonly address: string;
  readonly #index: SimpleIndex;
  readonly #address: string;
  readonly #files = new WeakMap<Found, ReadonlyMap<NormalizedName, readonly ProjectFile[]>>();

  /**
   * @param index how the page and its files are asked for
   * @param address of the page, without credentials
   */
  constructor(index: SimpleIndex, address: string) {
    this.name = index.name;
    this.label = index.label;
    this.address = displayUrl(address);
    this.#index = index;
    this.#address = address;
  }

  async project(name: NormalizedName, signal?: AbortSignal, permit?: Permit): Promise<ProjectAnswer> {
    const answer = await this.#index.page(this.#address, say('pageOfLinks'), signal, permit);
    if (answer.kind === 'absent') {
      if (answer.unavailable) return answer;
      // A query may be a password.
      const address = displayUrl(this.#address);
      throw new IndexError('http', say('noPageOfLinks', { address }), address, { status: 404 });
    }
    const files = this.#filesIn(answer).get(name);
    const { unavailable, asOf } = answer;
    const doubts = { ...(unavailable && { unavailable }), ...(asOf !== undefined && { asOf }) };
    return files ? { kind: 'page', page: { name, files }, ...doubts } : { kind: 'absent', ...doubts };
  }

  metadata(file: ProjectFile, signal?: AbortSignal): Promise<string> {
    return this.#index.metadata(file, signal);
  }

  wheel(file: ProjectFile, signal?: AbortSignal): Promise<WheelFiles> {
    return this.#index.wheel(file, signal);
  }

  sources(file: ProjectFile, signal?: AbortSignal): Promise<SourceContents> {
    return this.#index.sources(file, signal);
  }

  #filesIn(answer: Found): ReadonlyMap<NormalizedName, readonly ProjectFile[]> {
    let files = this.#files.get(answer);
    if (!files) this.#files.set(answer, (files = filesByProject(answer.page.files)));
    return files;
  }
}
