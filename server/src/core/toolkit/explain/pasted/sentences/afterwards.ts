/** What happens after all is installed. */
import type { FindingCode } from '../../../../findings/rules.ts';
import { NAME, QUOTED, sentenceOf as of, type Sentence } from '../sentence.ts';

const AT_START: readonly FindingCode[] = ['fails-at-import'];

export const AFTER: readonly Sentence[] = [
  of(
    'worker',
    'entropy',
    'randomness is not allowed while',
    'randomness is not allowed while a Worker is starting',
    AT_START,
  ),
  of(
    'worker',
    'entropy',
    'outside of request context',
    '(?:Cannot get entropy|Cannot use (?<quote>random\\.[A-Za-z_]{1,40}).{0,3}) outside of request context',
    AT_START,
  ),
  of(
    'worker',
    'topLevelObject',
    "can't serialize top-level variable",
    `can't serialize top-level variable(?: ${QUOTED})?`,
    AT_START,
  ),
  of('worker', 'entropy', 'random seed in bad state', 'random seed in bad state', AT_START),
  of(
    'worker',
    'globalScope',
    'disallowed operation called within global scope',
    'disallowed operation called within global scope',
    AT_START,
  ),
  of('worker', 'startTooLong', 'startup exceeded', 'startup exceeded (?:the )?(?:CPU time limit|memory limit)', [
    'fails-at-import',
    'vendored-size',
  ]),
  of('worker', 'tooLarge', 'exceeded the size limit', 'exceeded the size limit', ['vendored-size']),
  of('worker', 'tooLarge', 'script is too large', 'script is too large', ['vendored-size']),
  of(
    'pyodide',
    'moduleNotInstalled',
    'is included in the pyodide distribution',
    `the module ["'](?<name>${NAME})["'] is included in the Pyodide distribution, but it is not installed`,
    ['not-shipped', 'imported-first'],
    true,
  ),
  of(
    'pyodide',
    'moduleRemoved',
    'from the python standard library in the pyodide',
    `the module ["'](?<name>${NAME})["'] is (?:unvendored|removed) from the Python standard library`,
    ['standard-library'],
    true,
  ),
  of(
    'worker',
    'noModule',
    'no module named',
    `no module named ["'](?<name>${NAME})`,
    ['never-vendored', 'stale-lock', 'host-step'],
    true,
  ),
];
