/** `invalid-setting`: a value in `[tool.pyodide-preflight]` means nothing, and is left out. */
import { say, type Message } from '../messages/message.ts';
import { finding, type Finding, type FindingPlace } from './finding.ts';

/** @param problem a clause that says what is wrong with the value */
export function invalidSetting(problem: Message, place: FindingPlace): Finding {
  return finding('invalid-setting', say('settingProblem', { problem }), place);
}
