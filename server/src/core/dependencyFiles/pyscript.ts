/**
 * Reads a PyScript configuration that is a file of its own.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/
 */
import { MappedText } from '../text/mappedText.ts';
import { fileName } from '../text/path.ts';
import { DeclarationReader } from './declarationReader.ts';
import { NO_INDEX_OPTIONS, type DependencyFile } from './dependencyFile.ts';
import { hasPackages, readConfiguration, type ConfigurationSource } from './_pyscriptConfiguration.ts';

/** Whether a TOML or JSON file of another name is such a configuration: it has a list of packages at its top level. */
export function isPyscript(path: string, text: string): boolean {
  return hasPackages(sourceOf(path, text));
}

/** Reads a configuration, valid or not: errors are among the file's problems, everything else is read. */
export function parsePyscript(path: string, text: string): DependencyFile {
  const reader = new DeclarationReader(path);
  const read = readConfiguration(sourceOf(path, text), reader);
  return {
    path,
    kind: 'pyscript',
    text,
    includes: [],
    indexOptions: NO_INDEX_OPTIONS,
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
    ...read,
    declarations: reader.declarations,
    problems: reader.problems,
  };
}

function sourceOf(path: string, text: string): ConfigurationSource {
  const format = fileName(path).toLowerCase().endsWith('.json') ? 'json' : 'toml';
  return { text: MappedText.verbatim(text), format, nested: false };
}
