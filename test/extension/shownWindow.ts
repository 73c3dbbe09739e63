/** The window that the stories run in, as a person sees it: no API says what the status bar shows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What stories use of Playwright's `Frame`: the document of a webview is one of the window's. */
export interface ShownFrame {
  title(): Promise<string>;
  locator(selector: string, options?: { readonly hasText: string | RegExp }): ShownElement;
}

/** What stories use of Playwright's `Page`. */
export interface ShownWindow extends ShownFrame {
  frames(): readonly ShownFrame[];
  screenshot(options: { readonly path: string }): Promise<unknown>;
}

export interface ShownElement {
  first(): ShownElement;
  click(): Promise<void>;
  allInnerTexts(): Promise<string[]>;
  getAttribute(name: string): Promise<string | null>;
  count(): Promise<number>;
}

interface Browser {
  contexts(): readonly { pages(): readonly ShownWindow[] }[];
}

/** The window; undefined where nothing drives it, as in an Electron that runs by itself. */
export async function shownWindow(): Promise<ShownWindow | undefined> {
  const { STORY_WINDOW: portFile, STORY_PLAYWRIGHT: playwright } = process.env;
  if (portFile === undefined || playwright === undefined) return undefined;
  const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
  const { chromium } = createRequire(playwright)('playwright-core') as {
    chromium: { connectOverCDP(address: string): Promise<Browser> };
  };
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return browser.contexts()[0]?.pages()[0];
}
