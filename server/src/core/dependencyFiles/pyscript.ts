/**
 * Reads a PyScript configuration that is a file of its own.
 * @see https://docs.pyscript.net/latest/user-guide/configuration/
 */
import { say } from '../messages/message.ts';
import { MappedText } from '../text/mappedText.ts';
import { fileName } from '../text/path.ts';
import { DeclarationReader } from './declarationReader.ts';
import type { DependencyFile } from './dependencyFile.ts';
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

/** A configuration that only MicroPython's scripts use: micropip has no part in it. */
export function asForMicroPython(file: DependencyFile): DependencyFile {
  const { path, declarations, problems } = file;
  const note = { problem: say('microPython'), span: { start: 0, end: 0 }, path } as const;
  return {
    ...file,
    declarations: declarations.map((declaration) => ({ ...declaration, active: false })),
    problems: [...problems, { ...note, severity: 'information', about: 'unchecked', notInstalled: true }],
    pyscript: { microPython: true },
  };
}
