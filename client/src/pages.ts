/** What the server says in Markdown, as pages: webviews in which our own commands are links, and nothing else runs. */
import {
  commands,
  EventEmitter,
  extensions,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
  type WebviewPanel,
} from 'vscode';
import { pageHtml } from './pageHtml.ts';
import { newNonce } from './nonce.ts';

/** Of the text documents that stand for pages where VS Code renders no Markdown. */
const PAGE_SCHEME = 'pyodide-preflight';

/** The extension that comes with VS Code and has its renderer; it can be turned off. */
const RENDERER = 'vscode.markdown-language-features';

/** A page, before it is shown. */
export interface Page {
  /** The same for pages of which the newer one takes the place of the older. */
  readonly key: string;
  readonly title: string;
  /** The text in Markdown. @param links whether links to commands may be in it */
  readonly read: (links: boolean) => Promise<string>;
}

interface OpenPage {
  page: Page;
  markdown?: string;
  readonly panel: WebviewPanel;
}

export class Pages implements TextDocumentContentProvider, Disposable {
  readonly #language: () => string;
  readonly #linked: readonly string[];
  readonly #open = new Map<string, OpenPage>();
  readonly #texts = new Map<string, Page>();
  readonly #changes = new EventEmitter<Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #provider = workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this);

  /**
   * @param linked the commands that links in pages may run
   * @param language that the texts are in, as a tag of RFC 5646
   */
  constructor(linked: readonly string[], language: () => string) {
    this.#linked = linked;
    this.#language = language;
  }

  /** Shows a page beside the editor, in the place of the one before with its key; once there is something to show. */
  async show(page: Page): Promise<void> {
    if (!extensions.getExtension(RENDERER)) return this.#showText(page);
    const markdown = await page.read(true);
    const open = this.#open.get(page.key) ?? this.#newPage(page);
    open.page = page;
    open.panel.title = page.title;
    await this.#fill(open, markdown);
    open.panel.reveal(undefined, false);
  }

  /** Reads the pages with a key anew that are open. */
  async renew(key: string): Promise<void> {
    const open = this.#open.get(key);
    if (open) await this.#fill(open, await open.page.read(true));
    for (const [uri, page] of this.#texts) if (page.key === key) this.#changes.fire(Uri.parse(uri));
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    return (await this.#texts.get(uri.toString())?.read(false)) ?? '';
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changes.dispose();
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  #newPage(page: Page): OpenPage {
    // Where there is one already, since nobody wants a third column.
    const [other] = this.#open.values();
    const panel = window.createWebviewPanel(
      'pyodidePreflight.page',
      page.title,
      { viewColumn: other?.panel.viewColumn ?? ViewColumn.Beside },
      {
        enableScripts: false,
        enableForms: false,
        enableFindWidget: true,
        enableCommandUris: this.#linked,
        localResourceRoots: [],
      },
    );
    const open = { page, panel };
    this.#open.set(page.key, open);
    panel.onDidDispose(() => this.#open.delete(page.key));
    return open;
  }

  async #fill(open: OpenPage, markdown: string): Promise<void> {
    // What is the same stays, with what is selected in it.
    if (markdown === open.markdown) return;
    open.markdown = markdown;
    const body = await commands.executeCommand<string>('markdown.api.render', markdown);
    // Another one came meanwhile, or it was closed.
    if (open.markdown !== markdown || this.#open.get(open.page.key) !== open) return;
    const content = { title: open.page.title, language: this.#language(), body };
    open.panel.webview.html = pageHtml(content, newNonce());
  }

  /** As Markdown, VS Code wraps long lines and highlights names. */
  async #showText(page: Page): Promise<void> {
    const uri = Uri.from({ scheme: PAGE_SCHEME, path: `/${page.title}.md`, query: page.key });
    this.#texts.set(uri.toString(), page);
    this.#changes.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }
}
