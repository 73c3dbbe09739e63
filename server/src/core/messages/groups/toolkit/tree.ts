/** The tree of dependencies: what `tree` says. */
import type { Clause } from '../../clause.ts';

export interface TreeMessages {
  treeTitle(parts: { readonly file: string; readonly label: string }): string;
  /** `bytes`: of its wheel; `again`: what it needs is shown above, or it is below itself; `hidden`: how many that it needs are not shown. */
  treeNode(parts: {
    readonly name: string;
    readonly version: string;
    readonly bytes?: number;
    readonly ideal?: string;
    readonly added: boolean;
    readonly again?: 'above' | 'cycle';
    readonly hidden?: number;
  }): string;
  /** The bytes of a wheel alone. */
  treeSize(parts: { readonly bytes: number }): string;
  treeBlocked(parts: { readonly name: string }): string;
  treeOnTheWay(parts: { readonly name: string; readonly isCulprit: boolean }): string;
  treeEmpty(parts: { readonly because: Clause }): string;
  treeTotal(parts: {
    readonly count: number;
    readonly bytes: number;
    readonly unsized: number;
    readonly installs: 'yes' | 'no' | 'unknown';
  }): string;
  /** `--depth` has no number. */
  depthNotNumber(): string;
}
