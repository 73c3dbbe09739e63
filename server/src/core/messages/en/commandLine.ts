/** What the command line says while it works. In English. */
import type { CommandLineMessages } from '../groups/commandLine.ts';

export const commandLineMessages: CommandLineMessages = {
  nothingAtPath: ({ path }) => `there is no file or folder ${path}`,
  noDependencyFileIn: ({ folder = 'this folder' }) => `there is no dependency file in ${folder}`,
  cannotRead: ({ file, reason }) => `${file} cannot be read: ${reason}`,
  fileIsGone: ({ file }) => `${file} cannot be read: it is gone`,
  scriptWithoutMetadata: ({ file }) => `${file} has no inline metadata`,
  declaresNothing: ({ file }) => `${file} is none of the files that declare dependencies`,
  cannotChange: ({ file, problem }) => `${file} was not changed: ${problem}`,
  changedMeanwhile: ({ file }) => `${file} was not changed: it changed while it was checked`,
  fixedFile: ({ file, remedy }) => `fixed ${file}: ${remedy}`,
};
