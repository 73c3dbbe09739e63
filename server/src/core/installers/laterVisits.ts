/**
 * What becomes of a requirement when a page of PyScript is opened again: the first visit keeps what micropip installed, later
 * ones have Pyodide load it by the names alone. PyScript takes what stands before the first `>=`, `==` or `<=` for the name.
 */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { impliedCeiling } from '../packaging/versions/ceiling.ts';
import type { Specifier } from '../packaging/versions/specifier.ts';
import type { Target } from '../runtimes/target.ts';

const NAME = /^[a-z\d](?:[\w.-]*[a-z\d])?$/i;

/** What later visits take for the name. */
export function nameOnLaterVisits(text: string): string {
  return text.split(/[>=<]=/, 1)[0] ?? '';
}

/** Whether later visits to the page fail at a declaration that the first one installs. */
export function failsOnLaterVisits(declaration: Declaration, { installer }: Target): boolean {
  const { active, role, reader, requirement, text } = declaration;
  if (installer.later !== 'by-name' || reader !== 'pyscript' || !active || role !== 'requirement') return false;
  return requirement !== undefined && requirement.url === undefined && !NAME.test(nameOnLaterVisits(text));
}

/**
 * The same requirement in a spelling that later visits understand: one of these operators directly behind the name. Undefined
 * if there is none, as with extras.
 * @example `six<2,>=1.16` is `six>=1.16,<2`, `six~=1.16` is `six>=1.16,<2`, `six!=1.15` is `six>=0,!=1.15`
 */
export function spelledForLaterVisits({ name, extras, specifier }: Requirement, marker = ''): string | undefined {
  if (extras.length > 0) return undefined;
  const texts = specifier.specifiers.flatMap(expanded);
  const cut = texts.findIndex((text) => /^[>=<]=/.test(text));
  const first = cut < 0 ? '>=0' : (texts[cut] ?? '');
  const rest = texts.filter((_, position) => position !== cut);
  if (texts.length === 0 && marker === '') return name;
  return `${name}${[first, ...rest].join(',')}${marker === '' ? '' : `; ${marker}`}`;
}

/** `~=1.16.2` as what it stands for: `>=1.16.2,<1.17`. */
function expanded(specifier: Specifier): readonly string[] {
  const { operator, version } = specifier;
  const ceiling = operator === '~=' ? impliedCeiling(specifier) : undefined;
  return ceiling === undefined ? [`${operator}${version}`] : [`>=${version}`, ceiling];
}
