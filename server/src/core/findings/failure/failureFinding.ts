/** The finding about a declared dependency that does not install: why, through which projects, and what helps. */
import { asksOf } from '../../diagnosis/asks.ts';
import { conditionsOf } from '../../diagnosis/conditions.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import { judgeCulprits, type JudgedCulprit } from '../../diagnosis/judgedCulprits.ts';
import { restsOnUnknown } from '../../diagnosis/proof.ts';
import { isNowhere, unusableFrom } from '../../diagnosis/wheelSituation.ts';
import { seenOf, type InstallerView, type ReadDeclaration } from '../../installers/installerView.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { specifierSetContains } from '../../packaging/versions/specifier.ts';
import { parseVersion, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { attemptAt, readsUvSettings, type Attempt, type Diagnosed } from '../../remedies/attempt.ts';
import { tiedCulprit } from '../../remedies/kinds/dropSource.ts';
import { meantBy } from '../../remedies/kinds/otherName.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { adviceOf, waysOut, type WaysOut } from '../../remedies/remedies.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import type { Movements } from '../../solver/movements.ts';
import type { Question } from '../../solver/question.ts';
import { finding, placeOf, type Finding } from '../finding.ts';
import { asFirstChoice, avoidingFirstChoice, firstChoiceBehind } from '../firstChoice.ts';
import { hiddenReleasesFinding } from '../hiddenReleases.ts';
import { hiddenByDateFinding } from '../undatedIndex.ts';
import { unknownFailure } from '../unknownVerdict.ts';
import { explain } from './explanation.ts';
import { codeOf } from './failureCode.ts';
import type { FailureFacts } from './failureFacts.ts';
import { standardLibraryFinding } from './standardLibrary.ts';
import { referenceAdvice } from './refusalWords.ts';
import { failureMessage } from './statement.ts';
import { takingPart, withoutMarker } from './takingPart.ts';

/**
 * Explains a failure: what happens and why is the verdict, what helps is found out behind it, and stands behind it in the message.
 * @param diagnosis all failures of the file: the others are left out when a fix for this one is proven
 */
export function* failureFinding(
  failure: Failure,
  diagnosis: Diagnosed,
  read: InstallerView,
  context: ProjectContext,
): Question<Movements<Finding>> {
  const { target } = context;
  const catalog = context.catalogFor(target);
  const culprits = judgeCulprits(failure, catalog, target);
  const declaration = declarationOf(failure.name, read.seen, culprits);
  if (restsOnUnknown(failure.facts)) return { verdict: unknownFailure(failure, declaration) };
  const attempt = attemptAt(failure, diagnosis, read, context);
  const module = yield* standardLibraryFinding(failure, declaration, attempt);
  if (module) return { verdict: module };
  const hidden = yield* hiddenByDateFinding(declaration, attempt);
  if (hidden) return { verdict: hidden };
  const newer = yield* hiddenReleasesFinding(declaration, attempt);
  if (newer) return orWithout(newer, attempt);
  const nowhere = culprits.some((culprit) => culprit.name === failure.name && isMissingEverywhere(culprit, context));
  const { together, related } = takingPart(failure, declaration, read, context.file);
  const facts = { ...factsOf(culprits, declaration, attempt, read), together };
  const told = findingAbout(facts, related, declaration);
  const choice = target.installer.backtracks || nowhere ? undefined : yield* firstChoiceBehind(attempt);
  const stated = choice ? asFirstChoice(told, choice, attempt) : told;
  return {
    verdict: { ...stated, pending: true },
    *rest() {
      const ways = yield* waysOut(attempt, nowhere);
      const advice = adviceAbout(ways, facts, declaration, attempt, nowhere);
      const advised = withAdvice(told, facts, advice, ways.remedies);
      return choice ? yield* avoidingFirstChoice(advised, choice, attempt) : advised;
    },
  };
}

/** What is offered to somebody who keeps the date that hides a release stands behind the exemption from it. */
function orWithout(hidden: Finding, attempt: Attempt): Movements<Finding> {
  return {
    verdict: { ...hidden, pending: true },
    *rest() {
      const { remedies } = yield* waysOut(attempt, false);
      return { ...hidden, remedies: [...hidden.remedies, ...remedies] };
    },
  };
}

/** What a failure is, before anybody knows what helps, but for what takes part in it. */
function factsOf(
  culprits: readonly JudgedCulprit[],
  declaration: ReadDeclaration,
  attempt: Attempt,
  read: InstallerView,
): Omit<FailureFacts, 'together'> {
  const { failure, context } = attempt;
  const { target, file } = context;
  const { problem } = read;
  const catalog = context.catalogFor(target);
  const ownGap = ownGapOf(failure, declaration, catalog);
  const tied = readsUvSettings(attempt) ? tiedCulprit(attempt) : undefined;
  return {
    ...{ failure, target, catalog, problem, file, culprits },
    written: withoutMarker(declaration.text),
    asks: asksOf(failure.facts.edges, problem),
    ...(ownGap && { ownGap }),
    ...(tied && { onlyFrom: tied.index }),
  };
}

function findingAbout(facts: FailureFacts, related: Finding['related'], declaration: ReadDeclaration): Finding {
  const { failure, culprits, target, catalog } = facts;
  return finding(codeOf(facts), failureMessage(facts), placeOf(declaration), {
    severity: 'error',
    culprits: failure.culprits.map(({ name }) => name),
    chains: failure.culprits.map(({ chain }) => chain),
    explanation: explain(facts),
    related,
    conditions: conditionsOf(culprits, target, catalog),
  });
}

/** What is said behind the statement, once it is known what helps. */
function adviceAbout(
  ways: WaysOut,
  { failure, culprits, target }: FailureFacts,
  declaration: ReadDeclaration,
  attempt: Attempt,
  nowhere: boolean,
): Message | undefined {
  const isReference = culprits.some(({ reason }) => reason.kind === 'refused-reference');
  return (
    referenceAdvice(culprits, declaration, attempt.context) ??
    meantAdvice(attempt) ??
    (nowhere && !ways.fitting ? undefined : adviceOf(ways, failure, target, isReference))
  );
}

function withAdvice(
  told: Finding,
  facts: FailureFacts,
  advice: Message | undefined,
  remedies: readonly Remedy[],
): Finding {
  if (!advice) return { ...told, remedies };
  const message = failureMessage({ ...facts, advice });
  return { ...told, message, explanation: [message, ...told.explanation.slice(1)], remedies };
}

/** Which name may be meant by one that cannot be had. */
function meantAdvice(attempt: Attempt): Message | undefined {
  const names = meantBy(attempt);
  return names.length > 0 ? say('nameMeant', { names }) : undefined;
}

/** Whether nothing has what is needed of a project; what another runtime ships helps unless no index may be asked. */
function isMissingEverywhere({ name, needed, situation }: JudgedCulprit, context: ProjectContext): boolean {
  const { reason } = situation;
  const asksNobody = reason.kind === 'unknown-project' && reason.lookedIn !== undefined;
  return isNowhere(situation) && (asksNobody || !isShippedElsewhere(name, needed, context));
}

/** Whether another runtime ships what is needed of a project, which then need not be on any index. */
function isShippedElsewhere(
  project: NormalizedName,
  needed: VersionRange,
  { laterReleases, generations }: ProjectContext,
): boolean {
  return [...laterReleases, ...generations].some(({ shipped }) => {
    const entry = shipped.packages.get(project);
    const version = entry?.installable ? parseVersion(entry.version) : undefined;
    return version !== undefined && needed.contains(version);
  });
}

/** The release from which on the declared project itself is also out, if something else is the first culprit. */
function ownGapOf(
  { name, culprits }: Failure,
  { requirement }: ReadDeclaration,
  catalog: Catalog,
): Version | undefined {
  const releases = knownReleases(catalog, name);
  if (!releases || culprits.length === 0 || culprits.some((culprit) => culprit.name === name)) return undefined;
  return unusableFrom(releases, VersionRange.fromSpecifierSet(requirement.specifier));
}

/** The declaration that a finding about a project marks: of several the first that excludes what an installer has chosen already. */
function declarationOf(
  name: NormalizedName,
  seen: readonly ReadDeclaration[],
  culprits: readonly Pick<JudgedCulprit, 'name' | 'reason'>[],
): ReadDeclaration {
  const all = seenOf(name, seen);
  const reason = culprits.find((culprit) => culprit.name === name)?.reason;
  const chosen = reason?.kind === 'first-choice' ? reason.chosen : undefined;
  const excludesIt = ({ requirement: { specifier, url } }: ReadDeclaration): boolean =>
    chosen !== undefined && url === undefined && !specifierSetContains(specifier, chosen, { prereleases: true });
  const declaration = all.find(excludesIt) ?? all[0];
  if (!declaration) throw new Error(`${name} is declared nowhere`);
  return declaration;
}
