/**
 * What a path means in a browser, where somebody hands it to micropip or `loadPackage`: no path on a machine, but an address, which
 * begins at the page, or wherever the code runs. Measured in a browser with Pyodide 314.0.7 and @pyscript/core 0.7.31.
 */
import { parseReference, type AddressStart, type Reference } from '../../candidates/references/reference.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { isEditor, isWorker } from '../../dependencyFiles/ownRuntimes.ts';
import { parentPath } from '../../text/path.ts';

/** Files whose code or lists a browser reads; a site of JupyterLite and an app for the desktop are built on a machine. */
const READ_IN_BROWSER: ReadonlySet<DependencyFile['kind']> = new Set([
  ...(['page', 'pyscript', 'notebook', 'javascript', 'script', 'markdown', 'quarto'] as const),
]);

/** The lists of apps of stlite and Gradio-Lite, which refuse files of the browser. Read in @stlite/browser 1.9.2, `requirements.js`. */
const OF_APPS: ReadonlySet<string> = new Set([
  'mount.requirements',
  'app-requirements',
  'gradio-requirements',
  'stlite.desktop.dependencies',
]);

/** The one of them that is read where the app is packed: micropip under Node.js, for which a path is no URL. Measured with Pyodide 0.29.3. */
const PACKED = 'stlite.desktop.dependencies';

/** What stands before a path: a file of the browser, and what browsers read as the path alone. */
const SCHEME = /^(emfs|file):(?:\/\/)?/i;

/** From the script of JupyterLite's kernel up to the site itself, and to the folder with its files. */
const UP_TO_SITE = /^(?:\.\.\/){4}(?:files\/)?(?!\.\.\/)/;

/** Where the files of a JupyterLite site are for its kernel. */
const DRIVE = '/drive/';

/** The reference that such a path is; undefined for what is no path, or is none in a browser. */
export function browserReference(
  written: string,
  declaration: Declaration,
  file: DependencyFile,
): Reference | undefined {
  const { reader, text } = declaration;
  const [opening = '', scheme = ''] = SCHEME.exec(written) ?? [];
  const isPath = scheme !== '' || !/^[a-z][a-z\d+.-]+:/i.test(written);
  const isHanded = (reader === 'micropip' || reader === 'pyscript') && written === text;
  const isOfApp = OF_APPS.has(declaration.table) && (scheme !== '' || declaration.table === PACKED);
  const isRead = READ_IN_BROWSER.has(file.kind) || isOfApp;
  if (!isPath || !isHanded || !isRead) return undefined;
  const path = written.slice(opening.length).replace(/[?#].*$/s, '');
  const start = scheme === '' ? startOf(path, declaration, file) : startBehind(scheme, path, declaration, file);
  const folder = parentPath(isOfConfiguration(path, declaration) ? declaration.path : file.path);
  const reference = parseReference(path, { folder, relative: true });
  // What is no file here has the place that is written.
  const isHere = start.from === 'page' || start.from === 'script';
  return { ...reference, written, ...(!isHere && { location: written }), start };
}

/** Of a list of PyScript itself what begins with a dot is relative to the configuration. */
function isOfConfiguration(path: string, { reader }: Declaration): boolean {
  return reader === 'pyscript' && path.startsWith('.');
}

function startBehind(scheme: string, path: string, declaration: Declaration, file: DependencyFile): AddressStart {
  if (OF_APPS.has(declaration.table)) return { from: 'app' };
  return scheme.toLowerCase() === 'emfs' ? inFileSystem(path, file) : startOf(path, declaration, file);
}

function inFileSystem(path: string, { kind }: DependencyFile): AddressStart {
  const isOfSite = kind === 'notebook' && (!path.startsWith('/') || path.startsWith(DRIVE));
  return { from: 'file system', ...(isOfSite && { below: path.replace(DRIVE, '') }) };
}

function startOf(path: string, declaration: Declaration, { kind, path: own }: DependencyFile): AddressStart {
  if (declaration.table === PACKED) return { from: 'packer' };
  const below = path.replace(/^\/+/, '');
  const isOfPyscript = isOfConfiguration(path, declaration);
  // Their code comes from memory, so that nothing is relative to it.
  if ((isWorker(declaration.installation) || isEditor(declaration.installation)) && !isOfPyscript)
    return { from: 'worker' };
  if (kind === 'notebook' && !path.startsWith('/')) {
    return UP_TO_SITE.test(path) ? { from: 'site', below: path.replace(UP_TO_SITE, '') } : { from: 'kernel' };
  }
  if (path.startsWith('/')) return { from: 'site', below };
  // Where code has the configuration in it, nobody says which page runs that; an app installs in a worker from somewhere else.
  const isPlaced =
    (kind === 'page' && !OF_APPS.has(declaration.table)) ||
    (isOfPyscript && (kind === 'pyscript' || declaration.path !== own));
  return isPlaced ? { from: 'page' } : { from: 'script', below };
}
