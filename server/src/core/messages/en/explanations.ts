/** The explanation of a failure, line by line. In English. */
import type { ExplanationMessages } from '../groups/explanations.ts';
import { code, listOf } from '../words.ts';

function inFile(file: string | undefined): string {
  return file === undefined ? '' : ` in ${code(file)}`;
}

function reference(number: number): string {
  return `(${number})`;
}

export const explanationMessages: ExplanationMessages = {
  whatIsMissing: () => 'Not installable:',
  whoNeedsIt: () => 'Required by:',
  whoNeedsWhat: () => 'Requirements:',
  nothingSatisfiesAll: () => 'No combination of versions satisfies all of this',
  noVersionSatisfies: ({ name, all, oneOf }) => {
    const choices = oneOf.map((numbers) => `either ${listOf(numbers.map(reference), 'or')}`);
    return `No version of ${code(name)} satisfies ${listOf([...all.map(reference), ...choices])}`;
  },
  moreLines: ({ count }) => `… and ${count} more`,
  explanationItem: ({ text }) => `  ${text}`,
  requirementLine: ({ dependent, demands }) => `  ${dependent} ${listOf(demands)}`,
  numberedDemand: ({ demand, override, number }) => {
    const by = override ? ` (by the override${inFile(override.file)})` : '';
    return `${demand}${by}${number === undefined ? '' : ` ${reference(number)}`}`;
  },
  youRequire: () => 'You require',
  projectNeeds: ({ dependent }) => `${dependent} needs`,
  overrideAsks: ({ file }) => `The override${inFile(file)} requires`,
  constraintAllows: ({ file }) => `The constraint${inFile(file)} allows only`,
  projectIs: ({ name, reason }) => `${code(name)} ${reason}`,
  noSuchRelease: ({ demand }) => `${demand}: no such release`,
  releasesAre: ({ name, releases, reason }) => `${code(name)} ${releases} ${reason}`,
  everyReleaseIs: ({ name, areOthers, reason }) =>
    `${code(name)} (every ${areOthers ? 'other release' : 'release'}) ${reason}`,
};
