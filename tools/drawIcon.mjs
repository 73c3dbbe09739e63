// Draws media/icon.png, 128 by 128 pixels, from media/icon.svg, with the browser of tools/vscode-host.
//
//   node tools/drawIcon.mjs
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newProfile, startBrowser } from './vscode-host/host.mjs';
import { ensureHost } from './vscode-host/setup.mjs';

const MEDIA = join(import.meta.dirname, '../media');
const SIZE = { width: 128, height: 128 };

async function draw() {
  const profile = newProfile();
  const { context, page } = await startBrowser(profile, { viewport: SIZE });
  const svg = readFileSync(join(MEDIA, 'icon.svg'), 'utf8');
  await page.setContent(`<style>body { margin: 0; background: transparent } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: join(MEDIA, 'icon.png'), omitBackground: true });
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

if (ensureHost()) await draw();
