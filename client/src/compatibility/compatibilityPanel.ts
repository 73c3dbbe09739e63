/** The compatibility view: what a dependency file gets on its target and on others, from what is known at once, and filled in. */
import { env, l10n, Range, Uri, ViewColumn, window, workspace, type Disposable, type WebviewPanel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  COMPATIBILITY,
  COMPATIBILITY_EXPORT,
  LIST_TARGETS,
  type Compatibility,
  type CompatibilityExportParams,
  type CompatibilityParams,
  type NamedTarget,
} from '../../../server/src/lsp/protocol.ts';
import type { ExportFormat, FromView, ToView, ViewTexts } from './viewMessages.ts';
import { viewPage } from './viewPage.ts';
import { newNonce } from '../nonce.ts';

/** What the view needs. */
export interface CompatibilityParts {
  readonly extension: Uri;
  /** The running client, started if necessary. */
  readonly client: () => Promise<BaseLanguageClient>;
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = { markdown: 'md', csv: 'csv', svg: 'svg' };

export class CompatibilityPanel implements Disposable {
  readonly #parts: CompatibilityParts;
  #panel: WebviewPanel | undefined;
  /** The document that is shown, and the targets that somebody wants to see. */
  #uri = '';
  #whatIf: readonly string[] = [];
  #shown: Compatibility | undefined;
  /** How often it has begun to be shown: an older turn shows nothing any more. */
  #turn = 0;

  constructor(parts: CompatibilityParts) {
    this.#parts = parts;
  }

  /** Shows a document. */
  show(uri: string): void {
    if (uri !== this.#uri) this.#whatIf = [];
    this.#uri = uri;
    if (this.#panel) {
      this.#panel.reveal();
      void this.#refresh();
    } else this.#panel = this.#open();
  }

  /** A check of a document is over. */
  checked(uri: string): void {
    if (this.#panel && uri === this.#uri) void this.#refresh();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): WebviewPanel {
    const dist = Uri.joinPath(this.#parts.extension, 'dist');
    const panel = window.createWebviewPanel(
      'pyodidePreflight.compatibility',
      l10n.t('Compatibility'),
      ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [dist] },
    );
    const { webview } = panel;
    const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(dist, file)).toString();
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#shown = undefined;
      this.#turn++;
    });
    webview.onDidReceiveMessage((message: FromView) => this.#receive(message));
    webview.html = viewPage(
      {
        ...{ script: address('view.js'), style: address('view.css'), source: webview.cspSource },
        ...{ nonce: newNonce(), language: l10n.bundle ? env.language : 'en' },
      },
      texts(),
    );
    return panel;
  }

  async #receive(message: FromView): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#refresh();
      case 'open':
        return this.#goTo(message.row);
      case 'what-if':
        return this.#askWhatIf();
      case 'export':
        return this.#export(message.format);
    }
  }

  /** Shows what is known, and then asks for one target after the other. */
  async #refresh(): Promise<void> {
    const turn = ++this.#turn;
    const client = await this.#parts.client();
    const tried = new Set<string>();
    for (let fill: string | undefined; ;) {
      const params: CompatibilityParams = { uri: this.#uri, whatIf: this.#whatIf, ...(fill !== undefined && { fill }) };
      const compatibility = await client.sendRequest<Compatibility | null>(COMPATIBILITY, params);
      // Of what could not be found out the rest stays as it is shown.
      if (turn !== this.#turn || (!compatibility && fill !== undefined)) return;
      this.#shown = compatibility ?? undefined;
      const news: ToView = { compatibility };
      void this.#panel?.webview.postMessage(news);
      fill = compatibility?.columns.find(({ name, installs }) => installs === undefined && !tried.has(name))?.name;
      if (fill === undefined) return;
      tried.add(fill);
    }
  }

  async #goTo(row: number): Promise<void> {
    const rows = this.#shown?.rows ?? [];
    // What is only needed by others is where the dependency is that brings it.
    const place = rows[row]?.place ?? rows.slice(0, row + 1).findLast(({ level }) => level === 1)?.place;
    if (!place) return;
    const { start, end } = place.range;
    await window.showTextDocument(Uri.parse(place.uri), {
      selection: new Range(start.line, start.character, end.line, end.character),
    });
  }

  async #askWhatIf(): Promise<void> {
    const targets = await (await this.#parts.client()).sendRequest<NamedTarget[]>(LIST_TARGETS);
    const there = this.#shown?.columns.map(({ name }) => name) ?? [];
    const picks = targets
      .filter(({ name }) => !there.includes(name))
      .map(({ name, label, python }) => ({ label, description: `Python ${python} · ${name}`, name }));
    const pick = await window.showQuickPick(picks, {
      title: l10n.t('What if…'),
      placeHolder: l10n.t('Runtime to look at as well'),
      matchOnDescription: true,
    });
    if (!pick) return;
    this.#whatIf = [...this.#whatIf, pick.name];
    await this.#refresh();
  }

  async #export(format: ExportFormat): Promise<void> {
    const params: CompatibilityExportParams = { uri: this.#uri, whatIf: this.#whatIf, format };
    const text = await (await this.#parts.client()).sendRequest<string | null>(COMPATIBILITY_EXPORT, params);
    if (text === null) return;
    const ending = ENDINGS[format];
    const folder = workspace.getWorkspaceFolder(Uri.parse(this.#uri))?.uri;
    const file = await window.showSaveDialog({
      ...(folder && { defaultUri: Uri.joinPath(folder, `compatibility.${ending}`) }),
      filters: { [ending.toUpperCase()]: [ending] },
    });
    if (file) await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
}

function texts(): ViewTexts {
  return {
    title: l10n.t('Compatibility of {0}', '{0}'),
    dependency: l10n.t('Dependency'),
    own: l10n.t('yours'),
    installs: l10n.t('installs'),
    fails: l10n.t('does not install'),
    unknown: l10n.t('not known whether it installs'),
    pending: l10n.t('not looked at yet'),
    again: l10n.t('see above'),
    onlyCulprits: l10n.t('Only culprits'),
    noCulprits: l10n.t('There is no culprit.'),
    whatIf: l10n.t('What if…'),
    exportAs: l10n.t('Export as'),
    picture: l10n.t('Picture'),
    looking: l10n.t('Looking at'),
    nothing: l10n.t('No dependencies to check here'),
    legend: l10n.t('I installs, H held back, F fails, C culprit, ? not known, – not needed, … not looked at yet'),
  };
}
