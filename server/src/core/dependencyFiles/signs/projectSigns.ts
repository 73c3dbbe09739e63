/** What the files of a project say about its runtime besides addresses: dependencies on a platform, and its configuration. */
import { readJsonc } from '../../config/json.ts';
import { valueAt, type TomlString, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { fileName } from '../../text/path.ts';
import { parseDependencyFile } from '../parseDependencyFile.ts';
import { signsInAddress, signsInPage } from './addresses.ts';
import type { PlatformName, RuntimeSign } from './runtimeSign.ts';

/** The files that may say which platform runs the project beside or below them; pages (`.html`) may as well. */
export const SIGN_FILE_NAMES: readonly string[] = [
  'package.json',
  'jupyter-lite.json',
  'jupyter_lite_config.json',
  'requirements.txt',
  'pyproject.toml',
];

const NPM_PACKAGES: ReadonlyMap<string, RuntimeSign['of']> = new Map([
  ['@pyscript/core', 'pyscript-core'],
  ['@stlite/browser', 'stlite'],
  ['@stlite/mountable', 'stlite'],
  ['@stlite/react', 'stlite'],
  ['@stlite/desktop', 'stlite-desktop'],
  ['@marimo-team/islands', 'marimo'],
  ['@gradio/lite', 'gradio-lite'],
  ['pyodide', 'pyodide'],
]);

const PYTHON_PROJECTS: ReadonlyMap<string, PlatformName> = new Map([
  ['jupyterlite-pyodide-kernel', 'jupyterlite-pyodide-kernel'],
]);

/** Where jupyter-lite.json and jupyter_lite_config.json name another Pyodide than the kernel's own. */
const PYODIDE_URLS: readonly (readonly string[])[] = [
  ['jupyter-config-data', 'litePluginSettings', '@jupyterlite/pyodide-kernel-extension:kernel', 'pyodideUrl'],
  ['PyodideAddon', 'pyodide_url'],
  ['LiteBuildConfig', 'pyodide_url'],
];

/** Whether a file of this name may say which platform runs the project around it. */
export function maySayRuntime(path: string): boolean {
  const name = fileName(path).toLowerCase();
  return SIGN_FILE_NAMES.includes(name) || /\.html?$/.test(name);
}

/** What a file says about the runtime of the project around it; nothing if it is of another kind. */
export function signsOfProjectFile(path: string, text: string): readonly RuntimeSign[] {
  const name = fileName(path).toLowerCase();
  if (/\.html?$/.test(name)) return signsInPage(path, text);
  if (name === 'package.json') return signsInPackageJson(path, text);
  if (name === 'jupyter-lite.json' || name === 'jupyter_lite_config.json') return signsInJupyterLite(path, text);
  return SIGN_FILE_NAMES.includes(name) ? signsInPythonProject(path, text) : [];
}

function signsInPackageJson(path: string, text: string): readonly RuntimeSign[] {
  const { root } = readJsonc(text);
  return ['dependencies', 'devDependencies'].flatMap((table) => {
    const packages = valueAt(root, [table]);
    if (packages?.kind !== 'table') return [];
    return [...packages.entries.values()].flatMap(({ key, keySpan, value }): RuntimeSign[] => {
      const of = NPM_PACKAGES.get(key);
      if (!of) return [];
      const asked = value.kind === 'string' && /\d/.test(value.value) ? value : undefined;
      const sign = { of, text: key, path };
      return [
        asked ? { ...sign, release: asked.value, notation: 'npm', span: asked.content } : { ...sign, span: keySpan },
      ];
    });
  });
}

function signsInJupyterLite(path: string, text: string): readonly RuntimeSign[] {
  const { root } = readJsonc(text);
  const urls = PYODIDE_URLS.flatMap((keys) => stringAt(root, keys) ?? []);
  const named = urls.flatMap(({ value, content }) => signsOfPyodideUrl(path, value, content));
  if (named.length > 0) return named;
  // A site without a word about Pyodide still is one of JupyterLite.
  return [{ of: 'jupyterlite-pyodide-kernel', text: fileName(path), path, span: { start: 0, end: 0 } }];
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

function signsInPythonProject(path: string, text: string): readonly RuntimeSign[] {
  const declarations = parseDependencyFile(path, text)?.declarations ?? [];
  return declarations.flatMap(({ requirement, spans, role }): RuntimeSign[] => {
    const of = requirement && role === 'requirement' ? PYTHON_PROJECTS.get(requirement.normalized) : undefined;
    if (!requirement || !of) return [];
    const release = requirement.specifier.specifiers.map(({ operator, version }) => `${operator}${version}`).join(',');
    const sign = { of, text: requirement.name, path, span: spans.specifier ?? spans.whole };
    return [release === '' ? sign : { ...sign, release, notation: 'python' }];
  });
}
