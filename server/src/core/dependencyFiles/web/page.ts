/** Reads what an HTML page has its scripts install: the PyScript configurations in it, and the calls of its scripts. */
import { readHtml } from '../../config/html.ts';
import { DeclarationReader } from '../declarationReader.ts';
import { NO_INDEX_OPTIONS, type DependencyFile, type Include } from '../dependencyFile.ts';
import { signsInPage } from '../signs/addresses.ts';
import { isConfigurationElement, PyscriptElements } from './_pyscriptElements.ts';

/** What a page that installs anything has somewhere in its text. */
const MENTIONS = /\bconfig\b|<py-/i;

/** Whether a page installs anything. */
export function isPageWithDependencies(text: string): boolean {
  return parsePage('', text) !== undefined;
}

/** Reads a page; undefined if nothing in it installs anything. */
export function parsePage(path: string, text: string): DependencyFile | undefined {
  if (!MENTIONS.test(text)) return undefined;
  const reader = new DeclarationReader(path);
  const includes: Include[] = [];
  const pyscript = new PyscriptElements(reader, includes);
  let places = 0;
  for (const element of readHtml(text, isConfigurationElement)) places += pyscript.read(element);
  if (places === 0) return undefined;
  return {
    path,
    kind: 'page',
    text,
    includes,
    indexOptions: NO_INDEX_OPTIONS,
    optionalDependencies: [],
    dependencyGroups: [],
    dynamic: [],
    ...(pyscript.interpreter && { interpreter: pyscript.interpreter }),
    runtimeSigns: signsInPage(path, text),
    declarations: reader.declarations,
    problems: reader.problems,
  };
}
