/** What rests on answers of an earlier day says so. */
import { oldestDay } from '../candidates/knowledge.ts';
import { say, saysTheSame, type Message } from '../messages/message.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Finding } from './finding.ts';

/** The findings, each with the day of the oldest answer that it rests on, if its index has not confirmed that since. */
export function dated(findings: readonly Finding[], catalog: Catalog): readonly Finding[] {
  return findings.map((finding) => datedFinding(finding, catalog));
}

function datedFinding(finding: Finding, catalog: Catalog): Finding {
  const { message, explanation, unanswered } = finding;
  const asOf = oldestDay(namesIn(finding).map((one) => knownReleases(catalog, one)?.asOf));
  if (asOf === undefined) return finding;
  // What says that it does not know says itself what it used.
  if (unanswered) return { ...finding, asOf };
  const aged = (statement: Message): Message => say('statementAsOf', { statement, day: asOf });
  const [first, ...others] = explanation;
  const isRepeated = first !== undefined && saysTheSame(first, message);
  return {
    ...finding,
    asOf,
    message: aged(message),
    ...(isRepeated && { explanation: [aged(first), ...others] }),
  };
}

/** The projects that a finding speaks of. */
export function namesIn({ name, culprits, chains }: Finding): readonly NormalizedName[] {
  return [...new Set([...(name === undefined ? [] : [name]), ...culprits, ...chains.flat()])];
}
