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
  { code: 'held-back', title: 'The dependency silently falls to a release much older than the one a host gets' },
  { code: 'lock-preferred', title: 'A pin of pylock.toml keeps an older release than one would get without it' },
  { code: 'uv-setting', title: 'A setting of uv does something that nobody expects of it' },
  { code: 'unknown-verdict', title: 'Whether it installs could not be found out' },
  { code: 'unsupported-source', title: 'The requirement names a source that is not judged here' },
  { code: 'invalid-requirement', title: 'The text is not a requirement' },
  { code: 'invalid-file', title: 'A part of the file could not be read' },
  { code: 'target-problem', title: 'The target could not be determined as the project asks for' },
] as const satisfies readonly Rule[];

/** The code of a finding. */
export type FindingCode = (typeof RULES)[number]['code'];
