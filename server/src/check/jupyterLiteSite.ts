/** What a JupyterLite site adds to a check of its files: what builds it is not for the browser, and it may offer own wheels. */
import { parseJupyterLite, wheelFoldersOfSite } from '../core/dependencyFiles/notebooks/jupyterLite.ts';
import { isSiteConfiguration } from '../core/dependencyFiles/signs/jupyterLite.ts';
import { asSiteRequirements, buildsSite } from '../core/dependencyFiles/notebooks/siteRequirements.ts';
import type { Declaration } from '../core/dependencyFiles/dependencyFile.ts';
import type { TargetAnswers } from '../core/runtimes/targetChoice.ts';
import { compareVersions } from '../core/packaging/versions/version.ts';
import { parseWheelFilename } from '../core/packaging/wheels/wheelFilename.ts';
import { fileName, isWithinFolder, joinPath, parentPath } from '../core/text/path.ts';
import type { CheckRequest } from './checkRequest.ts';
import type { Project } from './projectFiles.ts';

/** A project as it is in its site; any other is returned as it is. */
export async function inSite(project: Project, targets: TargetAnswers, request: CheckRequest): Promise<Project> {
  if (project.file.kind === 'notebook') {
    return withOwnWheels(project, new Map([...(await wheelsInFolders(project, request)), ...ownWheels(project)]));
  }
  return buildsSite(project.file) ? withoutBuilders(project, targets) : project;
}

/** What builds a site is not for the browser, unless somebody asks for a target by its name: an ordinary machine is one as well. */
function withoutBuilders(project: Project, { answers }: TargetAnswers): Project {
  const isForBrowser = answers.every(({ ofProject, wrangler }) => ofProject !== undefined && !wrangler);
  return isForBrowser ? { ...project, file: asSiteRequirements(project.file) } : project;
}

/** In a notebook a name of which the site offers a wheel means that wheel, before any index is asked. */
function withOwnWheels(project: Project, wheels: ReadonlyMap<string, OwnWheel>): Project {
  if (wheels.size === 0) return project;
  const declarations = project.file.declarations.map((declaration): Declaration => {
    const { requirement } = declaration;
    const wheel = requirement && requirement.url === undefined ? wheels.get(requirement.normalized) : undefined;
    return requirement && wheel
      ? { ...declaration, ...wheel.place, requirement: { ...requirement, url: wheel.url } }
      : declaration;
  });
  return { ...project, file: { ...project.file, declarations } };
}

interface OwnWheel {
  readonly url: string;
  readonly place: Pick<Declaration, 'url' | 'localPath'>;
}

/** The wheels that the site around a notebook offers, by the names of their projects. */
function ownWheels({ signTexts }: Project): ReadonlyMap<string, OwnWheel> {
  const wheels = new Map<string, OwnWheel>();
  for (const [path, text] of signTexts) {
    if (fileName(path) !== 'jupyter_lite_config.json') continue;
    for (const { requirement, url, localPath } of parseJupyterLite(path, text)?.declarations ?? []) {
      if (requirement?.url === undefined) continue;
      const place = localPath === undefined ? undefined : joinPath(parentPath(path), localPath);
      const where = place === undefined ? { url: url ?? requirement.url } : { localPath: place };
      wheels.set(requirement.normalized, { url: place ?? requirement.url, place: where });
    }
  }
  return wheels;
}

/** The wheels in the folders of the site, by the names of their projects; the newest of several in a folder. */
async function wheelsInFolders(
  { file, signTexts }: Project,
  { documents, trusted }: CheckRequest,
): Promise<ReadonlyMap<string, OwnWheel>> {
  const wheels = new Map<string, OwnWheel>();
  for (const [path, text] of signTexts) {
    if (!isSiteConfiguration(path)) continue;
    for (const written of wheelFoldersOfSite(text)) {
      const folder = joinPath(parentPath(path), written);
      if (trusted === false && !isWithinFolder(folder, parentPath(file.path))) continue;
      const listed = await documents.list(folder);
      const found = (listed.kind === 'folder' ? listed.entries : []).flatMap(({ name: entry }) => {
        const wheel = parseWheelFilename(entry);
        return wheel ? [{ ...wheel, place: joinPath(folder, entry) }] : [];
      });
      found.sort((a, b) => compareVersions(a.version, b.version));
      for (const { name, place } of found) wheels.set(name, { url: place, place: { localPath: place } });
    }
  }
  return wheels;
}
