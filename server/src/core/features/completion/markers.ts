/** The variables of markers with the values that they have on the targets, and what they can be compared with. */
import { say } from '../../messages/message.ts';
import type { MarkerEnvironment } from '../../packaging/requirements/markerNode.ts';
import type { Target } from '../../runtimes/target.ts';
import { COMPLETION_VALUE, COMPLETION_VARIABLE } from '../lspValues.ts';
import type { CompletionPlace } from './place.ts';
import type { Suggestion } from './suggestion.ts';

/** In the order in which people need them here. */
const VARIABLES: readonly (keyof MarkerEnvironment)[] = [
  'sys_platform',
  'python_version',
  'platform_machine',
  'platform_system',
  'os_name',
  'python_full_version',
  'implementation_name',
  'platform_python_implementation',
  'platform_release',
  'platform_version',
  'implementation_version',
];

/**
 * What other machines have, the usual ones first.
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
const ELSEWHERE: Readonly<Partial<Record<keyof MarkerEnvironment, readonly string[]>>> = {
  os_name: ['posix', 'nt'],
  sys_platform: ['linux', 'darwin', 'win32'],
  platform_machine: ['x86_64', 'aarch64', 'arm64', 'AMD64'],
  platform_system: ['Linux', 'Darwin', 'Windows'],
  implementation_name: ['cpython', 'pypy'],
  platform_python_implementation: ['CPython', 'PyPy'],
};

export function offeredVariables(targets: readonly Target[]): readonly Suggestion[] {
  return VARIABLES.map((text) => {
    const values = targets.map(({ label: target, environment }) => ({ target, value: environment[text] }));
    return { text, kind: COMPLETION_VARIABLE, detail: say('completionVariable', { values }) };
  });
}

/**
 * The values on the targets first, then those of the runtimes that are compared with them, then those of other machines.
 * @param generations the runtimes that are compared with the targets
 */
export function offeredValues(
  { variable, isQuoted, quote }: CompletionPlace & { readonly kind: 'value' },
  targets: readonly Target[],
  generations: readonly Target[],
): readonly Suggestion[] {
  const known = VARIABLES.find((name) => name === variable);
  if (!known) return [];
  const others = [...generations].reverse().map(({ environment }) => environment[known]);
  const values = [...targets.map(({ environment }) => environment[known]), ...others, ...(ELSEWHERE[known] ?? [])];
  // Inside a string of TOML the other quotes end nothing.
  const mark = quote === undefined || quote.startsWith("'") ? '"' : "'";
  return [...new Set(values)].map((value) => {
    const on = targets.filter(({ environment }) => environment[known] === value).map(({ label }) => label);
    return {
      text: isQuoted ? value : `${mark}${value}${mark}`,
      label: value,
      kind: COMPLETION_VALUE,
      ...(on.length > 0 && { detail: say('completionValue', { targets: on }) }),
    };
  });
}
