/** What we resolve for: one runtime with its Python, tags and packages, and the installer that serves it. */
import type { MarkerEnvironment } from '../packaging/requirements/marker.ts';
import type { SupportedTags } from '../packaging/wheels/tag.ts';
import type { Version } from '../packaging/versions/version.ts';
import type { Installer } from './installer.ts';
import type { LockOfTarget } from './ownLock/ownLock.ts';
import type { PlatformOfTarget } from './platforms/platform.ts';
import type { PyodideLock } from './pyodideLock.ts';

/** A runtime as the installer sees it. */
export interface Target {
  /**
   * The name that `targetNamed` takes: `workers-3.13`, `pyodide-314.0.7`, `pyscript-2026.3.1`. Equal names mean equal targets,
   * but for the platform that runs one. With a lock file of the project, which no name can stand for, a hash of its content
   * follows: `pyodide-0.28.3+lock.0123456789ab`.
   */
  readonly name: string;
  /** For people: `Python Workers 3.13`, `Pyodide 314.0.7`. */
  readonly label: string;
  /** What installs: uv, called by pywrangler, for Python Workers; micropip in every other Pyodide; uv on a host. */
  readonly installer: Installer;
  /** The Python that Requires-Python is checked against: `3.13.2`. */
  readonly python: Version;
  /** `3.13`. */
  readonly pythonSeries: string;
  readonly environment: MarkerEnvironment;
  /** The tags the installer accepts, best first. */
  readonly tags: SupportedTags;
  /**
   * The Pyodide release whose packages count: those on its index for uv, those in its lock file for micropip. Absent for a
   * host.
   */
  readonly pyodide?: string;
  /** The Pyodide release that runs the code, if it is another one. */
  readonly runtimePyodide?: string;
  /**
   * The ABI of its binary wheels: `2025_0`; before ABI years were introduced, the Emscripten version: `3_1_46`; of a host that
   * of its Python: `cp313`.
   */
  readonly abi: string;
  /** The best of the platform tags that such wheels have here: `pyemscripten_2025_0_wasm32`. */
  readonly platform: string;
  /** What the Pyodide release ships, or the project's own lock; nothing if that is not known. */
  readonly shipped: PyodideLock;
  /** The lock file of the project itself that says what is shipped, in place of that of the release. */
  readonly ownLock?: LockOfTarget;
  /** The platform that runs it in a page, if one is known to. */
  readonly runBy?: PlatformOfTarget;
  /** Cloudflare Python Workers. */
  readonly workers: boolean;
  /** The runtime itself, where settings make its installer resolve for another platform or another Python. */
  readonly standsFor?: Target;
  /** Whether what is wanted on any platform counts, with this Python or a later one, and not only what is wanted here. */
  readonly everywhere?: boolean;
}
