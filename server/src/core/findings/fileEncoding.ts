/**
 * `file-encoding`: a file that a tool refuses for how it is encoded, although it can be read here. uv and wrangler take a byte
 * order mark in front of UTF-8; pywrangler reads TOML as Python's `tomllib` does, which does not.
 * @see https://toml.io/en/v1.0.0
 */
import type { DependencyFile, DependencyFileKind } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import type { EncodingName, EncodingTool } from '../messages/groups/fileSyntax.ts';
import { writingUtf8 } from '../remedies/kinds/writeUtf8.ts';
import type { TargetAnswer } from '../runtimes/targetChoice.ts';
import type { TextEncoding } from '../text/encoding.ts';
import { fileName, parentPath, relativePath } from '../text/path.ts';
import { finding, type Finding } from './finding.ts';
import { firstLine } from './worker/workerProject.ts';

/** The files of a check. */
export interface EncodedFiles {
  readonly file: DependencyFile;
  readonly answers: readonly TargetAnswer[];
  readonly texts: ReadonlyMap<string, string>;
  /** By path; what is missing is not known, and fine. */
  readonly encodings: ReadonlyMap<string, TextEncoding>;
  /** Those that are read as a part of the file. */
  readonly included: ReadonlySet<string>;
}

const NAMES: Readonly<Record<TextEncoding, EncodingName>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'utf-16le-unmarked': 'UTF-16',
  'utf-16be-unmarked': 'UTF-16',
  'single-byte': 'other',
};

/** One for each file that is refused. */
export function fileEncodingFindings(files: EncodedFiles): readonly Finding[] {
  return [...hiddenMetadata(files), ...refusedFiles(files)];
}

/** A script whose metadata begin behind the mark: who looks for a line that begins so finds none, as uv and the regular expression of PEP 723. */
function hiddenMetadata({ file: { kind, path, text }, encodings }: EncodedFiles): readonly Finding[] {
  const hasMark = encodings.get(path) === 'utf-8-bom' || text.startsWith('\uFEFF');
  if (kind !== 'script' || !hasMark || !/^\uFEFF*# \/\/\/ script[ \t]*\r?$/m.test(firstLineOf(text))) return [];
  const message = say('markHidesMetadata', { file: fileName(path) });
  return [finding('file-encoding', message, { path, span: firstLine(text) }, { remedies: [writingUtf8(path)] })];
}

function firstLineOf(text: string): string {
  return /^[^\n]*/.exec(text)?.[0] ?? '';
}

function refusedFiles(files: EncodedFiles): readonly Finding[] {
  return [...files.encodings].flatMap(([path, encoding]) => {
    const by = refusing(path, encoding, files);
    if (by.length === 0) return [];
    const folder = parentPath(files.file.path);
    const isBeside = parentPath(path) === folder;
    // Of a file elsewhere that is not a part of this one no text is shown.
    const isShown = isBeside || files.included.has(path) || isWrangler(path, files);
    const shown = isShown ? path : files.file.path;
    const file = isShown ? fileName(path) : relativePath(folder, path);
    const message = say('encodingRefused', { file, encoding: NAMES[encoding], by });
    const place = { path: shown, span: firstLine(files.texts.get(shown) ?? '') };
    // What lies elsewhere is somebody else's, and nobody knows which characters single bytes stand for.
    const mayWrite = isBeside && encoding !== 'single-byte';
    return [finding('file-encoding', message, place, { remedies: mayWrite ? [writingUtf8(path)] : [] })];
  });
}

/** The tools that refuse the file. */
function refusing(path: string, encoding: TextEncoding, files: EncodedFiles): readonly EncodingTool[] {
  const { file, answers, included } = files;
  if (encoding === 'utf-8') return [];
  const hasMark = encoding === 'utf-8-bom';
  const pywrangler = answers.some((answer) => answer.pywrangler) ? (['pywrangler'] as const) : [];
  const name = fileName(path);
  if (isWrangler(path, files)) {
    const isRead = parentPath(path) === parentPath(file.path) && name !== 'wrangler.json';
    if (hasMark) return isRead && name.endsWith('.toml') ? pywrangler : [];
    return [...(encoding === 'single-byte' ? [] : (['wrangler'] as const)), ...(isRead ? pywrangler : [])];
  }
  const kind = included.has(path) ? kindOfInclude(path) : path === file.path ? file.kind : 'of-uv';
  if (kind === 'pyproject') return hasMark ? pywrangler : ['uv', ...pywrangler];
  if (hasMark) return [];
  // A page puts a mark in the place of what is no UTF-8, and goes on.
  if (kind === 'pyscript') return encoding === 'single-byte' ? [] : ['browser'];
  if (isForUv(answers)) return stopsUv(kind, encoding) ? ['uv'] : [];
  const isListed = file.kind === 'requirements' || file.kind === 'constraints';
  return isListed && encoding.endsWith('-unmarked') ? ['pip'] : [];
}

function isWrangler(path: string, { answers }: EncodedFiles): boolean {
  return answers.some(({ wrangler, otherWrangler }) => [wrangler, otherWrangler].some((one) => one?.path === path));
}

/** A configuration of PyScript, or lines of requirements. */
function kindOfInclude(path: string): DependencyFileKind {
  return /\.(?:toml|json)$/i.test(path) ? 'pyscript' : 'requirements';
}

/** Whether uv reads files of a kind and stops at the encoding: of lists and scripts it takes UTF-16 that says so. */
function stopsUv(kind: DependencyFileKind | 'of-uv', encoding: TextEncoding): boolean {
  if (kind === 'requirements' || kind === 'constraints' || kind === 'script')
    return encoding === 'single-byte' || encoding.endsWith('-unmarked');
  return kind === 'of-uv';
}

function isForUv(answers: readonly TargetAnswer[]): boolean {
  return answers.some(({ choice }) => choice.target.installer.readsUvTables);
}
