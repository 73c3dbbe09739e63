/** What `doctor` found, for people and for programs. */
import { en } from '../../messages/en/en.ts';
import { say, tell, type Message } from '../../messages/message.ts';
import { answerIn, heading, inShort, list, paragraph, table, type Paper } from '../../papers/paper.ts';
import type { DoctorFacts, IndexFact } from './doctorFacts.ts';

export function doctorPaper(facts: DoctorFacts): Paper {
  const { today, versions, settings, variables, indexes, cache } = facts;
  const head = (columns: readonly ('setting' | 'value' | 'from' | 'index' | 'answer' | 'variable')[]): Message[] =>
    columns.map((column) => say('doctorColumn', { column }));
  return [
    heading(1, say('doctorTitle', { today })),
    ...list([say('doctorVersions', versions), ...(cache ? [cacheLine(cache)] : [say('doctorNoCache')])]),
    heading(2, say('doctorHeading', { part: 'project' })),
    ...projectBlocks(facts),
    heading(2, say('doctorHeading', { part: 'settings' })),
    ...table(
      head(['setting', 'value', 'from']),
      settings.map(({ name, value, from }) => [name, value, say('settingFrom', { from })]),
    ),
    ...table(
      head(['variable', 'value']),
      variables.map(({ name, value }) => [name, value]),
    ),
    ...reachedBlocks(indexes),
    heading(2, say('doctorHeading', { part: 'indexes' })),
    ...table(
      head(['index', 'answer']),
      indexes.map((index) => [index.url, answerOf(index)]),
    ),
  ];
}

function reachedBlocks(indexes: DoctorFacts['indexes']): Paper {
  const asked = indexes.filter(({ state }) => state !== 'not-asked');
  const reached = asked.filter(({ state }) => state === 'answered').length;
  return asked.length === 0 ? [] : [inShort(say('doctorReached', { reached, of: asked.length }))];
}

function projectBlocks({ folder, files, project, problem }: DoctorFacts): Paper {
  const found = say('doctorFiles', { folder, files });
  const saysAll = !project && problem === undefined;
  return [
    saysAll ? answerIn(found) : paragraph(found),
    ...(problem === undefined ? [] : [answerIn(say('doctorProblem', { problem }))]),
    ...(project
      ? list([
          say('doctorProject', {
            file: project.file,
            declarations: project.declarations,
            ...(project.wrangler !== undefined && { wrangler: project.wrangler }),
          }),
          ...project.targets.map(({ label, reason }) => say('doctorTarget', { label, reason })),
        ]).map((block) => ({ ...block, answer: 'also' as const }))
      : []),
  ];
}

function cacheLine({ folder, entries, bytes }: NonNullable<DoctorFacts['cache']>): Message {
  return say('cacheCount', { action: 'size', folder, entries, mebibytes: bytes / 1024 / 1024 });
}

function answerOf({ state, milliseconds, why }: IndexFact): Message {
  return say('indexAnswer', {
    state,
    ...(milliseconds !== undefined && { milliseconds }),
    ...(why !== undefined && { why }),
  });
}

/** @see docs/schema/doctor-output.schema.json */
export function doctorJson({ project, problem, indexes, cache, ...facts }: DoctorFacts): object {
  return {
    version: 1,
    ...facts,
    project: project
      ? {
          ...project,
          targets: project.targets.map(({ reason, ...target }) => ({ ...target, reason: tell(reason, en) })),
        }
      : null,
    problem: problem ?? null,
    indexes: indexes.map(({ url, state, milliseconds, why }) => ({
      url,
      state,
      milliseconds: milliseconds ?? null,
      why: why ? tell(why, en) : null,
    })),
    cache: cache ?? null,
  };
}
