/** `deploy-refused`: a Worker that installs, but that wrangler or Cloudflare would refuse to deploy. */
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { changingFlag } from '../../remedies/kinds/changeFlag.ts';
import { settingDate } from '../../remedies/kinds/setDate.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { editWrangler } from '../../runtimes/editWrangler.ts';
import type { TargetProblem, WranglerMend } from '../../runtimes/targetChoice.ts';
import type { WranglerConfig } from '../../runtimes/wranglerConfig.ts';
import { fileName } from '../../text/path.ts';
import { finding, type Finding } from '../finding.ts';

/** The finding, with the edit that puts the file right if there is one. */
export function deployRefused(problem: Extract<TargetProblem, { readonly kind: 'refused' }>): Finding {
  const { message, mend } = problem;
  return finding('deploy-refused', message, problem, { remedies: mend ? mending(mend) : [] });
}

/** What is in the place of an entry file. */
export type LackingEntry = 'absent' | 'folder';

const LONGEST_PATH = 60;

/**
 * That the file which a Worker begins with is not there, on `main`. What wrangler 4.164 stops at with `deploy --dry-run`; where a
 * command of `[build]` runs before, it may write the file.
 */
export function entryAbsent(
  { path, main, hasBuild, isEntryByCommand, isGenerated }: WranglerConfig,
  lacking: LackingEntry,
): readonly Finding[] {
  if (!main || hasBuild || isGenerated) return [];
  const named = isEntryByCommand ? {} : { file: fileName(path) };
  const entry = shorten(main.value, LONGEST_PATH);
  const message = say('entryAbsent', { entry, isFolder: lacking === 'folder', ...named });
  return [finding('deploy-refused', message, { path, span: main.span })];
}

function mending(mend: WranglerMend): readonly Remedy[] {
  const { wrangler, environment, compatibilityDate, removeFlag, addFlag } = mend;
  const change = {
    ...(compatibilityDate !== undefined && { compatibilityDate }),
    ...(removeFlag !== undefined && { removeFlags: [removeFlag] }),
    ...(addFlag !== undefined && { addFlags: [addFlag] }),
  };
  const edits = editWrangler(wrangler, change, environment).map((edit) => ({ path: wrangler.path, edit }));
  if (edits.length === 0) return [];
  if (compatibilityDate !== undefined) return [settingDate(compatibilityDate, edits)];
  return removeFlag === undefined ? [] : [changingFlag(removeFlag, addFlag, edits)];
}
