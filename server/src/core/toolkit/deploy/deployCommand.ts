/**
 * What a command line deploys: with which of Cloudflare's tools, and what it says about the target itself.
 * @see https://developers.cloudflare.com/workers/wrangler/commands/#deploy
 */

/** The tools: pywrangler installs the dependencies anew and calls wrangler, which uploads what is there. */
export type DeployTool = 'pywrangler' | 'wrangler';

/** A command line that deploys. */
export interface DeployCommand {
  /** Absent if it is a script or another program: what that runs is not known. */
  readonly tool?: DeployTool;
  /** The values of its own options. */
  readonly env?: string;
  readonly config?: string;
  readonly compatibilityDate?: string;
  /** The folder that wrangler is told to run in. */
  readonly cwd?: string;
}

type Named = 'env' | 'config' | 'compatibilityDate' | 'cwd';

/** The spellings that wrangler takes for its options. */
const OPTIONS: Readonly<Record<string, Named>> = {
  '--env': 'env',
  '-e': 'env',
  '--config': 'config',
  '-c': 'config',
  '--compatibility-date': 'compatibilityDate',
  '--compatibilityDate': 'compatibilityDate',
  '--cwd': 'cwd',
};

/** Reads the words of a command line, the program first: `uv run pywrangler deploy --env production`. */
export function readDeployCommand(words: readonly string[]): DeployCommand {
  const at = words.findIndex((word) => toolNamed(word) !== undefined);
  const tool = toolNamed(words[at] ?? '');
  // What stands before it is for whatever runs it: `uv run --env-file .env pywrangler`.
  return tool === undefined ? {} : { tool, ...optionsIn(words.slice(at + 1)) };
}

/** The tool that a word runs: by its name, a path to it, or as npm spells a version of it. */
function toolNamed(word: string): DeployTool | undefined {
  const [, name] = /^(?:.*[\\/])?(pywrangler|wrangler)(?:\.(?:exe|cmd|js))?(?:@[\w.^~-]+)?$/.exec(word) ?? [];
  return name === 'pywrangler' || name === 'wrangler' ? name : undefined;
}

/** The last value of each counts, as for wrangler. */
function optionsIn(words: readonly string[]): Omit<DeployCommand, 'tool'> {
  const values: Partial<Record<Named, string>> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') break;
    const [, written = word, inline] = /^(-[^=]*)=(.*)$/s.exec(word) ?? [];
    const option = Object.hasOwn(OPTIONS, written) ? OPTIONS[written] : undefined;
    if (!option) continue;
    const value = inline ?? words[at + 1];
    if (inline === undefined) at++;
    if (value !== undefined && (inline !== undefined || !value.startsWith('-'))) values[option] = value;
  }
  return values;
}
