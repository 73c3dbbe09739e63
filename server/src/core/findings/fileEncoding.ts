/**
 * `file-encoding`: a file that a tool refuses for how it is encoded, although it can be read here. uv and wrangler take a byte
 * order mark in front of UTF-8; pywrangler reads TOML as Python's `tomllib` does, which does not.
 * @see https://toml.io/en/v1.0.0
 */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import type { EncodingName, EncodingTool } from '../messages/groups/fileSyntax.ts';
import { writingUtf8 } from '../remedies/kinds/writeUtf8.ts';
import type { TargetAnswer } from '../runtimes/targetChoice.ts';
import type { TextEncoding } from '../text/encoding.ts';
import { fileName, parentPath } from '../text/path.ts';
import { finding, type Finding } from './finding.ts';
import { firstLine } from './worker/workerProject.ts';

/** The files of a check. */
export interface EncodedFiles {
  readonly file: DependencyFile;
  readonly answers: readonly TargetAnswer[];
  readonly texts: ReadonlyMap<string, string>;
  /** By path; what is missing is not known, and fine. */
  readonly encodings: ReadonlyMap<string, TextEncoding>;
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
  return [...files.encodings].flatMap(([path, encoding]) => {
    const by = refusing(path, encoding, files);
    if (by.length === 0) return [];
    const message = say('encodingRefused', { file: fileName(path), encoding: NAMES[encoding], by });
    const place = { path, span: firstLine(files.texts.get(path) ?? '') };
    // What lies elsewhere is somebody else's, and nobody knows which characters single bytes stand for.
    const mayWrite = parentPath(path) === parentPath(files.file.path) && encoding !== 'single-byte';
    return [finding('file-encoding', message, place, { remedies: mayWrite ? [writingUtf8(path)] : [] })];
  });
}

/** The tools that refuse the file. */
function refusing(path: string, encoding: TextEncoding, { file, answers }: EncodedFiles): readonly EncodingTool[] {
  if (encoding === 'utf-8') return [];
  const hasMark = encoding === 'utf-8-bom';
  const pywrangler = answers.some((answer) => answer.pywrangler) ? (['pywrangler'] as const) : [];
  const name = fileName(path);
  const isWrangler = answers.some(({ wrangler, otherWrangler }) =>
    [wrangler, otherWrangler].some((one) => one?.path === path),
  );
  if (isWrangler) {
    const isRead = parentPath(path) === parentPath(file.path) && name !== 'wrangler.json';
    if (hasMark) return isRead && name.endsWith('.toml') ? pywrangler : [];
    return [...(encoding === 'single-byte' ? [] : (['wrangler'] as const)), ...(isRead ? pywrangler : [])];
  }
  if (path !== file.path) return hasMark || !isForUv(answers) ? [] : ['uv'];
  if (file.kind === 'pyscript') return hasMark ? [] : ['browser'];
  if (encoding === 'single-byte' && (file.kind === 'requirements' || file.kind === 'script'))
    return isForUv(answers) ? ['uv'] : [];
  if (file.kind === 'requirements' || file.kind === 'constraints') {
    // Both read UTF-16 that says so.
    return encoding.endsWith('-unmarked') ? [isForUv(answers) ? 'uv' : 'pip'] : [];
  }
  if (file.kind !== 'pyproject') return [];
  return hasMark ? pywrangler : ['uv', ...pywrangler];
}

function isForUv(answers: readonly TargetAnswer[]): boolean {
  return answers.some(({ choice }) => choice.target.installer.readsUvTables);
}
