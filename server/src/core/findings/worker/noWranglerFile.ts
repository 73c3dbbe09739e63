/**
 * `no-wrangler-file`: a project for pywrangler without a wrangler file where pywrangler looks for it, or with an empty one, so
 * that it stops.
 */
import { addingFlag } from '../../remedies/kinds/addFlag.ts';
import type { CloudflareTable } from '../../runtimes/cloudflare.ts';
import { say } from '../../messages/message.ts';
import { editWrangler } from '../../runtimes/editWrangler.ts';
import type { TargetProblem } from '../../runtimes/targetChoice.ts';
import { finding, type Finding } from '../finding.ts';

/** The finding, at the start of the project's file, or of the empty one with an edit that fills it. */
export function noWranglerFile(
  problem: Extract<TargetProblem, { readonly kind: 'no-wrangler-file' }>,
  { enable }: CloudflareTable,
): Finding {
  const { message, path, wrangler, date } = problem;
  const settings = { addFlags: [enable], ...(date !== undefined && { compatibilityDate: date }) };
  const edits = wrangler ? editWrangler(wrangler, settings).map((edit) => ({ path, edit })) : [];
  return finding('no-wrangler-file', message, problem, {
    remedies:
      edits.length > 0
        ? [addingFlag(enable, edits, say('addFlagTitle', { flag: enable, ...(date !== undefined && { date }) }))]
        : [],
  });
}
