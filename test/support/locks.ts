/** Lock files for tests: the recorded ones, and a way to check a text. */
import { readFileSync } from 'node:fs';
import { judgeLock, type JudgedLock } from '../../server/src/core/locks/judgeLock.ts';
import { lockFindings } from '../../server/src/core/findings/locks/lockFindings.ts';
import type { Finding } from '../../server/src/core/findings/finding.ts';
import type { LockFile } from '../../server/src/core/dependencyFiles/locks/lockFile.ts';
import { parseLockFile } from '../../server/src/core/dependencyFiles/locks/lockFiles.ts';
import { targetOf } from './recorded.ts';

const FOLDER = 'test/data/locks';

/** A file of the recorded locks: `fastapi-3.13/pylock.toml`. */
export function recordedLock(name: string): string {
  return readFileSync(`${FOLDER}/${name}`, 'utf8');
}

/** Reads a lock of the given file name. */
export function lockOf(name: string, text: string): LockFile {
  const lock = parseLockFile(`/project/${name}`, text);
  if (!lock) throw new Error(`${name} is no lock file`);
  return lock;
}

/** The verdict on a lock, and its findings. */
export function judged(
  name: string,
  text: string,
  targetName: string,
  builds = false,
): { readonly lock: JudgedLock; readonly findings: readonly Finding[] } {
  const target = targetOf(targetName);
  const lock = judgeLock(lockOf(name, text), target, builds);
  return { lock, findings: lockFindings(lock, target) };
}

/** A hash that uv reads. */
export const DIGEST = '0'.repeat(64);

/** A package of an invented `pylock.toml`: `pylockPackage('a 1', { wheels: ['py3-none-any'] })`. */
export function pylockPackage(
  pin: string,
  { wheels = [], more = [] }: { readonly wheels?: readonly string[]; readonly more?: readonly string[] } = {},
): string {
  const [name = '', version = ''] = pin.split(' ');
  const files = wheels.map((tags) => {
    const filename = `${name.replaceAll('-', '_')}-${version}-${tags}.whl`;
    return `  { url = "https://files.example.invalid/${filename}", hashes = { sha256 = "${DIGEST}" } },`;
  });
  const lines = ['', '[[packages]]', `name = "${name}"`, `version = "${version}"`, ...more];
  return [...lines, ...(files.length > 0 ? ['wheels = [', ...files, ']'] : []), ''].join('\n');
}

/** An invented `pylock.toml` of some packages. */
export function pylock(...packages: readonly string[]): string {
  return ['lock-version = "1.0"', 'created-by = "a test"', ...packages].join('\n');
}
