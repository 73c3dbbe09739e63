/** What an editor shows where nothing answers: one finding, and in the language status the reason, *Retry* and *Show Log*. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationTarget, workspace, type TextDocument } from 'vscode';
import { shownWindow, type ShownWindow } from '../shownWindow.ts';
import { closeAll, codeOf, findingsIn, open, until } from '../workbench.ts';

/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:9';

describe('an editor in which nothing answers', function () {
  let window: ShownWindow;
  let server: Server;
  let isUp = false;

  before(async function () {
    const shown = await shownWindow();
    if (!shown) this.skip();
    window = shown;
    // Up, it has no project at all.
    server = createServer((_, response) => response.writeHead(isUp ? 404 : 503).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await closeAll();
    // First of all nobody is asked who is not here.
    await set('pyodidePreflight', 'indexUrl', `${NOBODY}/simple/`);
    await set('http', 'proxy', undefined);
  });
  after(() => server.close());

  it('reports a network that is down once, and says so in the language status', async () => {
    const document = await openWith(`${NOBODY}/simple/`);
    assert.match(
      await onlyFinding(document),
      /^No answer from 127\.0\.0\.1:9.*: the connection was refused, so `kite`, /,
    );
    const status = await languageStatus(/Not everything could be checked[^]*network/);
    assert.match(status, /Not everything could be checked[^]*Retry[^]*Show Log/);
    await window.screenshot({ path: picture('no-network') });
  });

  it('blames the proxy if that is what does not answer', async () => {
    await set('http', 'proxy', NOBODY);
    const document = await openWith('http://pypi.example/simple/');
    assert.match(await onlyFinding(document), /: the proxy cannot be reached: .*Check the proxy/);
    await languageStatus(/Not everything could be checked[^]*proxy/);
    await window.screenshot({ path: picture('no-proxy') });
  });

  it('tries again and shows the log when somebody asks', async () => {
    const document = await openWith(`http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`);
    assert.match(await onlyFinding(document), /it returned 503/);
    await languageStatus(/Retry/);
    await window.locator('.hover-language-status a', { hasText: 'Show Log' }).first().click();
    await until('the log in the panel', async () => {
      const [text = ''] = await window.locator('.output-view .view-lines').allInnerTexts();
      return text.replaceAll('\u00a0', ' ').includes('returned 503') ? true : undefined;
    });
    await window.screenshot({ path: picture('log') });
    isUp = true;
    await languageStatus(/Retry/);
    await window.locator('.hover-language-status a', { hasText: 'Retry' }).first().click();
    await until('an answer', () =>
      findingsIn(document).every((one) => codeOf(one) === 'unknown-project') ? true : undefined,
    );
    assert.equal(findingsIn(document).length, 3);
  });

  /** Opens the requirements with an index. */
  async function openWith(indexUrl: string): Promise<TextDocument> {
    await set('pyodidePreflight', 'indexUrl', indexUrl);
    return open('requirements.txt');
  }

  async function onlyFinding(document: TextDocument): Promise<string> {
    const [found, ...others] = await until('what is not known', () => {
      const findings = findingsIn(document);
      return findings.some((one) => codeOf(one) === 'unknown-verdict') ? findings : undefined;
    });
    assert.deepEqual(others, []);
    return found?.message ?? '';
  }

  /** What the language status says once it says something, in one text. */
  function languageStatus(what: RegExp): Promise<string> {
    return until(`${String(what)} in the language status`, async () => {
      const hover = window.locator('.hover-language-status');
      if ((await hover.count()) === 0) await window.locator('[id="status.languageStatus"]').first().click();
      const text = (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      return what.test(text) ? text : undefined;
    });
  }
});

/** Settings of the extension are those of the workspace, which its files begin with. */
async function set(section: 'http' | 'pyodidePreflight', name: string, value: string | undefined): Promise<void> {
  const target = section === 'http' ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration(section).update(name, value, target);
}

/** Beside what else is known of the run. */
function picture(name: string): string {
  return `${(process.env['STORY_RESULT'] ?? 'results').replace(/[^/]*$/, '')}${name}.png`;
}
