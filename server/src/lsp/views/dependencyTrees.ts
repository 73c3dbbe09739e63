/** Who needs whom in the dependency files of a workspace, for a view: from the last checks, without asking anybody. */
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { say, tell } from '../../core/messages/message.ts';
import type { Messages } from '../../core/messages/messages.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import { paperText } from '../../core/papers/text/paperText.ts';
import type { OnTarget } from '../../core/toolkit/onTarget.ts';
import { treeOf, waysTo, type TreeNode, type TreeWay } from '../../core/toolkit/tree/dependencyTree.ts';
import { knownOnTargets, treeFacts, type TreeFacts } from '../../core/toolkit/tree/treeFacts.ts';
import { treePaper } from '../../core/toolkit/tree/treePaper.ts';
import type { Place, ProjectTree, TargetTree, TreeEntry } from '../protocol.ts';
import { placesIn, shownPath } from './places.ts';

/** How what is known of a workspace is shown. */
export interface Shown {
  readonly messages: Messages;
  readonly uriOf: (path: string) => string;
  /** The folders of the workspace. */
  readonly folders: readonly string[];
}

/** The trees of files that have a target, by their paths. */
export function dependencyTrees(snapshots: readonly Snapshot[], shown: Shown): readonly ProjectTree[] {
  return snapshots.map((snapshot) => projectTree(snapshot, shown)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function projectTree(snapshot: Snapshot, { messages, uriOf, folders }: Shown): ProjectTree {
  const path = shownPath(snapshot.path, folders);
  const known = knownOnTargets(snapshot).map((on) => ({ on, facts: treeFacts(on, snapshot.file) }));
  const trees = known.map(({ facts }) => facts);
  const places = placesIn(snapshot, uriOf);
  return {
    uri: uriOf(snapshot.path),
    path,
    targets: known.map(({ on, facts }) => new TargetEntries(on, facts, places, messages).tree()),
    text: trees.length === 0 ? '' : paperText(treePaper(path, trees), { messages, colors: false }),
  };
}

/** Makes the entries of one target. */
class TargetEntries {
  readonly #findings: readonly Finding[];
  readonly #facts: TreeFacts;
  readonly #places: ReadonlyMap<NormalizedName, Place>;
  readonly #messages: Messages;

  constructor(
    { findings }: Pick<OnTarget, 'findings'>,
    facts: TreeFacts,
    places: ReadonlyMap<NormalizedName, Place>,
    messages: Messages,
  ) {
    this.#findings = findings;
    this.#facts = facts;
    this.#places = places;
    this.#messages = messages;
  }

  tree(): TargetTree {
    const { target, installs, tree } = this.#facts;
    const sizes = [...tree.packages.values()].flatMap(({ size }) => size ?? []);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    return {
      ...{ label: target.label, installs, count: tree.packages.size },
      ...this.#size(sizes.length > 0 ? bytes : undefined),
      entries: [
        ...tree.blocked.map((obstacle) => ({
          ...{ kind: 'blocked' as const, name: obstacle.name, requiredBy: [] },
          ...this.#reason(obstacle.name),
          ...this.#place(obstacle.name),
          below: waysTo(obstacle).map(wayEntry),
        })),
        ...treeOf(tree).map((node) => this.#entry(node)),
      ],
    };
  }

  #entry({ of, again, below }: TreeNode): TreeEntry {
    const { name, version, size, ideal, declared, added, requiredBy } = of;
    return {
      ...{ kind: 'package', name, version, requiredBy },
      ...this.#size(size),
      ...(ideal !== undefined && { ideal }),
      ...(added && !declared && { added }),
      ...(again && { again }),
      ...(declared && this.#place(name)),
      below: below.map((one) => this.#entry(one)),
    };
  }

  #size(bytes: number | undefined): { readonly size?: string } {
    return bytes === undefined ? {} : { size: tell(say('treeSize', { bytes }), this.#messages) };
  }

  #place(name: NormalizedName): { readonly place?: Place } {
    const place = this.#places.get(name);
    return place ? { place } : {};
  }

  #reason(name: NormalizedName): { readonly reason?: string } {
    const finding = this.#findings.find((one) => one.severity === 'error' && one.name === name);
    return finding ? { reason: tell(finding.message, this.#messages) } : {};
  }
}

function wayEntry({ name, isCulprit, below }: TreeWay): TreeEntry {
  return { kind: isCulprit ? 'culprit' : 'between', name, requiredBy: [], below: below.map(wayEntry) };
}
