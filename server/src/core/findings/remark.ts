/**
 * A remark about a project that micropip installs, with the requirement that leads to it; remarks on one declaration form
 * one finding.
 */
import { declaredBy, type Met } from '../installers/micropip/transaction.ts';
import type { ReadDeclaration } from '../installers/installerView.ts';
import { say, type Message } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { finding, placeOf, type Finding } from './finding.ts';
import type { FindingCode } from './rules.ts';

/** Something to say about a project. */
export interface Remark {
  readonly code: Extract<FindingCode, 'two-versions' | 'first-choice' | 'python-ignored' | 'extra-ignored'>;
  readonly name: NormalizedName;
  readonly met: Met;
  /** The rest of a sentence whose subject is the declaration. */
  readonly text: Message;
}

/** The findings on one declaration: one per rule, about all projects that it concerns. */
export function remarksOn(declaration: ReadDeclaration, remarks: readonly Remark[]): readonly Finding[] {
  const own = remarks.filter(
    ({ met }) => declaredBy(met).requirement.normalized === declaration.requirement.normalized,
  );
  return [...new Set(own.map(({ code }) => code))].map((code) =>
    findingOf(
      declaration,
      code,
      own.filter((remark) => remark.code === code),
    ),
  );
}

function findingOf(declaration: ReadDeclaration, code: Remark['code'], remarks: readonly Remark[]): Finding {
  const sentences = remarks.map(({ text }) => say('remark', { declared: declaration.requirement.name, text }));
  const [first, ...others] = remarks;
  if (!first) throw new Error('a finding without remarks');
  const message = say('remark', {
    declared: declaration.requirement.name,
    text: first.text,
    ...(others.length > 0 && { others: others.map(({ name }) => name) }),
  });
  return finding(code, message, placeOf(declaration), {
    severity: 'warning',
    culprits: remarks.map(({ name }) => name),
    chains: remarks.map(({ name, met }) => [...wayTo(met), name]),
    explanation: sentences,
  });
}

/** From the declared project to the one that has the requirement; empty if it is declared itself. */
function wayTo({ by }: Met): readonly NormalizedName[] {
  return by ? [...wayTo(by.met), by.name] : [];
}
