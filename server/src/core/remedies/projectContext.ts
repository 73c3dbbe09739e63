/** The project around a failure, as far as remedies may look at and change it. */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { EntryImports } from '../evidence/entryImports.ts';
import type { Uploads } from '../evidence/uploads.ts';
import type { InstallContext } from '../installers/uv/uvPolicy.ts';
import type { CloudflareTable } from '../runtimes/cloudflare.ts';
import type { KnownFailure } from '../runtimes/knownFailures.ts';
import type { RuntimeModules } from '../runtimes/modules/runtimeModules.ts';
import type { StartUpTable } from '../runtimes/startUp/startUpTable.ts';
import type { SignInText } from '../dependencyFiles/signs/runtimeSign.ts';
import type { Target } from '../runtimes/target.ts';
import type { WranglerConfig } from '../runtimes/wranglerConfig.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { FileEdit } from '../text/textEdit.ts';

/** The files of a project as they are after some edits. */
export interface Reread {
  readonly file: DependencyFile;
  readonly target: Target;
  /** Whether a sync then installs for the target, see `ProjectContext.isSynced`. */
  readonly isSynced?: boolean;
}

/** The project around a failure: what remedies may change, and how to find out what that does. */
export interface ProjectContext {
  readonly file: DependencyFile;
  readonly target: Target;
  /** The other targets that a project like this could choose, oldest first. */
  readonly generations: readonly Target[];
  /** The newer runtimes with the same Python, oldest first. */
  readonly laterReleases: readonly Target[];
  readonly wrangler?: WranglerConfig;
  /** What says for certain which release of its platform runs the project, if that does. */
  readonly signsInTexts?: readonly SignInText[];
  /** Another wrangler file that has to say the same. */
  readonly otherWrangler?: WranglerConfig;
  readonly cloudflare: CloudflareTable;
  /** What the project around the file adds to its problem. */
  readonly installContext?: InstallContext;
  /**
   * Texts of other files in the folder that affect the project, by path: `requirements.txt`, `.python-version` and the like.
   */
  readonly neighbours: ReadonlyMap<string, string>;
  /**
   * The target and the facts of a world in which no project lacks a wheel for the runtime; absent if it is not requested.
   */
  readonly ideal?: { readonly target: Target; readonly catalog: Catalog };
  /**
   * The facts that a machine would find for a file, by the indexes that the file declares; present if pywrangler installs
   * projects like this one, for the machine as well.
   */
  readonly hostCatalog?: (host: Target, file: DependencyFile) => Catalog;
  /**
   * Whether a sync installs for the target as the project is now: where another runtime is deployed than pywrangler installs
   * for, it does so for the deployed one only after a fix.
   */
  readonly isSynced?: boolean;
  /** A release that is older than a host's by less than this is not worth mentioning. */
  readonly thresholdYears: number;
  /** Which modules runtimes have by themselves. */
  readonly modules?: readonly RuntimeModules[];
  /** Packages that are known to install and then to fail. */
  readonly knownFailures?: readonly KnownFailure[];
  /** What the Worker imports when it starts; absent if no wrangler file decides. */
  readonly entryImports?: EntryImports;
  /** What is uploaded with it. */
  readonly uploads?: Uploads;
  /** What is known of imports at that time. */
  readonly startUp?: StartUpTable;
  /** The facts of a target. @param file the one of the project after edits, whose sources may name other indexes */
  catalogFor(target: Target, file?: DependencyFile): Catalog;
  /** Reads the project again after edits; undefined if it can no longer be read. */
  reread(edits: readonly FileEdit[]): Reread | undefined;
}
