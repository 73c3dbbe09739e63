/** For which Python the scripts of a page use a PyScript configuration that is a file of its own. */
import { readHtml, type HtmlElement } from '../../config/html.ts';
import { joinPath, parentPath } from '../../text/path.ts';
import { isMicroPython, takesInterpreterAsAddress } from './_pyscriptElements.ts';
import { withoutQuery } from '../../text/cut.ts';

/** Whether a configuration is used, and by MicroPython's scripts only. */
export function isForMicroPythonOnly(configuration: string, pages: ReadonlyMap<string, string>): boolean {
  const users = [...pages].flatMap(([path, text]) =>
    readHtml(text, () => false).filter((element) => usedBy(element, path) === configuration),
  );
  return users.length > 0 && users.every(isMicroPython);
}

/** Whether PyScript takes the interpreter of a configuration for an address, relative to the page: its main thread and editors do. */
export function isOfMainThread(configuration: string, pages: ReadonlyMap<string, string>): boolean {
  return [...pages].some(([path, text]) =>
    readHtml(text, () => false).some(
      (element) => takesInterpreterAsAddress(element) && usedBy(element, path) === configuration,
    ),
  );
}

/** Whether an element of a page uses a configuration. */
export function usesConfiguration(configuration: string, page: string, text: string): boolean {
  return readHtml(text, () => false).some((element) => usedBy(element, page) === configuration);
}

/** The path of the configuration that an element names. */
function usedBy({ name, attributes }: HtmlElement, page: string): string | undefined {
  const value = attributes.get(name.endsWith('-config') ? 'src' : 'config')?.value.text.trim();
  if (value === undefined || !/\.(?:toml|json)(?:[?#]|$)/i.test(value)) return undefined;
  return joinPath(parentPath(page), withoutQuery(value));
}
