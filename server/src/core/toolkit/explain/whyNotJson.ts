/**
 * Why a release is not taken, for programs.
 * @see docs/schema/explain-output.schema.json
 */
import { isAvailable } from '../../diagnosis/availability.ts';
import { reasonWords } from '../../findings/failure/reasonWords.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { findingsJson, placeJson, releaseJson, targetJson, triedJson, VERSION, words, written } from './explainJson.ts';
import type { FileFact, ReleaseFact } from './releaseFacts.ts';
import type { ShownFile } from './shownFile.ts';
import type { Excluding, RequirementAnswer } from './whyNot.ts';
import type { RequirementFacts } from './whyNotPaper.ts';
import { verdictOf } from './whyNotVerdict.ts';

export function requirementJson(requirement: string, { file, answers, suggestions }: RequirementFacts): object {
  return {
    ...{ version: VERSION, kind: 'requirement', requirement },
    ...(file && { file: file.shownPath }),
    suggestions,
    targets: answers.map((answer) => answerOn(answer, file)),
  };
}

function answerOn(answer: RequirementAnswer, file: ShownFile | undefined): object {
  const {
    target,
    found,
    open,
    now,
    best,
    neededBy,
    excluding,
    demanded,
    choice,
    changes,
    elsewhere,
    elsewhereWithout,
    findings,
    overruled,
  } = answer;
  const verdict = verdictOf(answer);
  return {
    ...targetJson(target),
    answer: verdict,
    taken: verdict === 'unknown' ? null : answer.isTaken,
    ...(open && { because: words(open) }),
    installed: now ? releaseJson(now) : null,
    ...(best && { newestInstallable: releaseJson(best) }),
    neededBy,
    ...(choice && { choice }),
    ...{ overruled: overruled !== undefined, hostStepStopsAt: answer.hostTroubles },
    releases: (found?.inRange ?? []).map((one) => releaseFactJson(one, target)),
    admitted: found?.admitted ?? 0,
    ...(found?.newest && { newest: releaseJson(found.newest) }),
    excludedBy: file ? excluding.map((one) => excludingJson(one, file)) : [],
    ...(demanded && { tried: triedJson(demanded) }),
    changes,
    installsOn: elsewhere.map(({ name }) => name),
    installsWithoutOn: elsewhereWithout.map(({ target: other, without }) => ({ target: other.name, without })),
    ...findingsJson(findings),
  };
}

function releaseFactJson(fact: ReleaseFact, target: Target): object {
  const { release, availability, prerelease, yanked, hidden, files } = fact;
  const { kind, reason } = availability;
  return {
    ...releaseJson(release),
    ...{ has: kind, available: isAvailable(availability) && !hidden },
    ...(reason && { reason: words(reasonWords(reason, target, { subject: 'releases' })) }),
    ...{ prerelease, hidden },
    ...(yanked !== undefined && { yanked }),
    files: files.map((file) => fileJson(file, target)),
  };
}

function fileJson({ filename, index, kind, reason, yanked }: FileFact, target: Target): object {
  return {
    ...{ filename, index, kind, yanked },
    ...(kind === 'wheel' && { loads: reason === undefined }),
    ...(reason && { reason: words(reasonWords(reason, target, { subject: 'releases' })) }),
  };
}

function excludingJson(one: Excluding, file: ShownFile): object {
  if (one.kind === 'file') return { kind: 'file', ...placeJson(one.declaration, file) };
  const { parent, version, needs } = one;
  return {
    ...{ kind: 'package', name: parent, version: formatVersion(version) },
    requirements: needs.map(({ requirement }) => written(requirement)),
  };
}
