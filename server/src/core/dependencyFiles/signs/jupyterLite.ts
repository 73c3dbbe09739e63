/** What the configuration of a JupyterLite site says about its Pyodide. */
import { readJson } from '../../config/json.ts';
import { valueAt, type TomlString, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { fileName } from '../../text/path.ts';
import { signsInAddress } from './addresses.ts';
import type { RuntimeSign } from './runtimeSign.ts';

/** Where jupyter-lite.json and jupyter_lite_config.json name another Pyodide than the kernel's own. */
const PYODIDE_URLS: readonly (readonly string[])[] = [
  ['jupyter-config-data', 'litePluginSettings', '@jupyterlite/pyodide-kernel-extension:kernel', 'pyodideUrl'],
  ['PyodideAddon', 'pyodide_url'],
  ['LiteBuildConfig', 'pyodide_url'],
];

/** A notebook whose metadata are settings of the site around it. */
const NOTEBOOK = 'jupyter-lite.ipynb';

const NO_SETTINGS = readJson('{}').root;

/** Whether a file is the configuration of a JupyterLite site, as it is built or as it runs. */
export function isSiteConfiguration(path: string): boolean {
  const name = fileName(path);
  return name === 'jupyter-lite.json' || name === 'jupyter_lite_config.json' || name === NOTEBOOK;
}

/** The settings in such a file; of a notebook its metadata have them. */
export function siteSettings(path: string, text: string): ReturnType<typeof readJson> {
  const { root, errors } = readJson(text);
  if (fileName(path) !== NOTEBOOK) return { root, errors };
  const settings = valueAt(root, ['metadata', 'jupyter-lite']);
  return { root: settings?.kind === 'table' ? settings : NO_SETTINGS, errors };
}

/** The signs in such a file. */
export function signsInJupyterLite(path: string, text: string): readonly RuntimeSign[] {
  const named = signsOfPyodide(path, text);
  if (named.length > 0) return named;
  // A site without a word about Pyodide still is one of JupyterLite.
  return [{ of: 'jupyterlite-pyodide-kernel', text: fileName(path), path, span: { start: 0, end: 0 } }];
}

/** Those that name another Pyodide than the kernel's own. */
export function signsOfPyodide(path: string, text: string): readonly RuntimeSign[] {
  const { root } = siteSettings(path, text);
  const urls = PYODIDE_URLS.flatMap((keys) => stringAt(root, keys) ?? []);
  return urls.flatMap(({ value, content }) => signsOfPyodideUrl(path, value, content));
}

/** Also the archive of a release: `…/releases/download/0.27.7/pyodide-0.27.7.tar.bz2`. */
function signsOfPyodideUrl(path: string, url: string, span: RuntimeSign['span']): readonly RuntimeSign[] {
  const archive = /\/pyodide(?:-core)?-(\d[\w.]*?)\.tar\.\w+$/.exec(url)?.[1];
  if (archive !== undefined) return [{ of: 'pyodide', release: archive, text: fileName(url), path, span }];
  return signsInAddress(path, url, span);
}

function stringAt(root: TomlTable, keys: readonly string[]): TomlString | undefined {
  const value: TomlValue | undefined = valueAt(root, keys);
  return value?.kind === 'string' ? value : undefined;
}
