/** The picker for the target runtimes: one or several. */
import { ConfigurationTarget, l10n, QuickPickItemKind, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import type { NamedTarget } from '../../server/src/lsp/protocol.ts';

/** The value of the setting that leaves the choice to the project's files. */
const AUTOMATIC = 'auto';

interface TargetPick extends QuickPickItem {
  /** Name of a target; absent for separators and the item for choosing several. */
  readonly target?: string;
}

/**
 * Lets the user choose and writes the choice into the settings of the workspace, or of the folder if there are several.
 * @param uri the document it is about
 * @param setIn the project file that names the target, if any: it takes precedence over the setting
 */
export async function chooseTarget(
  targets: readonly NamedTarget[],
  uri: Uri | undefined,
  setIn: string | undefined,
): Promise<void> {
  const configuration = workspace.getConfiguration('pyodidePreflight', uri);
  const present = namesIn(configuration.get<string>('target', AUTOMATIC));
  const names = await chooseOne(targets, present, setIn);
  if (!names) return;
  const value = names.every((name) => name === AUTOMATIC) ? undefined : names.join(', ');
  await configuration.update('target', value, scopeFor(uri));
}

/** The comma-separated names in the setting. */
function namesIn(setting: string): readonly string[] {
  const names = setting.split(',').map((name) => name.trim());
  return names.some(Boolean) ? names.filter(Boolean) : [AUTOMATIC];
}

async function chooseOne(
  targets: readonly NamedTarget[],
  present: readonly string[],
  setIn: string | undefined,
): Promise<readonly string[] | undefined> {
  const isOne = present.length === 1;
  const [automatic, ...runtimes] = picksFor(targets, isOne ? present : []);
  const several: TargetPick = {
    label: l10n.t('Several…'),
    description: isOne
      ? l10n.t('Each finding names the runtimes it applies to')
      : `${present.join(', ')} · ${l10n.t('in use')}`,
  };
  const pick = await window.showQuickPick([automatic, several, ...runtimes], {
    title: 'Pyodide Preflight',
    placeHolder: setIn === undefined ? l10n.t('Runtime to check for') : counts(setIn),
    matchOnDescription: true,
  });
  if (!pick) return undefined;
  return pick.target === undefined ? chooseSeveral(targets, present, setIn) : [pick.target];
}

async function chooseSeveral(
  targets: readonly NamedTarget[],
  present: readonly string[],
  setIn: string | undefined,
): Promise<readonly string[] | undefined> {
  const picks = picksFor(targets, []).map((pick) => ({
    ...pick,
    picked: pick.target !== undefined && present.includes(pick.target),
  }));
  const chosen = await window.showQuickPick(picks, {
    title: 'Pyodide Preflight',
    placeHolder: setIn === undefined ? l10n.t('Runtimes to check for') : counts(setIn),
    matchOnDescription: true,
    canPickMany: true,
  });
  return chosen?.flatMap(({ target }) => target ?? []);
}

function counts(setIn: string): string {
  return l10n.t('{0} sets the runtime, which takes precedence over this setting', setIn);
}

/** Automatic first, then the runtimes of Workers, then those of the browser. */
function picksFor(targets: readonly NamedTarget[], present: readonly string[]): readonly [TargetPick, ...TargetPick[]] {
  const mark = (target: string, text: string): string =>
    present.includes(target) ? `${text} · ${l10n.t('in use')}` : text;
  const pick = ({ name, label }: NamedTarget): TargetPick => ({ target: name, label, description: mark(name, name) });
  const group = (label: string, isIn: (name: string) => boolean): readonly TargetPick[] => [
    { label, kind: QuickPickItemKind.Separator },
    ...targets.filter(({ name }) => isIn(name)).map(pick),
  ];
  const isWorker = (name: string): boolean => name.startsWith('workers');
  return [
    {
      target: AUTOMATIC,
      label: l10n.t('Automatic'),
      description: mark(AUTOMATIC, l10n.t('Follow the project files')),
    },
    ...group('Cloudflare Python Workers', isWorker),
    ...group('Pyodide', (name) => !isWorker(name)),
  ];
}

function scopeFor(uri: Uri | undefined): ConfigurationTarget {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return ConfigurationTarget.Global;
  const severalFolders = folders.length > 1 && uri !== undefined && workspace.getWorkspaceFolder(uri) !== undefined;
  return severalFolders ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;
}
