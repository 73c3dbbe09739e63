/** What the files of a project say about its runtime besides addresses: dependencies on a platform, and its configuration. */
import { fileName } from '../../text/path.ts';
import { WRANGLER_NAMES } from '../neighbours.ts';
import { parseDependencyFile } from '../parseDependencyFile.ts';
import { signsInPage } from './addresses.ts';
import { ENVIRONMENT_NAME, signsInEnvironment } from './condaEnvironment.ts';
import { isSiteConfiguration, signsInJupyterLite } from './jupyterLite.ts';
import { signsInPackageJson } from './packageJson.ts';
import type { PlatformName, RuntimeSign } from './runtimeSign.ts';

/**
 * The files that may say which platform runs the project beside or below them; pages (`.html`) may as well, and a Worker's
 * configuration.
 */
const SIGN_FILE_NAMES: readonly string[] = [
  'package.json',
  'jupyter-lite.json',
  'jupyter-lite.ipynb',
  'jupyter_lite_config.json',
  'pyproject.toml',
];

/** Requirements of whatever a project is built with: `requirements-docs.txt`. */
const REQUIREMENTS_NAME = /^requirements.*\.txt$/;

const OTHER_NAMES = [/\.html?$/, REQUIREMENTS_NAME, ENVIRONMENT_NAME];

const PYTHON_PROJECTS: ReadonlyMap<string, PlatformName> = new Map([
  ['jupyterlite-pyodide-kernel', 'jupyterlite-pyodide-kernel'],
]);

/** Whether a file of this name may say which platform runs the project around it. */
export function maySayRuntime(path: string): boolean {
  const name = fileName(path).toLowerCase();
  return SIGN_FILE_NAMES.includes(name) || WRANGLER_NAMES.includes(name) || OTHER_NAMES.some((one) => one.test(name));
}

/** What a file says about the runtime of the project around it; nothing if it is of another kind. */
export function signsOfProjectFile(path: string, text: string): readonly RuntimeSign[] {
  const name = fileName(path).toLowerCase();
  if (/\.html?$/.test(name)) return signsInPage(path, text);
  if (name === 'package.json') return signsInPackageJson(path, text);
  if (isSiteConfiguration(name)) return signsInJupyterLite(path, text);
  if (ENVIRONMENT_NAME.test(name)) return signsInEnvironment(path, text);
  return SIGN_FILE_NAMES.includes(name) || REQUIREMENTS_NAME.test(name) ? signsInPythonProject(path, text) : [];
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
