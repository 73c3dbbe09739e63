/** Files that have another purpose, and declare what is installed in a browser among other things: only their text tells. */
import type { DependencyFile, DependencyFileKind } from './dependencyFile.ts';
import { ENVIRONMENT_NAME } from './signs/condaEnvironment.ts';
import { isForgeEnvironment, parseForgeEnvironment } from './documents/environment.ts';
import { isDocumentWithDependencies, parseMarkdown } from './documents/markdown.ts';
import { isQuartoProjectWithDependencies, parseQuartoProject } from './documents/quarto.ts';
import { isSiteNotebookWithDependencies, isSiteWithDependencies, parseJupyterLite } from './notebooks/jupyterLite.ts';
import { isPyodideNotebook, parseNotebook } from './notebooks/notebook.ts';
import { isScriptWithDependencies, parsePythonFile } from './pythonFile.ts';
import {
  isComponentWithDependencies,
  isJavascriptWithDependencies,
  parseJavascriptFile,
} from './web/javascriptFile.ts';
import { COMPONENT_NAME } from './web/componentScripts.ts';
import { isStliteDesktop, parseStliteDesktop } from './web/stliteDesktop.ts';
import { isPageWithDependencies, parsePage } from './web/page.ts';

/** Files of one kind. */
export interface OtherPurpose {
  readonly kind: DependencyFileKind;
  /** Matches their names in lower case. */
  readonly name: RegExp;
  /** Whether a search looks into them; the others are so many, and so rarely declare anything, that they have to be named. */
  readonly searched: boolean;
  /** Whether a text declares anything that is for Pyodide beyond doubt. */
  readonly isForPyodide: (text: string) => boolean;
  /** Undefined if the file declares nothing. */
  readonly parse: (path: string, text: string) => DependencyFile | undefined;
}

const OTHER_PURPOSES: readonly OtherPurpose[] = [
  { kind: 'page', name: /\.html?$/, searched: true, isForPyodide: isPageWithDependencies, parse: parsePage },
  {
    kind: 'jupyterlite',
    name: /^jupyter-lite\.ipynb$/,
    searched: true,
    isForPyodide: isSiteNotebookWithDependencies,
    parse: parseJupyterLite,
  },
  { kind: 'notebook', name: /\.ipynb$/, searched: true, isForPyodide: isPyodideNotebook, parse: parseNotebook },
  {
    kind: 'javascript',
    name: /\.(?:[cm]?[jt]s|[jt]sx)$/,
    searched: false,
    isForPyodide: isJavascriptWithDependencies,
    parse: parseJavascriptFile,
  },
  {
    kind: 'javascript',
    name: COMPONENT_NAME,
    searched: false,
    isForPyodide: isComponentWithDependencies,
    parse: parseJavascriptFile,
  },
  { kind: 'stlite', name: /^package\.json$/, searched: true, isForPyodide: isStliteDesktop, parse: parseStliteDesktop },
  {
    kind: 'jupyterlite',
    name: /^(?:jupyter_lite_config|jupyter-lite)\.json$/,
    searched: true,
    isForPyodide: isSiteWithDependencies,
    parse: parseJupyterLite,
  },
  {
    kind: 'markdown',
    name: /\.(?:qmd|md|markdown)$/,
    searched: false,
    isForPyodide: isDocumentWithDependencies,
    parse: parseMarkdown,
  },
  {
    kind: 'environment',
    name: ENVIRONMENT_NAME,
    searched: false,
    isForPyodide: isForgeEnvironment,
    parse: parseForgeEnvironment,
  },
  {
    kind: 'quarto',
    name: /^_(?:quarto|metadata)\.ya?ml$/,
    searched: false,
    isForPyodide: isQuartoProjectWithDependencies,
    parse: parseQuartoProject,
  },
  { kind: 'script', name: /\.pyw?$/, searched: false, isForPyodide: isScriptWithDependencies, parse: parsePythonFile },
];

/** What a file of some name may declare beside its purpose. @param name in lower case */
export function otherPurposeOf(name: string): OtherPurpose | undefined {
  return OTHER_PURPOSES.find((one) => one.name.test(name));
}

/** Reads a file as one of a kind; undefined if it declares nothing, or if that kind has no other purpose. */
export function parseOtherPurpose(kind: DependencyFileKind, path: string, text: string): DependencyFile | undefined {
  return OTHER_PURPOSES.find((one) => one.kind === kind)?.parse(path, text);
}
