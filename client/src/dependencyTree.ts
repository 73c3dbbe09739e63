/** The view of what the dependency files of the workspace need: who needs whom, sizes, what is held back, what stands in the way. */
import {
  commands,
  env,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  type Command,
  type Disposable,
  type TreeDataProvider,
} from 'vscode';
import type { Place, Projects, ProjectTree, TargetTree, TreeEntry } from '../../server/src/lsp/protocol.ts';

export const COPY_TREE_COMMAND = 'pyodidePreflight.copyTree';

/** The view's name, and that of the context in which it is shown. */
const VIEW = 'pyodidePreflight.dependencies';
const HAS_TARGET = 'pyodidePreflight.hasTarget';

/** What the view shows: files, targets where a file has several, and packages. */
export type TreeElement =
  | { readonly kind: 'project'; readonly project: ProjectTree; readonly isOnly: boolean }
  | { readonly kind: 'target'; readonly target: TargetTree }
  | { readonly kind: 'entry'; readonly entry: TreeEntry };

/** The view, which exists only where a project of the workspace has a target. */
export class DependencyTreeView implements Disposable {
  readonly #read: () => Promise<readonly ProjectTree[]>;
  #provider: DependencyTrees | undefined;
  #registration: Disposable | undefined;

  /** @param read asks the server */
  constructor(read: () => Promise<readonly ProjectTree[]>) {
    this.#read = read;
  }

  /** Shows the view, or hides it; what it shows is asked for again if somebody looks at it. */
  update({ count }: Projects): void {
    if (!this.#provider && count > 0) {
      this.#provider = new DependencyTrees(this.#read);
      this.#registration = window.registerTreeDataProvider(VIEW, this.#provider);
    }
    this.#provider?.refresh();
    void commands.executeCommand('setContext', HAS_TARGET, count > 0);
  }

  /** Copies the tree of one file, or of all, as the command line writes it. */
  async copy(element?: TreeElement): Promise<void> {
    const projects = element?.kind === 'project' ? [element.project] : await this.#read();
    const text = projects.flatMap((one) => (one.text === '' ? [] : [one.text])).join('\n');
    if (text === '') return;
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(l10n.t('Text copied to the clipboard.'), 5000);
  }

  dispose(): void {
    this.#registration?.dispose();
  }
}

class DependencyTrees implements TreeDataProvider<TreeElement> {
  readonly #read: () => Promise<readonly ProjectTree[]>;
  readonly #changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(read: () => Promise<readonly ProjectTree[]>) {
    this.#read = read;
  }

  refresh(): void {
    this.#changes.fire(undefined);
  }

  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    if (!element) {
      const projects = await this.#read();
      return projects.map((project) => ({ kind: 'project', project, isOnly: projects.length === 1 }));
    }
    if (element.kind === 'entry') return element.entry.below.map(entryElement);
    if (element.kind === 'target') return element.target.entries.map(entryElement);
    const [only, ...others] = element.project.targets;
    if (!only) return [];
    return others.length === 0
      ? only.entries.map(entryElement)
      : element.project.targets.map((target) => ({ kind: 'target', target }));
  }

  getTreeItem(element: TreeElement): TreeItem {
    if (element.kind === 'project') return projectItem(element.project, element.isOnly);
    return element.kind === 'target' ? targetItem(element.target) : entryItem(element.entry);
  }
}

function entryElement(entry: TreeEntry): TreeElement {
  return { kind: 'entry', entry };
}

function projectItem({ uri, path, targets }: ProjectTree, isOnly: boolean): TreeItem {
  const item = new TreeItem(path, isOnly ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  const [only, ...others] = targets;
  const labels = targets.map(({ label }) => label).join(', ');
  const said = only && others.length === 0 ? `${verdictOf(only)} · ${labels}` : labels;
  item.description = only ? said : l10n.t('Checking…');
  item.tooltip = [path, ...targets.map((target) => `${target.label}: ${detailsOf(target)}`)].join('\n');
  item.iconPath = iconOf(targets.map(({ installs }) => installs));
  item.contextValue = 'project';
  item.command = openAt({ uri, range: { start: START, end: START } });
  item.accessibilityInformation = { label: `${path}, ${item.description}` };
  return item;
}

const START = { line: 0, character: 0 };

function targetItem(target: TargetTree): TreeItem {
  const item = new TreeItem(target.label, TreeItemCollapsibleState.Collapsed);
  item.description = verdictOf(target);
  item.tooltip = `${target.label}: ${detailsOf(target)}`;
  item.iconPath = iconOf([target.installs]);
  item.accessibilityInformation = { label: `${target.label}, ${detailsOf(target)}` };
  return item;
}

function verdictOf({ installs }: Pick<TargetTree, 'installs'>): string {
  if (installs === null) return l10n.t('not known whether it installs');
  return installs ? l10n.t('installs') : l10n.t('does not install');
}

function detailsOf(target: TargetTree): string {
  const size = target.size === undefined ? [] : [target.size];
  return [verdictOf(target), l10n.t('packages: {0}', target.count), ...size].join(', ');
}

/** @param verdicts of one or several targets */
function iconOf(verdicts: readonly (boolean | null)[]): ThemeIcon {
  if (verdicts.length === 0) return new ThemeIcon('sync');
  if (verdicts.includes(false)) return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  return verdicts.includes(null) ? new ThemeIcon('question') : new ThemeIcon('pass');
}

function entryItem(entry: TreeEntry): TreeItem {
  const { kind, name, place, below } = entry;
  const item = new TreeItem(name, below.length === 0 ? TreeItemCollapsibleState.None : openness(kind));
  const remarks = remarksOf(entry);
  item.description = remarks.join(' · ');
  item.tooltip = tooltipOf(entry);
  item.iconPath = entryIcon(entry);
  if (place) item.command = openAt(place);
  item.accessibilityInformation = { label: [name, ...remarks].join(', ') };
  return item;
}

/** What stands in the way is in sight at once. */
function openness(kind: TreeEntry['kind']): TreeItemCollapsibleState {
  return kind === 'package' ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
}

function remarksOf({ kind, version, size, ideal, added, again }: TreeEntry): readonly string[] {
  if (kind === 'blocked') return [l10n.t('does not install')];
  if (kind === 'culprit') return [l10n.t('✗ culprit')];
  return [
    ...(version === undefined ? [] : [version]),
    ...(size === undefined || again ? [] : [size]),
    ...(ideal === undefined ? [] : [l10n.t('held back, instead of {0}', ideal)]),
    ...(added ? [l10n.t('added by pywrangler')] : []),
    ...(again === 'above' ? [l10n.t('see above')] : []),
    ...(again === 'cycle' ? [l10n.t('a cycle')] : []),
  ];
}

function tooltipOf(entry: TreeEntry): string {
  const { name, requiredBy, reason } = entry;
  const needs = requiredBy.length === 0 ? [] : [l10n.t('Needed by: {0}', requiredBy.join(', '))];
  return [`${name}: ${remarksOf(entry).join(', ')}`, ...(reason === undefined ? [] : [reason]), ...needs].join('\n');
}

function entryIcon({ kind, ideal, again }: TreeEntry): ThemeIcon {
  if (kind === 'blocked') return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  if (kind === 'culprit') return new ThemeIcon('circle-slash', new ThemeColor('list.errorForeground'));
  if (ideal !== undefined) return new ThemeIcon('history', new ThemeColor('list.warningForeground'));
  return new ThemeIcon(again ? 'references' : 'package');
}

function openAt({ uri, range }: Place): Command {
  return { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri), { selection: range }] };
}
