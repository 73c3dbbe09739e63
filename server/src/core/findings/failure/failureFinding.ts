/** The finding about a declared dependency that does not install: why, through which projects, and what helps. */
import { asksOf } from '../../diagnosis/asks.ts';
import { conditionsOf } from '../../diagnosis/conditions.ts';
import type { Failure } from '../../diagnosis/diagnose.ts';
import { judgeCulprits, type JudgedCulprit } from '../../diagnosis/judgedCulprits.ts';
import { restsOnUnknown } from '../../diagnosis/proof.ts';
import { isNowhere, unusableFrom } from '../../diagnosis/wheelSituation.ts';
import type { InstallerView, ReadDeclaration } from '../../installers/installerView.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { specifierSetContains } from '../../packaging/versions/specifier.ts';
import { parseVersion, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import { attemptAt, type Attempt, type Diagnosed } from '../../remedies/attempt.ts';
import { tiedCulprit } from '../../remedies/kinds/dropSource.ts';
import { meantBy } from '../../remedies/kinds/otherName.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { adviceOf, waysOut } from '../../remedies/remedies.ts';
import { knownReleases, type Catalog } from '../../solver/catalog.ts';
import type { Question } from '../../solver/question.ts';
import { finding, placeOf, type Finding } from '../finding.ts';
import { asFirstChoice } from '../firstChoice.ts';
import { hiddenByDateFinding } from '../undatedIndex.ts';
import { unknownFailure } from '../unknownVerdict.ts';
import { explain } from './explanation.ts';
import { codeOf } from './failureCode.ts';
import { standardLibraryFinding } from './standardLibrary.ts';
import { referenceAdvice } from './refusalWords.ts';
import { failureMessage } from './statement.ts';
import { takingPart, withoutMarker } from './takingPart.ts';

/**
 * Explains a failure.
 * @param diagnosis all failures of the file: the others are left out when a fix for this one is proven
 */
export function* failureFinding(
  failure: Failure,
  diagnosis: Diagnosed,
  read: InstallerView,
  context: ProjectContext,
): Question<Finding> {
  const { target, file } = context;
  const { problem } = read;
  const catalog = context.catalogFor(target);
  const culprits = judgeCulprits(failure, catalog, target);
  const declaration = declarationOf(failure.name, read.seen, culprits);
  if (restsOnUnknown(failure.facts)) return unknownFailure(failure, declaration);
  const attempt = attemptAt(failure, diagnosis, read, context);
  const module = yield* standardLibraryFinding(failure, declaration, attempt);
  if (module) return module;
  const hidden = yield* hiddenByDateFinding(declaration, attempt);
  if (hidden) return hidden;
  const nowhere = culprits.some(
    ({ name, situation, needed }) =>
      name === failure.name && isNowhere(situation) && !isShippedElsewhere(name, needed, context),
  );
  const ways = yield* waysOut(attempt, nowhere);
  const written = withoutMarker(declaration.text);
  const ownGap = ownGapOf(failure, declaration, catalog);
  const isReference = culprits.some(({ reason }) => reason.kind === 'refused-reference');
  const advice =
    referenceAdvice(culprits, declaration, context) ??
    meantAdvice(attempt) ??
    (nowhere && !ways.fitting ? undefined : adviceOf(ways, failure, target, isReference));
  const tied = ways.remedies.some(({ kind }) => kind === 'drop-source') ? tiedCulprit(attempt) : undefined;
  const { together, related } = takingPart(failure, declaration, read, file);
  const facts = {
    ...{ failure, written, together, target, catalog, problem, file, culprits },
    asks: asksOf(failure.facts.edges, problem),
    ...(advice && { advice }),
    ...(ownGap && { ownGap }),
    ...(tied && { onlyFrom: tied.index }),
  };
  const told = finding(codeOf(facts), failureMessage(facts), placeOf(declaration), {
    severity: 'error',
    culprits: failure.culprits.map(({ name }) => name),
    chains: failure.culprits.map(({ chain }) => chain),
    explanation: explain(facts),
    related,
    remedies: ways.remedies,
    conditions: conditionsOf(culprits, target),
  });
  if (target.installer.backtracks || nowhere) return told;
  return yield* asFirstChoice(told, attempt);
}

/** Which name may be meant by one that cannot be had. */
function meantAdvice(attempt: Attempt): Message | undefined {
  const names = meantBy(attempt);
  return names.length > 0 ? say('nameMeant', { names }) : undefined;
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
  const all = seen.filter(({ requirement }) => requirement.normalized === name);
  const reason = culprits.find((culprit) => culprit.name === name)?.reason;
  const chosen = reason?.kind === 'first-choice' ? reason.chosen : undefined;
  const excludesIt = ({ requirement: { specifier, url } }: ReadDeclaration): boolean =>
    chosen !== undefined && url === undefined && !specifierSetContains(specifier, chosen, { prereleases: true });
  const declaration = all.find(excludesIt) ?? all[0];
  if (!declaration) throw new Error(`${name} is declared nowhere`);
  return declaration;
}
