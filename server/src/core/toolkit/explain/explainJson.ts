/**
 * What is explained, for programs.
 * @see docs/schema/explain-output.schema.json
 */
import { conditionWords } from '../conditionWords.ts';
import type { Finding } from '../../findings/finding.ts';
import type { DatedRelease } from '../../messages/datedRelease.ts';
import { en } from '../../messages/en/en.ts';
import { tell, type Message } from '../../messages/message.ts';
import { maskCredentials } from '../../messages/words.ts';
import { releaseWithDate } from '../../candidates/age.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { titleWithCost } from '../../remedies/remedy.ts';
import type { Target } from '../../runtimes/target.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import type { Demanded } from './demand.ts';
import type { NameAnswer, Parent } from './explainName.ts';
import type { NameFacts } from './namePaper.ts';
import { relativeTo, type ShownFile } from './shownFile.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
export const VERSION = 1;

export function nameJson(name: string, file: ShownFile, all: readonly NameFacts[]): object {
  return {
    ...{ version: VERSION, kind: 'name', name, file: file.shownPath },
    suggestions: all[0]?.suggestions ?? [],
    unknownName: all.some(({ isUnknownName }) => isUnknownName),
    targets: all.map(({ answer }) => nameOn(answer, file)),
    ...(all.some(({ evidence }) => evidence) && {
      evidence: all.flatMap(({ answer, evidence = [] }) =>
        evidence.map((one) => ({ target: answer.target.name, ...one })),
      ),
    }),
  };
}

function nameOn(answer: NameAnswer, file: ShownFile): object {
  const { target, status, version, chains, possible, declared, parents, moreParents, idle, findings } = answer;
  return {
    ...targetJson(target),
    ...{ status, installs: answer.installs },
    ...(version !== undefined && { version }),
    declared: declared.map((one) => placeJson(one, file)),
    addedByPywrangler: answer.isAdded,
    chains: chains.chains,
    moreChains: chains.isBounded,
    ...(possible.length > 0 && { possibleChains: possible }),
    parents: parents.map(parentJson),
    moreParents,
    idle: idle.map(({ parent, requirement, extra }) => ({
      ...{ parent, requirement: written(requirement) },
      ...(extra !== undefined && { extra }),
    })),
    ...findingsJson(findings),
  };
}

function parentJson({ name, version, where, by, needs, history, without }: Parent): object {
  const { since, newestWithout, usableWithout, lookedAt = 0, startedAt, stoppedAt, open } = history ?? {};
  return {
    ...{ name, where, by },
    ...(version && { version: formatVersion(version) }),
    needs: needs.map(({ requirement, extra }) => ({
      requirement: written(requirement),
      ...(extra !== undefined && { extra }),
    })),
    since: since ? releaseJson(releaseWithDate(since)) : null,
    newestWithout: newestWithout ? releaseJson(releaseWithDate(newestWithout)) : null,
    newestInstallableWithout: usableWithout ? releaseJson(releaseWithDate(usableWithout)) : null,
    ...{ releasesRead: lookedAt, releasesUnread: open?.count ?? 0 },
    ...(startedAt && { lookedFrom: formatVersion(startedAt) }),
    ...(stoppedAt && { lookedDownTo: formatVersion(stoppedAt) }),
    ...(without && {
      tried: {
        requirement: `${name}==${without.release.version}`,
        admitted: without.isAdmitted,
        ...triedJson(without.demanded),
      },
    }),
  };
}

/** What came of resolving again. */
export function triedJson(demanded: Demanded): object {
  switch (demanded.kind) {
    case 'installs':
      return { installs: true };
    case 'unknown':
      return { installs: null, because: [words(demanded.because)] };
    case 'fails': {
      const { code, lines, culprits, chains, against } = demanded;
      return { installs: false, because: lines.map(words), code, culprits, chains, against };
    }
  }
}

/** What the check says, what it offers, and what to wait for. */
export function findingsJson(findings: readonly Finding[]): object {
  const remedies = findings.flatMap((finding) => finding.remedies);
  const conditions = findings.flatMap((finding) => finding.conditions ?? []);
  return {
    findings: findings.map(({ code, severity, message }) => ({ code, severity, message: words(message) })),
    fixes: remedies.map((remedy) => ({
      kind: remedy.kind,
      title: words(titleWithCost(remedy)),
      // A text for others is nothing that could be tried.
      proven: remedy.snippet === undefined,
      safe: remedy.safe === true,
    })),
    conditions: conditions.map((condition) => ({ ...condition, text: words(conditionWords(condition)) })),
  };
}

export function targetJson({ name, label }: Target): object {
  return { target: name, label };
}

export function releaseJson({ version, date }: DatedRelease): object {
  return { version, ...(date !== undefined && { date }) };
}

export function placeJson({ path, spans, text, role }: Declaration, file: ShownFile): object {
  return {
    file: relativeTo(path, file),
    ...(path === file.path && { line: new LineIndex(file.text).positionAt(spans.whole.start).line + 1 }),
    ...{ requirement: maskCredentials(text), role },
  };
}

export function written(requirement: Requirement): string {
  return maskCredentials(formatRequirement(requirement));
}

export function words(message: Message): string {
  return tell(message, en);
}
