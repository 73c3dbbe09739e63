/** Reads a Python file: the metadata that it declares in a comment, and what its code installs in the browser. */
import { MappedText } from '../text/mappedText.ts';
import { settleWorkers } from './code/workerStarts.ts';
import { readPythonInstalls } from './code/pythonInstalls.ts';
import { DeclarationReader } from './declarationReader.ts';
import { NO_INDEX_OPTIONS, type DependencyFile, type Include } from './dependencyFile.ts';
import { hasScriptMetadata, marimoImport, marimoSign, parseScriptMetadata } from './scriptMetadata.ts';

/** Whether a Python file declares or installs anything, by itself and in Pyodide: `%pip` may be any notebook's. */
export function isScriptWithDependencies(text: string): boolean {
  return (
    hasScriptMetadata(text) || readPythonInstalls(MappedText.verbatim(text), new DeclarationReader(''), []).calls > 0
  );
}

/** Reads a Python file; undefined if it neither declares nor installs anything. */
export function parsePythonFile(path: string, text: string): DependencyFile | undefined {
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const { calls, magics } = readPythonInstalls(MappedText.verbatim(text), reader, includes);
  const metadata = parseScriptMetadata(path, text);
  if (calls + magics === 0) return metadata;
  const marimo = metadata ? undefined : marimoImport(text);
  const signs = marimo && { runtimeSigns: [marimoSign(path, marimo, [])] };
  const file = metadata ?? { ...EMPTY_SCRIPT, path, text, ...signs };
  const interpreter = settleWorkers(reader, includes, metadata !== undefined);
  return {
    ...file,
    ...(interpreter && { interpreter }),
    ...(reader.runtimes.size > 0 && { runtimes: reader.runtimes }),
    includes,
    declarations: [...file.declarations, ...reader.declarations],
    problems: [...file.problems, ...reader.problems],
  };
}

const EMPTY_SCRIPT = {
  kind: 'script',
  indexOptions: NO_INDEX_OPTIONS,
  optionalDependencies: [],
  dependencyGroups: [],
  dynamic: [],
  declarations: [],
  problems: [],
} as const;
