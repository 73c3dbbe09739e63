/** `deploy-refused`: a Worker that installs, but that wrangler or Cloudflare would refuse to deploy. */
import { changingFlag } from '../../remedies/kinds/changeFlag.ts';
import { settingDate } from '../../remedies/kinds/setDate.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { editWrangler } from '../../runtimes/editWrangler.ts';
import type { TargetProblem, WranglerMend } from '../../runtimes/targetChoice.ts';
import { finding, type Finding } from '../finding.ts';

/** The finding, with the edit that puts the file right if there is one. */
export function deployRefused(problem: Extract<TargetProblem, { readonly kind: 'refused' }>): Finding {
  const { message, mend } = problem;
  return finding('deploy-refused', message, problem, { remedies: mend ? mending(mend) : [] });
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
