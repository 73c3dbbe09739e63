/** The page with the whole explanation of a finding. In Japanese. */
import type { ExplanationPageMessages } from '../groups/explanationPages.ts';
import { code as asCode } from '../words.ts';

export const explanationPageMessages: ExplanationPageMessages = {
  pageCheckedFor: ({ target, python, pyodide, reason }) =>
    `チェックの対象: ${target} (Python ${python}${pyodide === undefined ? '' : `、パッケージは Pyodide ${pyodide}`}): ${reason}`,
  pageTitle: ({ name, title }) => `${asCode(name)}: ${title}`,
  pageWhy: () => '理由',
  pageWaysIn: () => '取り込まれる経路',
  pageWheels: ({ name, isPartial, asOf }) => {
    const notes = [
      ...(asOf === undefined ? [] : [`${asOf} 時点`]),
      ...(isPartial ? ['応答しないインデックスがあります'] : []),
    ];
    return `${asCode(name)} の wheel${notes.length > 0 ? ` (${notes.join('。')})` : ''}`;
  },
  fixesPending: () => '修正を探しているところです',
  pageWaysOut: () => '修正 (編集は再解決で検証済み)',
  textHeading: ({ title }) => `${title}:`,
  pageAbout: ({ code }) => `${code} について`,
  fixOutdated: () => 'その後ファイルが変更されたため、何も行いませんでした。指摘の修正を計算し直しています',
};
