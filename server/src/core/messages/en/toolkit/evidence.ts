/** What imports show of fixes that leave something out, in English. */
import type { EvidenceMessages } from '../../groups/toolkit/evidence.ts';
import { code, listOf } from '../../words.ts';

const VERDICTS = { fix: 'works', partly: 'works in part', trap: 'a trap', unknown: 'not proven' } as const;

export const evidenceMessages: EvidenceMessages = {
  fixProof: ({ verdict, because }) => `${VERDICTS[verdict]}: ${because}`,
  fixWithProof: ({ fix, proof }) => `${fix} (${proof})`,
  ownUse: ({ name, place, reach }) => {
    const imports = `${code(place)} imports ${code(name)}`;
    if (reach === 'always') return imports;
    return reach === 'later' ? `${imports} when it runs` : `${imports} and goes on without`;
  },
  fixProofUnneeded: ({ names }) => `what asks for ${listOf(names.map(code))} can be imported without`,
  fixProofNoUse: ({ name }) =>
    `no import of ${code(name)} was found in the project's code, but it may be loaded by name or run as a program`,
  fixProofNoCode: () => 'no Python code of the project was found that could show whether it is imported',
  fixProofCut: ({ count }) => `it leaves out ${count} packages, more than are looked at`,
};
