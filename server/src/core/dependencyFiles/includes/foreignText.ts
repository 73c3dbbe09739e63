/** Texts that are no list of requirements although a file includes them: tokens, keys and settings, which nobody is asked for. */
import { fileName } from '../../text/path.ts';
import { parseRequirementsTxt } from '../requirementsTxt.ts';

/** Names of files that people keep requirements in. */
const REQUIREMENTS_NAME = /(?:requirement|constraint|\breqs?\b|\.(?:txt|in|pip|toml|json|lock)$)/i;

/** How the tokens of well-known services begin: no project is called that. */
const TOKEN =
  /^(?:gh[pousr]_\w{10,}|github_pat_\w{10,}|glpat-[\w-]{15,}|pypi-AgE\w{10,}|npm_\w{20,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z\d]{16}|sk-[\w-]{20,}|eyJ[\w-]{10,}\..*)$/;

/** A long word of letters of both cases and digits in turn, without anything that separates: no name but a random text. */
function isRandomWord(line: string): boolean {
  if (!/^[A-Za-z\d]{20,}$/.test(line)) return false;
  const changes = [...line.matchAll(/\d(?=\D)|\D(?=\d)|[a-z](?=[A-Z])/g)].length;
  return /\d/.test(line) && changes >= line.length / 6;
}

/**
 * Whether an included text was never meant as requirements: a line of it is a token, or its name is not one of requirements
 * and a line of it cannot be read as one.
 */
export function holdsNoRequirements(path: string, text: string): boolean {
  if (/^-----BEGIN [A-Z ]+-----\s*$/m.test(text)) return true;
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines.some((line) => TOKEN.test(line) || isRandomWord(line))) return true;
  if (REQUIREMENTS_NAME.test(fileName(path))) return false;
  return parseRequirementsTxt(path, text).problems.some(({ severity }) => severity === 'error');
}
