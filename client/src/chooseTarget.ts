/** The picker for the target runtimes: one or several, and where the choice is kept. */
import { l10n, QuickPickItemKind, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import type { NamedTarget, StatusTarget } from '../../server/src/lsp/protocol.ts';
import { chooseKeeper, keep } from './keepTarget.ts';

/** The value of the setting that leaves the choice to the project's files. */
const AUTOMATIC = 'auto';

interface TargetPick extends QuickPickItem {
  /** Name of a target; absent for separators and the item for choosing several. */
  readonly target?: string;
}

/** What the picker shows. */
export interface TargetChoices {
  /** Those that most people choose among first. */
  readonly targets: readonly NamedTarget[];
  /** What the project's own files say, if anything does. */
  readonly automatic: StatusTarget | null;
  /** The document it is about. */
  readonly uri: Uri | undefined;
  /** The project file that names the target, if any: it takes precedence over the setting. */
  readonly setIn: string | undefined;
  /** Writes a target into the project's own table. */
  readonly writeInProject: (uri: Uri, target: string) => Promise<void>;
}

/** Lets the user choose, and say where the choice is kept. */
export async function chooseTarget(choices: TargetChoices): Promise<void> {
  const { uri } = choices;
  const present = namesIn(workspace.getConfiguration('pyodidePreflight', uri).get<string>('target', AUTOMATIC));
  const names = await chooseOne(choices, present);
  if (!names) return;
  const isAutomatic = names.every((name) => name === AUTOMATIC);
  // What is taken back is taken from wherever it is.
  const keeper = isAutomatic ? 'anywhere' : await chooseKeeper(uri, names);
  if (keeper) await keep({ keeper, uri, names: isAutomatic ? [] : names, writeInProject: choices.writeInProject });
}

/** The comma-separated names in the setting. */
function namesIn(setting: string): readonly string[] {
  const names = setting.split(',').map((name) => name.trim());
  return names.some(Boolean) ? names.filter(Boolean) : [AUTOMATIC];
}

async function chooseOne(choices: TargetChoices, present: readonly string[]): Promise<readonly string[] | undefined> {
  const isOne = present.length === 1;
  const [automatic, ...runtimes] = picksFor(choices, isOne ? present : []);
  const several: TargetPick = {
    label: l10n.t('Several…'),
    description: isOne
      ? l10n.t('Each finding names the runtimes it applies to')
      : `${l10n.t('in use')} · ${present.join(', ')}`,
  };
  const pick = await window.showQuickPick([automatic, several, ...runtimes], {
    title: 'Pyodide Preflight',
    placeHolder: placeHolder(choices, l10n.t('Runtime to check for')),
    matchOnDescription: true,
  });
  if (!pick) return undefined;
  return pick.target === undefined ? chooseSeveral(choices, present) : [pick.target];
}

async function chooseSeveral(
  choices: TargetChoices,
  present: readonly string[],
): Promise<readonly string[] | undefined> {
  const picks = picksFor(choices, []).map((pick) => ({
    ...pick,
    picked: pick.target !== undefined && present.includes(pick.target),
  }));
  const chosen = await window.showQuickPick(picks, {
    title: 'Pyodide Preflight',
    placeHolder: placeHolder(choices, l10n.t('Runtimes to check for')),
    matchOnDescription: true,
    canPickMany: true,
  });
  const names = chosen?.flatMap(({ target }) => target ?? []) ?? [];
  return names.length > 0 ? names : undefined;
}

function placeHolder({ setIn }: TargetChoices, usual: string): string {
  if (setIn === undefined) return usual;
  return l10n.t('{0} sets the runtime, which takes precedence over this setting', setIn);
}

/** What the files say first, then the runtimes of Workers, then those in pages, then what few people choose. */
function picksFor(
  { targets, automatic }: TargetChoices,
  present: readonly string[],
): readonly [TargetPick, ...TargetPick[]] {
  const mark = (target: string, text: string): string =>
    present.includes(target) ? `${l10n.t('in use')} · ${text}` : text;
  const pick = (named: NamedTarget): TargetPick => ({
    target: named.name,
    label: named.label,
    description: mark(named.name, describe(named)),
  });
  const group = (label: string, isIn: (target: NamedTarget) => boolean): readonly TargetPick[] => {
    const picks = targets.filter(isIn).map(pick);
    return picks.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...picks];
  };
  const isCurrent = ({ group: own }: NamedTarget): boolean => own === 'current';
  const isWorker = ({ name }: NamedTarget): boolean => name.startsWith('workers');
  const gives = automatic
    ? `${automatic.label} (${automatic.shortReason})`
    : l10n.t('Nothing says that this is for Pyodide');
  return [
    { target: AUTOMATIC, label: l10n.t('Automatic'), description: mark(AUTOMATIC, gives) },
    ...group('Cloudflare Python Workers', (target) => isCurrent(target) && isWorker(target)),
    ...group('Pyodide', (target) => isCurrent(target) && !isWorker(target)),
    ...group(l10n.t('Older'), (target) => target.group === 'older'),
    ...group(l10n.t('Pre-releases'), (target) => target.group === 'prerelease'),
  ];
}

/** The Python, the ABI, and for Workers the dates; the name, which the label mostly says, is last where a narrow list ends. */
function describe({ name, python, abi, from, until, isDefaultToday }: NamedTarget): string {
  const parts = [`Python ${python}`, `ABI ${abi}`];
  if (isDefaultToday) parts.push(l10n.t('default today'));
  if (from !== undefined && until !== undefined) parts.push(l10n.t('dates {0} to {1}', from, until));
  else if (from !== undefined) parts.push(l10n.t('dates from {0}', from));
  else if (until !== undefined) parts.push(l10n.t('dates to {0}', until));
  return [...parts, name].join(' · ');
}
