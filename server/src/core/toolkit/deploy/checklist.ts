/** What to look at before a deploy: what was checked here, and what only people can. */
import { en } from '../../messages/en/en.ts';
import { say, tell, type Message } from '../../messages/message.ts';
import { heading, inShort, list, paragraph, type Paper } from '../../papers/paper.ts';

export const POINTS = ['dependencies', 'target', 'sync', 'size', 'lock', 'start-up'] as const;

export interface ChecklistPoint {
  readonly point: (typeof POINTS)[number];
  /** `no` if something is wrong, `unknown` if it is not known. */
  readonly state: 'yes' | 'no' | 'unknown';
  readonly details: readonly Message[];
}

export interface ChecklistFacts {
  readonly file: string;
  readonly today: string;
  readonly points: readonly ChecklistPoint[];
  /** What is deployed. */
  readonly of: keyof typeof LEFT_TO_PEOPLE;
}

/** What is left to people, in the order in which it is tried. */
export const LEFT_TO_PEOPLE = {
  worker: ['run', 'imports', 'limits', 'bindings', 'state', 'back'],
  page: ['visits', 'imports', 'download', 'hosting', 'former'],
} as const;

export function checklistPaper({ file, today, points, of }: ChecklistFacts): Paper {
  return [
    heading(1, say('checklistTitle', { file })),
    inShort(say('checklistInShort', { file, ...countsOf(points) })),
    paragraph(say('checklistDay', { today })),
    {
      kind: 'list',
      marks: 'boxes',
      items: points.map(({ point, state, details }) => ({
        text: say('checklistPoint', { point, state }),
        done: state === 'yes',
        items: details.map((text) => ({ text })),
      })),
    },
    heading(2, say('notCheckedHere')),
    ...list(
      LEFT_TO_PEOPLE[of].map((what) => say('leftToPeople', { what })),
      'boxes',
    ),
  ];
}

function countsOf(points: readonly ChecklistPoint[]): Record<ChecklistPoint['state'], number> {
  const count = (one: ChecklistPoint['state']): number => points.filter(({ state }) => state === one).length;
  return { yes: count('yes'), no: count('no'), unknown: count('unknown') };
}

/** @see docs/schema/deploy-output.schema.json */
export function checklistJson({ file, today, points, of }: ChecklistFacts): object {
  return {
    version: 1,
    kind: 'checklist',
    file,
    today,
    points: points.map(({ point, state, details }) => ({
      point,
      state,
      details: details.map((detail) => tell(detail, en)),
    })),
    notChecked: LEFT_TO_PEOPLE[of].map((what) => tell(say('leftToPeople', { what }), en)),
  };
}
