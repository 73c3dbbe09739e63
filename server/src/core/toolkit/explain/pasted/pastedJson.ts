/**
 * What a pasted text means, for programs.
 * @see docs/schema/explain-output.schema.json
 */
import { findingsJson, targetJson, VERSION, words } from '../explainJson.ts';
import { meaningOf, nextOf, type PastedFacts } from './pastedPaper.ts';
import type { Recognized } from './recognize.ts';

export function pastedJson({ answer, project }: PastedFacts): object {
  const { sentences, culprits, required, chains, isCut } = answer;
  return {
    ...{ version: VERSION, kind: 'text', cut: isCut },
    sentences: sentences.map(sentenceJson),
    ...{ culprits, required, chains },
    ...(project && {
      project: {
        file: project.file,
        ...targetJson(project.target),
        installs: project.installs,
        ...findingsJson(project.findings),
      },
    }),
  };
}

function sentenceJson(one: Recognized): object {
  const { sentence, said, name, spec, other, tag, quote } = one;
  return {
    ...{ id: sentence.id, tool: sentence.tool, said },
    ...(name !== undefined && { name }),
    ...(spec !== undefined && { versions: spec }),
    ...(other !== undefined && { other }),
    ...(tag !== undefined && { tag }),
    ...(quote !== undefined && { quoted: quote }),
    ...{ meaning: words(meaningOf(one)), next: words(nextOf(one)), rules: sentence.rules },
  };
}
