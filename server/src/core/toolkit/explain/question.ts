/** What somebody asks to be explained: a code of a finding, a requirement with a range, a name, or a text. */
import { codeNamed, type FindingCode } from '../../findings/rules.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';

export type AskedThing =
  | { readonly kind: 'code'; readonly code: FindingCode }
  | { readonly kind: 'requirement'; readonly requirement: Requirement }
  | { readonly kind: 'name'; readonly requirement: Requirement }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' };

/** Longer texts are no requirement: nobody writes one like that, and reading them as one takes its time. */
const LONGEST_REQUIREMENT = 500;

/**
 * A word that is a code is a code, another single word a name; what has a blank is a text, unless it is a requirement, as
 * `pydantic == 2.12` is.
 */
export function readQuestion(written: string): AskedThing {
  const text = written.trim();
  if (text === '') return { kind: 'nothing' };
  const code = codeNamed(text);
  if (code) return { kind: 'code', code };
  const read = text.length > LONGEST_REQUIREMENT ? undefined : parseRequirement(text);
  const requirement = read?.errors.length === 0 ? read.value?.requirement : undefined;
  // What comes from an address or counts under a condition only has no releases to ask about.
  if (!requirement || requirement.url !== undefined || requirement.marker !== undefined) return { kind: 'text', text };
  return { kind: requirement.specifier.specifiers.length > 0 ? 'requirement' : 'name', requirement };
}
