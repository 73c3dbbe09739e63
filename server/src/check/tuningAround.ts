/** Reads the pyproject.toml files around a dependency file, one of which may say what is reported of it. */
import type { TuningSources } from '../core/analysis/tuneFindings.ts';
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { parentPath } from '../core/text/path.ts';
import { readGivenTuning } from '../core/tuning/givenTuning.ts';
import { governingPaths, governingTable } from '../core/tuning/governingTable.ts';
import { reachIn, type BorderedRequest } from './border/reach.ts';
import { readTexts } from './readTexts.ts';

/** What is said about the findings of a file, and the text of the file that says it, by its path. */
export interface TuningAround {
  readonly tuning: TuningSources;
  readonly texts: ReadonlyMap<string, string>;
}

/** In a workspace that is not trusted, nothing outside of the file's own folder is looked at. */
export async function readTuning(
  file: Pick<DependencyFile, 'path' | 'kind' | 'toolTable'>,
  request: BorderedRequest,
): Promise<TuningAround> {
  const { settings, settingsYield, trusted } = request;
  const paths = governingPaths(file);
  const own = parentPath(file.path);
  const texts = await readTexts(
    trusted === false ? paths.filter((path) => parentPath(path) === own) : paths,
    reachIn(request).above,
  );
  const governing = governingTable(file, texts);
  const { home } = governing;
  const text = home === undefined ? undefined : texts.get(home);
  const { tuning } = readGivenTuning(settings.tuning);
  return {
    tuning: { given: tuning, givenYields: settingsYield === true, governing },
    texts: new Map(home !== undefined && text !== undefined ? [[home, text]] : []),
  };
}
