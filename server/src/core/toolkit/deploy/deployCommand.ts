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
  /** The entry file or the folder of assets behind `deploy`, in place of `main`: a path, from the folder that wrangler runs in. */
  readonly entry?: string;
}

/** Options of `wrangler deploy` 4.164 that stand alone; behind any other one its value follows. */
const SWITCHES =
  /^--(?:no-)?(?:autoconfig|bundle|dry-run|install-skills|keep-vars|latest|logpush|minify|strict|upload-source-maps|(?:experimental|x)-[\w-]+)$/;

/** Subcommands that take an entry file behind them. */
const DEPLOYS: ReadonlySet<string> = new Set(['deploy', 'publish']);

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
  if (tool === undefined) return {};
  const own = words.slice(at + 1);
  const entry = entryIn(own);
  return { tool, ...optionsIn(own), ...(entry !== undefined && { entry }) };
}

/** The first word behind `deploy` (`publish`, its former name; `versions upload`) that is no option and no value of one. */
function entryIn(words: readonly string[]): string | undefined {
  const start =
    words.findIndex((word, at) => DEPLOYS.has(word) || (word === 'upload' && words[at - 1] === 'versions')) + 1;
  if (start === 0) return undefined;
  return words.slice(start).find((word, at, behind) => {
    const before = behind[at - 1] ?? '';
    return !word.startsWith('-') && (!before.startsWith('-') || before.includes('=') || SWITCHES.test(before));
  });
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
