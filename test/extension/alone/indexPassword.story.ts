/** An index that asks for a password: it is typed into VS Code, kept there, and forgotten again. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { commands, ConfigurationTarget, workspace, type TextDocument } from 'vscode';
import { shownWindow, type ShownWindow } from '../shownWindow.ts';
import { closeAll, codeOf, findingsIn, open, until } from '../workbench.ts';

const ALLOWED = `Basic ${Buffer.from('reader:s3cret').toString('base64')}`;

/** An index with one project, for whoever has the password. */
async function startIndex(): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.headers.authorization !== ALLOWED) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="packages"' }).end();
      return;
    }
    if (request.url !== '/simple/our-tools/') {
      response.writeHead(404).end();
      return;
    }
    const files = [{ filename: 'our_tools-1.0-py3-none-any.whl', url: 'our_tools-1.0-py3-none-any.whl', hashes: {} }];
    response.writeHead(200, { 'content-type': 'application/vnd.pypi.simple.v1+json' });
    response.end(JSON.stringify({ meta: { 'api-version': '1.0' }, name: 'our-tools', files }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Waits for a box that asks for something, and answers as a person does. */
async function answer(shown: ShownWindow, title: string, written: string): Promise<void> {
  const box = shown.locator('.quick-input-widget:not([style*="display: none"])', { hasText: title });
  await until(`a box titled ${title}`, async () => ((await box.count()) > 0 ? true : undefined));
  await shown.keyboard.press('Control+A');
  await shown.keyboard.type(written);
  await shown.keyboard.press('Enter');
}

describe('an index that asks for a password', () => {
  let server: Server;
  let document: TextDocument;
  let index: string;

  const codes = (): readonly string[] => findingsIn(document).map(codeOf);

  before(async () => {
    server = await startIndex();
    index = `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`;
  });

  after(async () => {
    await closeAll();
    server.close();
  });

  it('is asked with the password that somebody has typed into VS Code, until it is removed', async function () {
    const shown = await shownWindow();
    if (!shown) this.skip();
    // The other settings are a file of the workspace.
    await workspace.getConfiguration('pyodidePreflight').update('indexUrl', index, ConfigurationTarget.Workspace);
    document = await open('requirements.txt');
    await until('that nobody knows', () => (codes().includes('unknown-verdict') ? true : undefined));
    const asked = commands.executeCommand('pyodidePreflight.setIndexPassword');
    await answer(shown, 'Address of the package index', index);
    await answer(shown, 'User name for', 'reader');
    await answer(shown, 'Password or token for', 's3cret');
    await asked;
    await until('that it installs', () => (codes().length === 0 ? true : undefined));
    const removed = commands.executeCommand('pyodidePreflight.removeIndexPassword');
    await answer(shown, 'Package index whose password is removed', '127.0.0.1');
    await removed;
    await until('that nobody knows any more', () => (codes().includes('unknown-verdict') ? true : undefined));
    assert.ok(!JSON.stringify(findingsIn(document)).includes('s3cret'));
  });
});
