/** Included texts that nobody asks an index for, since they were never meant as requirements. */
import assert from 'node:assert/strict';
import { holdsNoRequirements } from '../../../../server/src/core/dependencyFiles/includes/foreignText.ts';

describe('a text that is included', () => {
  for (const [path, text, isForeign] of [
    ['token', 'ghp_NotARealToken123\n', true],
    ['requirements.txt', 'numpy\nghp_NotARealToken123\n', true],
    ['key', 'AKIAABCDEFGHIJKLMNOP', true],
    ['secret.txt', 'q8Zr3TtW1xYb7NpLk2Vd9GhS', true],
    ['id_rsa', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n', true],
    ['.env', 'DB_PASSWORD = hunter2\nword\n', true],
    ['.netrc', 'machine host.test login me password word\n', true],
    ['base', 'numpy>=2\n# a comment\n-r other.txt\n', false],
    ['requirements.txt', 'numpy\nnot a requirement\n', false],
    ['dev.txt', 'PyQt5-WebEngine-Qt5\nbackports.zoneinfo\nzope.interface==7.0\n', false],
    ['dev.txt', 'djangorestframeworksimplejwt\nazuremgmtcontainerregistry2\nSQLAlchemy\n', false],
    ['dev.txt', '', false],
  ] as const) {
    it(`${path} with ${JSON.stringify(text)} ${isForeign ? 'is none' : 'is one'} of requirements`, () => {
      assert.equal(holdsNoRequirements(path, text), isForeign);
    });
  }
});
