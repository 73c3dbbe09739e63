/** The rules about failed dependencies, and which one applies to a failure. */
import type { Reason } from '../../diagnosis/reason.ts';
import type { FindingCode } from '../rules.ts';
import { blockedDependency, isBlocked } from './blockedDependency.ts';
import type { FailureFacts } from './failureFacts.ts';
import { noCompatibleWheel } from './noCompatibleWheel.ts';
import { noMatchingVersion } from './noMatchingVersion.ts';
import { refusedReference } from './refusedReference.ts';
import { requiresPython } from './requiresPython.ts';
import { sourceOnly } from './sourceOnly.ts';
import { unknownProject } from './unknownProject.ts';
import { isClash, versionConflict } from './versionConflict.ts';
import { wrongAbi } from './wrongAbi.ts';
import { extraNotProvided } from '../extraIgnored.ts';

const FAILURE_RULES = [
  noCompatibleWheel,
  sourceOnly,
  wrongAbi,
  requiresPython,
  blockedDependency,
  noMatchingVersion,
  versionConflict,
  unknownProject,
  extraNotProvided,
  refusedReference,
] as const;

/** Every reason belongs to a rule: if one does not, this does not compile. */
const CODES: Readonly<Record<Reason['kind'], FindingCode>> = codesByReason(FAILURE_RULES);

type Listed = (typeof FAILURE_RULES)[number]['reasons'][number];

function codesByReason(rules: typeof FAILURE_RULES): Readonly<Record<Listed, FindingCode>> {
  const codes = rules.flatMap(({ code, reasons }) => reasons.map((reason) => [reason, code] as const));
  return Object.fromEntries(codes) as Record<Listed, FindingCode>;
}

/** The code of a failure. */
export function codeOf(facts: FailureFacts): FindingCode {
  const [culprit] = facts.culprits;
  if (!culprit || isClash(facts)) return versionConflict.code;
  return isBlocked(facts) ? blockedDependency.code : CODES[culprit.reason.kind];
}
