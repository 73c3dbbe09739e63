/** Requirements that build a JupyterLite site: they are installed on the machine that builds it, and not in a browser. */
import { say } from '../../messages/message.ts';
import type { Declaration, DependencyFile } from '../dependencyFile.ts';
import { signsOfProjectFile } from '../signs/projectSigns.ts';

/** What nothing but the building of such a site is for. */
const BUILDERS: ReadonlySet<string> = new Set(['jupyterlite-core', 'jupyterlite', 'jupyterlite-pyodide-kernel']);

/**
 * What a project itself needs: a builder there makes it a site or an extension of one. In a group or an extra it builds the
 * documentation of a project that may well be for the browser.
 */
const PROJECT_TABLES: ReadonlySet<string> = new Set(['project.dependencies', 'tool.poetry.dependencies']);

/** Whether a requirements file or a project builds a site. */
export function buildsSite(file: DependencyFile): boolean {
  return (file.kind === 'requirements' || file.kind === 'pyproject') && builderIn(file) !== undefined;
}

/** A file that builds a site, without anything to install for Pyodide; what it is for is an information. */
export function asSiteRequirements(file: DependencyFile): DependencyFile {
  const builder = builderIn(file);
  if (!builder) return file;
  const note = { problem: say('buildsSite'), span: builder.spans.whole, path: builder.path } as const;
  return {
    ...file,
    // What it says of the site's Pyodide goes on to count.
    runtimeSigns: signsOfProjectFile(file.path, file.text),
    declarations: file.declarations.map((declaration) => ({ ...declaration, active: false })),
    problems: [...file.problems, { ...note, severity: 'information', about: 'unchecked', notInstalled: true }],
  };
}

function builderIn({ kind, declarations }: DependencyFile): Declaration | undefined {
  return declarations.find(
    ({ requirement, role, active, table }) =>
      active &&
      role === 'requirement' &&
      (kind !== 'pyproject' || PROJECT_TABLES.has(table)) &&
      requirement !== undefined &&
      BUILDERS.has(requirement.normalized),
  );
}
