/** A repository on a server, in VS Code for the web: no Node, no disk, and only what a browser may ask. */
import {
  commands,
  ConfigurationTarget,
  DiagnosticSeverity,
  languages,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type Diagnostic,
  type Hover,
  type MarkdownString,
  type TextDocument,
} from 'vscode';

/** Maximum wait for something that is going to happen, even on a busy machine. */
const PATIENCE_MILLISECONDS = 200_000;

/** A recorded index that a server answers from; of `closed`, pages may not read the answers. */
interface ServedIndex {
  readonly pypi: string;
  readonly pyodide: Readonly<Record<string, string>>;
}

/** Put in by tools/vscode-host/webHost.mjs. */
declare const STORY_INDEXES: { readonly open: ServedIndex; readonly closed: ServedIndex };

/** Node's own assertions are not there. */
function holds(condition: unknown, what: string): void {
  if (condition !== true) throw new Error(`it does not hold: ${what}`);
}

function matches(text: string | undefined, pattern: RegExp): void {
  if (text === undefined || !pattern.test(text)) throw new Error(`${String(text)} does not match ${String(pattern)}`);
}

async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function open(file: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  const document = await workspace.openTextDocument(Uri.joinPath(folder?.uri ?? Uri.file('/'), file));
  await window.showTextDocument(document);
  return document;
}

function findings({ uri }: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'Pyodide Preflight');
}

function errors(document: TextDocument): readonly Diagnostic[] {
  return findings(document).filter(({ severity }) => severity === DiagnosticSeverity.Error);
}

/** Waits for errors and gives them: a Worker of the examples has none but of what does not install. */
function errorsAppear(document: TextDocument): Promise<readonly Diagnostic[]> {
  return until('an error', () => (errors(document).length > 0 ? errors(document) : undefined));
}

function rangeOf(document: TextDocument, text: string): Range {
  const start = document.positionAt(document.getText().indexOf(text));
  return new Range(start, start.translate(0, text.length));
}

/** From now on, packages are asked for at a server. */
async function ask({ pypi, pyodide }: ServedIndex): Promise<void> {
  const settings = workspace.getConfiguration('pyodidePreflight');
  const release = Object.values(pyodide)[0] ?? '';
  const update = (name: string, value: string): Thenable<void> =>
    settings.update(name, value, ConfigurationTarget.Global);
  await update('indexUrl', pypi);
  await update('pyodideIndexUrl', release.replace(/[^/]+\/$/, ''));
  await update('recordedIndex', '');
}

describe('a repository that is opened in a browser', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is told the culprits of its Worker, from a recorded index in it', async () => {
    const document = await open('litellm-worker/pyproject.toml');
    holds(document.uri.scheme === 'virtual', 'the file is on no disk');
    const [error] = await errorsAppear(document);
    matches(document.getText(error?.range), /^litellm>=1\.77\.0$/);
    matches(error?.message, /`fastuuid` and `tokenizers`/);
    // The date that decides on the runtime is in another file.
    matches(error?.message, /Python Workers 3\.13/);
  });

  it('says what holds a package back where one points at it', async () => {
    const document = await open('litellm-worker/pyproject.toml');
    await errorsAppear(document);
    const { start } = rangeOf(document, 'litellm>=');
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, start);
    matches(hovers.flatMap(({ contents }) => contents.map((one) => (one as MarkdownString).value)).join(), /fastuuid/);
  });

  it('is offered a fix, after which it installs', async () => {
    const document = await open('litellm-worker/pyproject.toml');
    await errorsAppear(document);
    const title = 'Leave fastuuid and tokenizers out on Pyodide';
    const fix = await until('the fix', async () => {
      const range = rangeOf(document, 'litellm>=1.77.0');
      const found = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return found.find((one) => one.title.startsWith(title) && one.edit);
    });
    if (fix.edit) holds(await workspace.applyEdit(fix.edit), 'the edit is made');
    matches(document.getText(), /override-dependencies = \[/);
    await until('that no error is left', () => (errors(document).length === 0 ? true : undefined));
  });

  it('asks a server that lets pages read its answers', async () => {
    await ask(STORY_INDEXES.open);
    const [error] = await errorsAppear(await open('litellm-worker/pyproject.toml'));
    matches(error?.message, /`fastuuid` and `tokenizers`/);
  });

  it('says of a server that lets no page read its answers that it cannot be asked, and why', async () => {
    await ask(STORY_INDEXES.closed);
    const document = await open('litellm-worker/pyproject.toml');
    const told = await until('that it is said', () =>
      findings(document).find(({ message }) => message.includes('CORS')),
    );
    matches(told.message, /its server does not let a web page read its answers/);
    holds(errors(document).length === 0, 'what is not known is no error');
  });
});
