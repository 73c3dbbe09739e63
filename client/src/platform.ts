/** Where the extension runs. */

/** Whether it runs in a browser, in the Web Worker of its extensions, without Node: only workers have this function. */
export const IS_BROWSER = 'importScripts' in globalThis;
