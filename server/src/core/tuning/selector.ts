/** Names findings: by their code, by code and project (`held-back:pydantic`), or all of them. */
import { codeNamed, RULES, type FindingCode } from '../findings/rules.ts';
import type { Finding } from '../findings/finding.ts';
import { say, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { isValidName, normalizeName, type NormalizedName } from '../packaging/name.ts';
import { closestTo } from '../text/closest.ts';

export const ALL = 'all';

export interface Selector {
  readonly code: FindingCode | typeof ALL;
  readonly project?: NormalizedName;
}

/** Reads `all`, `CODE` or `CODE:PROJECT`; a message if it names nothing. */
export function readSelector(text: string): Selector | Message {
  const [, written = text, project] = /^([^:]*):(.*)$/s.exec(text) ?? [];
  const code = written === ALL ? ALL : codeNamed(written);
  if (code === undefined) return codeUnknown(written);
  if (project === undefined) return { code };
  if (!isValidName(project)) return say('selectorProjectInvalid', { code: written, project: shorten(project, 60) });
  return { code, project: normalizeName(project) };
}

/** Says that a text is not a code, and which one may be meant. */
export function codeUnknown(text: string): Message {
  const [meant] = closestTo(
    text,
    RULES.map(({ code }) => code),
  );
  return say('codeUnknown', { text: shorten(text, 60), ...(meant !== undefined && { meant }) });
}

/** Whether a value is a message rather than what was to be read. */
export function isProblem(read: object): read is Message {
  return 'id' in read;
}

/**
 * Whether some selectors name a finding. One with a project names the findings on that project's declaration, and those to
 * which every way from the declaration leads through such projects: what is held back further down, or stands in the way.
 */
export function selects(selectors: readonly Selector[], finding: Finding): boolean {
  const own = selectors.filter(({ code }) => code === ALL || code === finding.code);
  if (own.some(({ project }) => project === undefined)) return true;
  const projects = new Set(own.map(({ project }) => project));
  if (finding.name !== undefined && projects.has(finding.name)) return true;
  const ways = finding.chains.length > 0 ? finding.chains : finding.culprits.map((culprit) => [culprit]);
  return ways.length > 0 && ways.every((way) => way.some((name) => projects.has(name)));
}
