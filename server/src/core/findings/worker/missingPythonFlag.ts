/** A project that uses pywrangler, next to a wrangler file that does not ask for Python: pywrangler stops there. */
import { normalizeName } from '../../packaging/name.ts';
import { addingFlag } from '../../remedies/kinds/addFlag.ts';
import { editWrangler } from '../../runtimes/editWrangler.ts';
import { fileName } from '../../text/path.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { firstLine, type WorkerProject } from './workerProject.ts';

const PYWRANGLER = normalizeName('workers-py');

/** Reports it if an environment is a Python Worker, or if the project lists pywrangler among its dependencies. */
export function missingPythonFlag({ file, wrangler, cloudflare }: WorkerProject): readonly Finding[] {
  const { enable } = cloudflare;
  if (file.kind !== 'pyproject' || wrangler.flags.some(({ value }) => value === enable)) return [];
  const environment = wrangler.environments.find(({ flags }) => flags?.some(({ value }) => value === enable));
  const hasTool = file.declarations.some(({ requirement }) => requirement?.normalized === PYWRANGLER);
  if (!environment && !hasTool) return [];
  const message = say('pythonFlagMissing', {
    wranglerFile: fileName(wrangler.path),
    flag: enable,
    ...(environment && { environment: shorten(environment.name, 40) }),
  });
  const edits = editWrangler(wrangler, { addFlags: [enable] }).map((edit) => ({ path: wrangler.path, edit }));
  const remedies = edits.length > 0 ? [addingFlag(enable, edits)] : [];
  const span = wrangler.flagsSpan ?? wrangler.compatibilityDate?.span ?? firstLine(wrangler.text);
  return [finding('missing-python-flag', message, { path: wrangler.path, span }, { remedies })];
}
