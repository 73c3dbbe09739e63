/** From everything that was found in a dependency file to what is reported of it. */
import { readToml } from '../config/toml.ts';
import { LogicalLines } from '../config/logicalLines.ts';
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Finding } from '../findings/finding.ts';
import { invalidSetting } from '../findings/invalidSetting.ts';
import { unknownIgnore } from '../findings/unusedIgnore.ts';
import { commentSyntaxIn } from '../tuning/commentSyntax.ts';
import type { Governing } from '../tuning/governingTable.ts';
import { ignoreComments, type IgnoreComment } from '../tuning/ignoreComments.ts';
import { tune } from '../tuning/tune.ts';
import { combineTunings, type Tuning } from '../tuning/tuning.ts';
import { readTuningTable, type ReadTable } from '../tuning/tuningTable.ts';
import { inOrder } from './inOrder.ts';
import type { Snapshot } from './snapshot.ts';

/** What the person and the project say about what is reported. */
export interface TuningSources {
  /** Of the command line or the settings. */
  readonly given: Tuning;
  /** Whether the table takes precedence over that: in an editor. */
  readonly givenYields: boolean;
  readonly governing: Governing;
}

interface Found {
  readonly file: DependencyFile;
  /** By path, of all files in which something may have been found. */
  readonly texts: ReadonlyMap<string, string>;
  readonly found: readonly Finding[];
  /** Whether the file resolves on all its targets; undefined as long as that is not known. */
  readonly resolves: boolean | undefined;
}

export function tuneFindings(
  { file, texts, found, resolves }: Found,
  { given, givenYields, governing }: TuningSources,
): Required<Pick<Snapshot, 'findings' | 'tuned'>> {
  const { table, home } = governing;
  const read = table && readTuningTable(table);
  const isBroken = table !== undefined && isBrokenToml(table.path, texts);
  const own = read ? [isBroken ? asFarAsMeant(read.tuning) : read.tuning] : [];
  const all = [...found, ...(table && read ? tableFindings(table.path, read) : [])];
  // What nobody could find out may be what a comment is for.
  const settled = resolves === true && !all.some(({ code }) => code === 'unknown-verdict' || code === 'not-checked');
  const { findings, ignored, used } = tune({
    found: all,
    tuning: combineTunings(givenYields ? [...own, given] : [given, ...own]),
    ...(isBroken && { broken: { path: table.path, tuning: given } }),
    comments: commentsIn(new Set([file.path, ...all.map(({ path }) => path)]), file, texts),
    ...{ file, settled },
  });
  return {
    findings: inOrder(findings, file.path),
    tuned: { found: all, ignored, used, ...(home !== undefined && { home }) },
  };
}

function isBrokenToml(path: string, texts: ReadonlyMap<string, string>): boolean {
  const text = path.endsWith('.toml') ? texts.get(path) : undefined;
  return text !== undefined && readToml(text).errors.length > 0;
}

/** What a half-typed table says: a list that has just begun would hide everything. */
function asFarAsMeant({ select, ...others }: Tuning): Tuning {
  return select && select.length > 0 ? { ...others, select } : others;
}

/** What is wrong with the table. */
function tableFindings(path: string, { problems }: ReadTable): readonly Finding[] {
  return problems.map(({ message, span, ofIgnore }) =>
    ofIgnore ? unknownIgnore(message, { path, span }) : invalidSetting(message, { path, span }),
  );
}

/** What stands in every comment that asks for something; most files have none. */
function commentsIn(
  paths: ReadonlySet<string>,
  file: DependencyFile,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly IgnoreComment[]> {
  const comments = new Map<string, readonly IgnoreComment[]>();
  for (const path of paths) {
    const text = texts.get(path);
    if (!text?.includes('preflight:')) continue;
    const syntax = commentSyntaxIn(file, path);
    if (syntax) comments.set(path, ignoreComments(text, new LogicalLines(text, syntax)));
  }
  return comments;
}
