/**
 * What an environment file of conda says about the kernel of the JupyterLite site that is built in it: a match specification, or a
 * requirement in its list for pip.
 * @see https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html#package-match-specifications
 */
import { valueAt, type TomlString } from '../../config/tomlNode.ts';
import { readYaml } from '../../config/yaml.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import type { RuntimeSign } from './runtimeSign.ts';

const KERNEL = 'jupyterlite-pyodide-kernel';

/** Channel, name, and the versions behind a blank or an operator; a build may follow. */
const MATCH = /^(?:[^\s:]+::)?([\w.-]+?)\s*(?:((?:[=<>!~]=?|(?<=\s)\d)[^\s[]*)(?:\s+[^\s[]+)?)?\s*(?:\[.*)?$/;

/** Names of such files, in lower case. */
export const ENVIRONMENT_NAME = /^(?:env(?:ironment)?.*|.*env(?:ironment)?)\.ya?ml$/;

/** The signs in an environment file. */
export function signsInEnvironment(path: string, text: string): readonly RuntimeSign[] {
  if (!text.includes(KERNEL)) return [];
  const listed = valueAt(readYaml(text), ['dependencies']);
  if (listed?.kind !== 'array') return [];
  return listed.elements.flatMap((element): readonly RuntimeSign[] => {
    if (element.kind === 'string') return signOf(element, condaRelease(element.value), path);
    const forPip = element.kind === 'table' ? element.entries.get('pip')?.value : undefined;
    if (forPip?.kind !== 'array') return [];
    return forPip.elements.flatMap((one) => (one.kind === 'string' ? signOf(one, pipRelease(one.value), path) : []));
  });
}

/** @param release of the kernel; empty for any, undefined for another package */
function signOf({ content }: TomlString, release: string | undefined, path: string): readonly RuntimeSign[] {
  if (release === undefined) return [];
  const sign = { of: KERNEL, text: KERNEL, path, span: content } as const;
  return [release === '' ? sign : { ...sign, release, notation: 'python' }];
}

/** As a specifier of Python: a single `=`, and a version alone, stand for all that begin so. */
function condaRelease(written: string): string | undefined {
  const [, name, versions = ''] = MATCH.exec(written.trim()) ?? [];
  if (name?.toLowerCase() !== KERNEL) return undefined;
  const [, version] = /^=?(\d[\w.]*?)(?:\.?\*)?(?:=[^=]*)?$/.exec(versions) ?? [];
  return version === undefined ? versions : `==${version}.*`;
}

function pipRelease(written: string): string | undefined {
  const requirement = parseRequirement(written).value?.requirement;
  if (requirement?.normalized !== KERNEL) return undefined;
  return requirement.specifier.specifiers.map(({ operator, version }) => `${operator}${version}`).join(',');
}
