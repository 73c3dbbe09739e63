/** The explanation of a failure, line by line. In Japanese. */
import type { ExplanationMessages } from '../groups/explanations.ts';
import { code } from '../words.ts';
import { listOf, spaced } from './words/words.ts';

function inFile(file: string | undefined): string {
  return file === undefined ? '' : `${code(file)} の`;
}

function reference(number: number): string {
  return `(${number})`;
}

export const explanationMessages: ExplanationMessages = {
  whatIsMissing: () => 'インストールできないもの:',
  whoNeedsIt: () => 'それを必要とするもの:',
  whoNeedsWhat: () => '要件:',
  nothingSatisfiesAll: () => 'これらすべてを満たすバージョンの組み合わせはありません',
  noVersionSatisfies: ({ name, all, oneOf }) => {
    const choices = oneOf.map((numbers) => spaced`${listOf(numbers.map(reference), 'or')}のいずれか`);
    return spaced`${listOf([...all.map(reference), ...choices])}を満たす ${code(name)} のバージョンはありません`;
  },
  moreLines: ({ count }) => `… ほか ${count} 個`,
  explanationItem: ({ text }) => `  ${text}`,
  requirementLine: ({ dependent, demands }) => `  ${dependent}: ${listOf(demands)}`,
  numberedDemand: ({ demand, override, number }) => {
    const by = override ? ` (${inFile(override.file)}オーバーライドによる)` : '';
    return `${demand}${by}${number === undefined ? '' : ` ${reference(number)}`}`;
  },
  youRequire: () => 'あなたの要件',
  projectNeeds: ({ dependent }) => spaced`${dependent}が必要とするもの`,
  overrideAsks: ({ file }) => spaced`${inFile(file)}オーバーライドの要求`,
  constraintAllows: ({ file }) => spaced`${inFile(file)}制約が許すもの`,
  projectIs: ({ name, reason }) => `${code(name)} は、${reason}`,
  noSuchRelease: ({ demand }) => `${demand}: そのようなリリースはありません`,
  releasesAre: ({ name, releases, reason }) => spaced`${code(name)} ${releases}は、${reason}`,
  everyReleaseIs: ({ name, areOthers, reason }) =>
    `${code(name)} (${areOthers ? 'ほかのすべてのリリース' : 'すべてのリリース'}) は、${reason}`,
};
