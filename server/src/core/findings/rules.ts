/** The explicit list of every finding there is; each has a page under docs/rules/ named by its code. */

/** A rule: the code that a finding carries and one line that says what it reports. */
export interface Rule {
  readonly code: string;
  readonly title: string;
}

/** All rules, in the order of the documentation's index. */
export const RULES = [
  { code: 'no-compatible-wheel', title: 'The project has no wheel that loads on the target' },
  { code: 'source-only', title: 'The project publishes sources only, and the installer takes wheels only' },
  { code: 'wrong-abi', title: 'The project has Pyodide wheels, but for another ABI than that of the target' },
  { code: 'requires-python', title: 'Every fitting release asks for another Python version' },
  { code: 'blocked-dependency', title: 'Something that the project needs cannot be installed on the target' },
  { code: 'no-matching-version', title: 'No release of the project matches the specifier' },
  { code: 'version-conflict', title: 'Two requirements ask for versions that exclude each other' },
  { code: 'unknown-project', title: 'No index knows a project of this name' },
  { code: 'first-choice', title: 'micropip fails, although versions that fit exist: it does not go back' },
  { code: 'two-versions', title: 'micropip installs two versions of one project' },
  { code: 'python-ignored', title: 'micropip takes a release that asks for another Python' },
  { code: 'extra-ignored', title: 'micropip passes over an extra, or ends at one that is not provided' },
  { code: 'held-back', title: 'The dependency silently falls to a release much older than the one a host gets' },
  { code: 'stale-lock', title: 'The lock file was made for another runtime than the target' },
  { code: 'locked-without-wheel', title: 'Nothing that the lock file holds of a package installs on the target' },
  { code: 'lock-preferred', title: 'A pin of pylock.toml keeps an older release than one would get without it' },
  { code: 'uv-setting', title: 'A setting of uv does something that nobody expects of it' },
  { code: 'unknown-verdict', title: 'Whether it installs could not be found out' },
  { code: 'unsupported-source', title: 'The requirement names a source that is not judged here' },
  { code: 'invalid-requirement', title: 'The text is not a requirement' },
  { code: 'invalid-file', title: 'A part of the file could not be read' },
  { code: 'requirements-txt', title: 'A `requirements.txt` stands where pywrangler stops at it' },
  { code: 'cf-requirements-txt', title: 'A `cf-requirements.txt` is there, which nothing reads' },
  { code: 'tool-vendored', title: 'A tool for the computer is installed into the Worker' },
  { code: 'never-vendored', title: 'A group or an extra looks as if the Worker got it, and it never does' },
  { code: 'python-mismatch', title: 'The project states another Python version than the one that the Worker runs on' },
  { code: 'poetry-only', title: "The dependencies stand in Poetry's table only, which pywrangler does not read" },
  { code: 'stale-sync', title: 'What is installed was resolved for another runtime, and pywrangler does not notice' },
  {
    code: 'environment-runtime',
    title: 'An environment of the wrangler file runs on another Python than is installed for',
  },
  { code: 'missing-python-flag', title: 'The wrangler file does not ask for Python, but the project has pywrangler' },
  { code: 'fails-at-import', title: 'The package installs, but is known to fail when it is imported or used' },
  { code: 'vendored-size', title: 'The packages may be too large for a Worker' },
  { code: 'target-problem', title: 'The target could not be determined as the project asks for' },
] as const satisfies readonly Rule[];

/** The code of a finding. */
export type FindingCode = (typeof RULES)[number]['code'];
