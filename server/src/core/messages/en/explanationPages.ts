/** The page with the whole explanation of a finding. In English. */
import type { ExplanationPageMessages } from '../groups/explanationPages.ts';
import { code as asCode } from '../words.ts';

export const explanationPageMessages: ExplanationPageMessages = {
  pageCheckedFor: ({ target, python, pyodide, reason }) =>
    `Checked for ${target} (Python ${python}${pyodide === undefined ? '' : `, packages of Pyodide ${pyodide}`}): ${reason}`,
  pageTitle: ({ name, title }) => `${asCode(name)}: ${title}`,
  pageWhy: () => 'Why',
  pageWaysIn: () => 'How it comes in',
  pageWheels: ({ name, isPartial, asOf }) => {
    const notes = [...(asOf === undefined ? [] : [`as of ${asOf}`]), ...(isPartial ? ['an index did not answer'] : [])];
    return `Wheels of ${asCode(name)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
  },
  fixesPending: () => 'Fixes are still being looked for',
  pageWaysOut: () => 'Fixes (edits are verified by resolving again)',
  textHeading: ({ title }) => `${title}:`,
  pageAbout: ({ code }) => `About ${code}`,
  fixOutdated: () => 'The file has changed since, so nothing was done. The fixes of its findings are worked out again',
};
