/**
 * `missing-python-flag`: the flag that makes a Python Worker is not where it counts, so that pywrangler stops, or wrangler
 * refuses the entry point.
 */
import { addingFlag } from '../../remedies/kinds/addFlag.ts';
import type { CloudflareTable } from '../../runtimes/cloudflare.ts';
import { editWrangler, moveToTopLevel } from '../../runtimes/editWrangler.ts';
import type { TargetProblem } from '../../runtimes/targetChoice.ts';
import { shorten } from '../../messages/words.ts';
import { say } from '../../messages/message.ts';
import { finding, type Finding } from '../finding.ts';
import { firstLine } from './workerProject.ts';

/** A misspelled flag can be long; this much of it shows which. */
const LONGEST_FLAG = 40;

/** The finding, with an edit that adds the flag, or moves the settings to where they belong. */
export function missingPythonFlag(
  problem: Extract<TargetProblem, { readonly kind: 'missing-flag' }>,
  { enable }: CloudflareTable,
): Finding {
  const { message, path, wrangler, environment, date, misspelled } = problem;
  const moves = moveToTopLevel(wrangler);
  // In JSON they cannot be moved as lines, and are written once more where they count.
  const kept = moves.length > 0 ? undefined : wrangler.misplaced;
  const since = date ?? (environment === undefined ? kept?.compatibilityDate : undefined);
  const removed = misspelled === undefined ? {} : { removeFlags: [misspelled] };
  const addFlags = [...new Set([enable, ...(environment === undefined ? (kept?.flags ?? []) : [])])];
  const settings = { addFlags, ...removed, ...(since !== undefined && { compatibilityDate: since }) };
  const edits = moves.length > 0 ? moves : editWrangler(wrangler, settings, environment);
  const title =
    moves.length > 0
      ? say('moveUpTitle', { table: wrangler.misplaced?.table ?? '' })
      : misspelled !== undefined
        ? say('replaceFlagTitle', { flag: shorten(misspelled, LONGEST_FLAG), by: enable })
        : say('addFlagTitle', { flag: enable, ...(since !== undefined && { date: since }) });
  const ofFile = edits.map((edit) => ({ path, edit }));
  const remedies = edits.length > 0 ? [addingFlag(enable, ofFile, title)] : [];
  const span = problem.span.end > 0 ? problem.span : firstLine(wrangler.text);
  return finding('missing-python-flag', message, { path, span }, { remedies });
}
