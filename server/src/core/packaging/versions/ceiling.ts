/**
 * What excludes newer releases: the operators, and the upper bound that a specifier without one of its own stands for.
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#compatible-release
 */
import type { Specifier } from './specifier.ts';

/** Operators that exclude newer releases. */
export const CEILINGS: ReadonlySet<Specifier['operator']> = new Set(['==', '===', '<', '<=', '~=']);

/** Whether it admits one version only, apart from local ones. */
export function isPin({ operator, wildcard }: Specifier): boolean {
  return operator === '===' || (operator === '==' && !wildcard);
}

/** `<1.17` for `~=1.16.2`, `<1.17` for `==1.16.*`; undefined for what has none, or says it itself. */
export function impliedCeiling({ operator, version, wildcard }: Specifier): string | undefined {
  const isPrefix = operator === '==' && wildcard;
  if (operator !== '~=' && !isPrefix) return undefined;
  const [, epoch = '', release = ''] = /^(\d+!)?(\d+(?:\.\d+)*)/.exec(version) ?? [];
  const parts = release.split('.');
  const kept = isPrefix ? parts : parts.slice(0, -1);
  const last = kept.pop();
  return last === undefined ? undefined : `<${epoch}${[...kept, String(BigInt(last) + 1n)].join('.')}`;
}
