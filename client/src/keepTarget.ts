/** Where a chosen target is kept: in the project itself, in the settings of the workspace, or in those of the person. */
import { ConfigurationTarget, l10n, window, workspace, type QuickPickItem, type Uri } from 'vscode';

/** `project`: its `[tool.pyodide-preflight]`; `anywhere`: wherever the setting is, to take it back. */
export type Keeper = 'project' | 'workspace' | 'user' | 'anywhere';

/** Asks; undefined if the user chose nothing. Without an opened folder there is only one place. */
export async function chooseKeeper(uri: Uri | undefined, names: readonly string[]): Promise<Keeper | undefined> {
  const hasFolder = (workspace.workspaceFolders ?? []).length > 0;
  const isProject = uri?.path.endsWith('/pyproject.toml') === true && names.length === 1;
  if (!hasFolder && !isProject) return 'user';
  const places: (QuickPickItem & { readonly keeper: Keeper })[] = [
    ...(hasFolder
      ? [
          {
            keeper: 'workspace' as const,
            label: l10n.t('Settings of this folder'),
            description: '.vscode/settings.json',
          },
        ]
      : []),
    ...(isProject
      ? [
          {
            keeper: 'project' as const,
            label: l10n.t('The project'),
            description: l10n.t('[tool.pyodide-preflight] in pyproject.toml, for everyone and for the command line'),
          },
        ]
      : []),
    { keeper: 'user', label: l10n.t('Your settings'), description: l10n.t('For every folder that says nothing else') },
  ];
  const place = await window.showQuickPick(places, {
    title: 'Pyodide Preflight',
    placeHolder: l10n.t('Where to keep the choice'),
  });
  return place?.keeper;
}

/** A choice and where it goes. */
export interface KeptTarget {
  readonly keeper: Keeper;
  readonly uri: Uri | undefined;
  /** None: the setting is taken back. */
  readonly names: readonly string[];
  readonly writeInProject: (uri: Uri, target: string) => Promise<void>;
}

export async function keep({ keeper, uri, names, writeInProject }: KeptTarget): Promise<void> {
  const [only] = names;
  if (keeper === 'project') {
    if (uri && only !== undefined) await writeInProject(uri, only);
    return;
  }
  const configuration = workspace.getConfiguration('pyodidePreflight', uri);
  const value = names.length === 0 ? undefined : names.join(', ');
  for (const scope of keeper === 'anywhere' ? scopesInUse(uri) : [scopeOf(keeper, uri)])
    await configuration.update('target', value, scope);
}

function scopesInUse(uri: Uri | undefined): readonly ConfigurationTarget[] {
  const found = workspace.getConfiguration('pyodidePreflight', uri).inspect<string>('target');
  return [
    ...(found?.workspaceFolderValue === undefined ? [] : [ConfigurationTarget.WorkspaceFolder]),
    ...(found?.workspaceValue === undefined ? [] : [ConfigurationTarget.Workspace]),
    ...(found?.globalValue === undefined ? [] : [ConfigurationTarget.Global]),
  ];
}

function scopeOf(keeper: Keeper, uri: Uri | undefined): ConfigurationTarget {
  if (keeper === 'user') return ConfigurationTarget.Global;
  const folders = workspace.workspaceFolders ?? [];
  const isOneOfSeveral = folders.length > 1 && uri !== undefined && workspace.getWorkspaceFolder(uri) !== undefined;
  return isOneOfSeveral ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;
}
