/**
 * Reads requirements and constraints files.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
import { say, type Message } from '../messages/message.ts';
import { disputes, logicalLines, type Dispute } from './lines/logicalLines.ts';
import { RequirementsReader } from './lines/requirementsReader.ts';
import type { DependencyFile } from './dependencyFile.ts';

/** Reads a file, valid or not: a wrong line is among the file's problems, all others are read. */
export function parseRequirementsTxt(
  path: string,
  text: string,
  kind: 'requirements' | 'constraints' = 'requirements',
): DependencyFile {
  const disputed = [...disputes(text)];
  const file = new RequirementsReader(path, text, kind, disputed);
  for (const line of logicalLines(text)) file.readLine(line);
  file.readRest();
  for (const { span, objector, ...dispute } of disputed) file.reader.report(saidOf(dispute), span, 'error', objector);
  return {
    path,
    kind,
    text,
    declarations: file.reader.declarations,
    problems: file.reader.problems,
    includes: file.includes,
    indexOptions: file.indexOptions,
    ...(file.indexUrlAt && { indexUrlAt: file.indexUrlAt }),
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
  };
}

function saidOf({ place, character }: Pick<Dispute, 'place' | 'character'>): Message {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return place === 'line' ? say('lineEndForPip', { code }) : say('blankForUvAlone', { code, place });
}
