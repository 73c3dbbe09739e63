/**
 * `missing-python-flag`: the flag that makes a Python Worker is not where it counts, so that pywrangler stops, or wrangler
 * refuses the entry point.
 */
import { addingFlag } from '../../remedies/kinds/addFlag.ts';
import type { CloudflareTable } from '../../runtimes/cloudflare.ts';
import { editWrangler, moveToTopLevel } from '../../runtimes/editWrangler.ts';
import type { TargetProblem } from '../../runtimes/targetChoice.ts';
import { say } from '../../messages/message.ts';
import { finding, type Finding } from '../finding.ts';
import { firstLine } from './workerProject.ts';

/** The finding, with an edit that adds the flag, or moves the settings to where they belong. */
export function missingPythonFlag(
  problem: Extract<TargetProblem, { readonly kind: 'missing-flag' }>,
  { enable }: CloudflareTable,
): Finding {
  const { message, path, wrangler, environment, date } = problem;
  const moves = moveToTopLevel(wrangler);
  const settings = { addFlags: [enable], ...(date !== undefined && { compatibilityDate: date }) };
  const edits = moves.length > 0 ? moves : editWrangler(wrangler, settings, environment);
  const title =
    moves.length > 0
      ? say('moveUpTitle', { table: wrangler.misplaced?.table ?? '' })
      : say('addFlagTitle', { flag: enable, ...(date !== undefined && { date }) });
  const ofFile = edits.map((edit) => ({ path, edit }));
  const remedies = edits.length > 0 ? [addingFlag(enable, ofFile, title)] : [];
  const span = problem.span.end > 0 ? problem.span : firstLine(wrangler.text);
  return finding('missing-python-flag', message, { path, span }, { remedies });
}
