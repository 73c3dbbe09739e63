/**
 * What lies beside the entry file of a Worker and should not: virtual environments, tests and the like, which are uploaded
 * (`vendored-size`), and `python_modules`, which is refused there (`deploy-refused`).
 * @see https://developers.cloudflare.com/workers/wrangler/bundling/
 */
import type { Uploads } from '../../evidence/uploads.ts';
import { say } from '../../messages/message.ts';
import { moduleRootOf, type WranglerConfig } from '../../runtimes/wranglerConfig.ts';
import { fileName, parentPath } from '../../text/path.ts';
import { finding, type Finding } from '../finding.ts';
import { MEBIBYTE, SIZE_LIMIT } from './vendoredSize.ts';

/** How many folders a message names. */
const NAMED = 3;

/** wrangler refuses to deploy with a `python_modules` in the root of the modules, where pywrangler never puts it. */
export function misplacedModulesFindings(
  wrangler: WranglerConfig | undefined,
  uploads: Uploads | undefined,
): readonly Finding[] {
  const root = wrangler && moduleRootOf(wrangler);
  if (!wrangler?.main || root === undefined || uploads?.misplaced !== true) return [];
  const message = say('modulesInRoot', { root: fileName(root) });
  return [finding('deploy-refused', message, { path: wrangler.path, span: wrangler.main.span })];
}

/** At most one finding, on `main` in the wrangler file: a warning where it makes the Worker too large. */
export function strayUploadFindings(
  wrangler: WranglerConfig | undefined,
  uploads: Uploads | undefined,
): readonly Finding[] {
  const strays = [...(uploads?.strays.entries ?? [])].sort((a, b) => b.bytes - a.bytes);
  const root = wrangler && moduleRootOf(wrangler);
  if (!wrangler?.main || !uploads || strays.length === 0 || root === undefined) return [];
  const bytes = strays.reduce((sum, one) => sum + one.bytes, 0);
  const vendored = uploads.vendored?.entries.reduce((sum, one) => sum + one.bytes, 0) ?? 0;
  const message = say('straysUploaded', {
    names: strays.slice(0, NAMED).map(({ name }) => name),
    more: Math.max(0, strays.length - NAMED),
    files: strays.reduce((sum, { files }) => sum + files, 0),
    mebibytes: bytes / MEBIBYTE,
    ...(root !== parentPath(wrangler.path) && { root: fileName(root) }),
    isCut: uploads.strays.isCut,
  });
  const isTooMuch = bytes > SIZE_LIMIT || (vendored <= SIZE_LIMIT && bytes + vendored > SIZE_LIMIT);
  const severity = isTooMuch ? 'warning' : 'information';
  return [finding('vendored-size', message, { path: wrangler.path, span: wrangler.main.span }, { severity })];
}
