/** `no-wrangler-file`: a project for pywrangler without a wrangler file where pywrangler looks for it, so that it stops. */
import type { Message } from '../../messages/message.ts';
import { finding, type Finding, type FindingPlace } from '../finding.ts';

/** The finding, at the start of the project's file. */
export function noWranglerFile(problem: FindingPlace & { readonly message: Message }): Finding {
  return finding('no-wrangler-file', problem.message, problem);
}
