/**
 * The sentences that are known, the most telling first: of several in one text the first is the answer. Those of uv, pywrangler,
 * wrangler, micropip and pip are as these tools say them (uv 0.13, workers-py 1.17, wrangler 4, micropip 0.7 to 0.11), older forms
 * included.
 */
import type { SentenceId } from '../../../../messages/groups/toolkit/pasted.ts';
import { DEMAND, OTHER, sentenceOf as of, type Sentence } from '../sentence.ts';
import { AFTER } from './afterwards.ts';
import { DEPENDENCIES } from './dependencies.ts';
import { FILES } from './files.ts';
import { WORLD } from './world.ts';

/** What the tools say in the end, and what only says that something went wrong. */
const SUMMARIES: readonly Sentence[] = [
  of('uv', 'unsatisfiable', 'requirements are unsatisfiable', 'your requirements are unsatisfiable', [
    'version-conflict',
    'blocked-dependency',
  ]),
  of('uv', 'unsatisfiable', 'which are incompatible', 'you require .{1,300}, which are incompatible', [
    'version-conflict',
  ]),
  of(
    'pywrangler',
    'hostFailed',
    'failed to install the requirements defined',
    'failed to install the requirements defined in your pyproject\\.toml',
    ['host-step'],
  ),
  of(
    'pywrangler',
    'notSupported',
    'not supported by python workers',
    'packages you requested are not supported by Python Workers',
    ['blocked-dependency', 'no-compatible-wheel'],
  ),
  of(
    'pywrangler',
    'notSupported',
    'into the python worker failed',
    'installation of packages into the Python Worker failed',
    ['blocked-dependency', 'refused-reference'],
  ),
  of('uv', 'noSolution', 'no solution found when resolving', 'no solution found when resolving', [
    'blocked-dependency',
    'version-conflict',
  ]),
];

export const SENTENCES: readonly Sentence[] = [...WORLD, ...FILES, ...DEPENDENCIES, ...AFTER, ...SUMMARIES];

/** What only says that something went wrong, or adds nothing to what else is said. */
export const ADDS_NOTHING: ReadonlySet<SentenceId> = new Set([
  ...SUMMARIES.map(({ id }) => id),
  'fetchFailed',
  'unreadableFile',
  'wheelsRequired',
  'noSuchVersion',
  'onlyOlder',
]);

/** Requirements that exclude each other: found by what several of them ask of one project, as no single sentence says it. */
export const CONFLICT: Sentence = of('uv', 'conflict', '', '', ['version-conflict'], true);

/** What is asked for, by whomever: the second of two that stand together as well. */
export const ASKED = new RegExp(`(?:you require|depends? on) ${DEMAND}(?: and ${OTHER}(?=,))?`, 'gi');

/** Who needs whom, as uv says it. */
export const DEPENDS = new RegExp(`${DEMAND} depends? on ${OTHER}`, 'gi');

/** What the user asks for, as uv says it. */
export const REQUIRED = new RegExp(`you require ${DEMAND}`, 'gi');
