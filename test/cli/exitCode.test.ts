/** The one meaning of the exit code: every combination of what a check may lead to and of what may be asked. */
import assert from 'node:assert/strict';
import { exitOf, type Outcome } from '../../server/src/cli/exitCode.ts';
import { SEVERITIES } from '../../server/src/core/findings/rules.ts';
import { english } from '../support/english.ts';

const QUIET: Outcome = { severities: [], undecided: 0, misled: false, failed: false };

describe('the exit code', () => {
  // The worst that was found; the codes with --fail-on error, warning, information and hint.
  for (const [worst, ...codes] of [
    ['none', 0, 0, 0, 0],
    ['hint', 0, 0, 0, 1],
    ['information', 0, 0, 1, 1],
    ['warning', 0, 1, 1, 1],
    ['error', 1, 1, 1, 1],
  ] as const) {
    const severities = worst === 'none' ? [] : SEVERITIES.slice(SEVERITIES.indexOf(worst));
    SEVERITIES.forEach((failOn, at) => {
      const found = codes[at];
      // What else happened, the code then, and the code with --exit-zero.
      for (const [what, more, code, withExitZero] of [
        ['nothing else', {}, found, 0],
        ['a file is undecided', { undecided: 1 }, found === 1 ? 1 : 2, found === 1 ? 0 : 2],
        ['something failed', { failed: true }, found === 1 ? 1 : 2, found === 1 ? 0 : 2],
        ['both', { failed: true, undecided: 2 }, found === 1 ? 1 : 2, found === 1 ? 0 : 2],
        ['a path is not there', { misled: true, failed: true }, 2, 2],
        ['all of it', { misled: true, failed: true, undecided: 1 }, 2, 2],
      ] as const) {
        it(`is ${String(code)} if the worst is ${worst}, --fail-on ${failOn}, and ${what}`, () => {
          const outcome = { ...QUIET, severities, ...more };
          assert.equal(exitOf(outcome, { failOn, exitZero: false }).code, code);
          assert.equal(exitOf(outcome, { failOn, exitZero: true }).code, withExitZero);
        });
      }
    });
  }

  const WARNING = { failOn: 'warning', exitZero: false } as const;

  for (const [because, outcome, policy] of [
    ['nothing found', {}, WARNING],
    ['no errors or warnings', { severities: ['hint'] }, WARNING],
    ['no errors', { severities: ['warning'] }, { ...WARNING, failOn: 'error' }],
    ['errors or warnings found', { severities: ['warning'] }, WARNING],
    ['errors, warnings, notes or hints found', { severities: ['hint'] }, { ...WARNING, failOn: 'hint' }],
    ['--exit-zero', { severities: ['error'] }, { ...WARNING, exitZero: true }],
    ['nothing found', {}, { ...WARNING, exitZero: true }],
    ['not known whether a file installs', { undecided: 1 }, WARNING],
    ['not known whether 3 files install', { undecided: 3 }, WARNING],
    ['not everything could be done', { undecided: 1, failed: true }, WARNING],
    ['a path leads to nothing that can be checked', { severities: ['error'], misled: true }, WARNING],
  ] as const) {
    it(`is explained as "${because}"`, () => {
      assert.equal(english(exitOf({ ...QUIET, ...outcome }, policy).because), because);
    });
  }
});
