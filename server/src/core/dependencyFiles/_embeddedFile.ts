/** What is common to the files that declare something inside another language: no project, no groups, no options. */
import type { ParseError } from '../text/parsed.ts';
import { settleWorkers } from './code/workerStarts.ts';
import type { DeclarationReader } from './declarationReader.ts';
import { lockThatCounts, type NamedLock } from './signs/namedLock.ts';
import {
  NO_INDEX_OPTIONS,
  type DependencyFile,
  type DependencyFileKind,
  type Include,
  type IndexOptions,
} from './dependencyFile.ts';

/** The parts that such files differ in. */
interface EmbeddedParts extends Pick<
  DependencyFile,
  'path' | 'text' | 'interpreter' | 'runtimeSigns' | 'pyscript' | 'cellImports'
> {
  readonly kind: DependencyFileKind;
  readonly reader: DeclarationReader;
  readonly includes: readonly Include[];
  readonly indexOptions?: IndexOptions;
  /** What keeps the whole text from being read by anybody: then nothing that it lists is installed. */
  readonly errors?: readonly ParseError[];
  /** Every lock file that is named for Pyodide. */
  readonly locks?: readonly NamedLock[];
}

/** A file with what was read of it; signs of a runtime are left out if there are none. */
export function embeddedFile(embedded: EmbeddedParts): DependencyFile {
  const { reader, runtimeSigns = [], errors = [], locks = [], ...parts } = embedded;
  const isBroken = errors.length > 0;
  const namedLock = lockThatCounts(locks);
  const ofWorkers = settleWorkers(reader, parts.includes, false, parts.interpreter?.text);
  const interpreter = parts.interpreter ?? ofWorkers;
  reader.reportAll(errors);
  return {
    indexOptions: NO_INDEX_OPTIONS,
    ...parts,
    ...(interpreter && { interpreter }),
    includes: isBroken ? [] : parts.includes,
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
    ...(runtimeSigns.length > 0 && { runtimeSigns }),
    ...(namedLock && { namedLock }),
    ...(reader.runtimes.size > 0 && { runtimes: reader.runtimes }),
    declarations: isBroken
      ? reader.declarations.map((declaration) => ({ ...declaration, active: false }))
      : reader.declarations,
    problems: reader.problems,
  };
}
