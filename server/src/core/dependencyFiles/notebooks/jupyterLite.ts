/**
 * Reads what a JupyterLite site has beside its notebooks: packages that are put into its lock file when it is built, wheels that it
 * offers, and what is loaded when the kernel starts.
 * @see https://jupyterlite-pyodide-kernel.readthedocs.io/en/latest/
 */
import { readJson } from '../../config/json.ts';
import { valueAt, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { MappedText } from '../../text/mappedText.ts';
import { embeddedFile } from '../_embeddedFile.ts';
import { addListed } from '../code/listedStrings.ts';
import { DeclarationReader } from '../declarationReader.ts';
import type { DependencyFile, Include } from '../dependencyFile.ts';
import { lockBesideScript, lockThatCounts, type NamedLock } from '../signs/namedLock.ts';
import { signsOfPyodide, siteSettings } from '../signs/jupyterLite.ts';

const KERNEL = ['jupyter-config-data', 'litePluginSettings', '@jupyterlite/pyodide-kernel-extension:kernel'];

/** A list of the configuration. */
interface SiteList {
  readonly keys: readonly string[];
  /** Requirements, bounds for them, wheels (or folders of them: see {@link wheelFoldersOfSite}), or names of what Pyodide ships. */
  readonly of: 'requirements' | 'constraints' | 'wheels' | 'names';
}

/** The address of a lock file of one's own, and that of another Pyodide. */
const OWN_LOCK = [...KERNEL, 'loadPyodideOptions', 'lockFileURL'];
const OWN_PYODIDE = [...KERNEL, 'pyodideUrl'];

const LISTS: readonly SiteList[] = [
  { keys: ['PyodideLockAddon', 'specs'], of: 'requirements' },
  { keys: ['PyodideLockAddon', 'constraints'], of: 'constraints' },
  { keys: ['PyodideLockAddon', 'wheels'], of: 'wheels' },
  { keys: ['PipliteAddon', 'piplite_urls'], of: 'wheels' },
  { keys: [...KERNEL, 'loadPyodideOptions', 'packages'], of: 'names' },
];

/** Whether a configuration lists packages. */
export function isSiteWithDependencies(text: string): boolean {
  return parseJupyterLite('', text) !== undefined;
}

/** Whether the metadata of the notebook `jupyter-lite.ipynb` do. */
export function isSiteNotebookWithDependencies(text: string): boolean {
  return parseJupyterLite('jupyter-lite.ipynb', text) !== undefined;
}

/** Reads a jupyter_lite_config.json, jupyter-lite.json or jupyter-lite.ipynb; undefined if it lists no packages. */
export function parseJupyterLite(path: string, text: string): DependencyFile | undefined {
  const { root, errors } = siteSettings(path, text);
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const source = MappedText.verbatim(text);
  const lists = LISTS.filter((list) => counts(list, root)).map(({ keys, of }) => {
    const role = of === 'constraints' ? 'constraint' : 'requirement';
    const list = { table: tableOf(keys), reader: 'micropip', role, active: true } as const;
    const value = valueAt(root, keys);
    const listed = of === 'wheels' ? onlyWheels(value) : withoutOptions(value, role, includes);
    return addListed(listed, list, source, reader, of === 'names');
  });
  if (!lists.includes(true)) return undefined;
  return embeddedFile({
    ...{ path, kind: 'jupyterlite', text, includes, reader, errors },
    runtimeSigns: signsOfPyodide(path, text),
    locks: locksOfSite(path, root),
  });
}

/** The lock file that the configuration of a site has its kernel take in place of that of its Pyodide. */
export function lockOfSite(path: string, text: string): NamedLock | undefined {
  return lockThatCounts(locksOfSite(path, siteSettings(path, text).root));
}

function locksOfSite(path: string, root: TomlTable): readonly NamedLock[] {
  const own = valueAt(root, OWN_LOCK);
  if (own?.kind === 'string') return [{ address: own.value, option: 'lockFileURL', path, span: own.content }];
  const pyodide = valueAt(root, OWN_PYODIDE);
  const address = pyodide?.kind === 'string' ? lockBesideScript(pyodide.value) : undefined;
  if (pyodide?.kind !== 'string' || address === undefined) return [];
  return [{ address, option: 'pyodideUrl', beside: true, path, span: pyodide.content }];
}

/** What an addon lists counts if it is not switched off. */
function counts({ keys: [addon = ''] }: SiteList, root: TomlTable): boolean {
  const enabled = valueAt(root, [addon, 'enabled']);
  return enabled?.kind !== 'boolean' || enabled.value === true;
}

/** `loadPyodideOptions.packages` says enough without the path to it. */
function tableOf(keys: readonly string[]): string {
  return keys.slice(-2).join('.');
}

/** The folders of wheels that a site's configuration names, as written, and the one that is looked into without being named. */
export function wheelFoldersOfSite(text: string): readonly string[] {
  const value = valueAt(readJson(text).root, ['PipliteAddon', 'piplite_urls']);
  const elements = value?.kind === 'array' ? value.elements : [];
  const named = elements.flatMap((element) => (element.kind === 'string' ? element.value : []));
  return ['pypi', ...named.filter((written) => !/^[a-z][a-z\d+.-]+:|\.(?:whl|json)(?:[?#]|$)/i.test(written))];
}

/** The wheels of a list; what it has besides are folders and lists of further wheels. */
function onlyWheels(value: TomlValue | undefined): TomlValue | undefined {
  if (value?.kind !== 'array') return undefined;
  const isWheel = (element: TomlValue): boolean => element.kind === 'string' && /\.whl(?:[?#]|$)/.test(element.value);
  return { ...value, elements: value.elements.filter(isWheel) };
}

/** A list without its options, of which `-r FILE` names a requirements file. */
function withoutOptions(
  value: TomlValue | undefined,
  kind: Include['kind'],
  includes: Include[],
): TomlValue | undefined {
  if (value?.kind !== 'array') return undefined;
  const elements = value.elements.filter((element) => {
    if (element.kind !== 'string' || !element.value.startsWith('-')) return true;
    const [, path] = /^(?:-r|--requirements?)[\s=]+([^\s=]\S*)$/.exec(element.value.trim()) ?? [];
    if (path !== undefined) includes.push({ kind, path, span: element.content });
    return false;
  });
  return { ...value, elements };
}
