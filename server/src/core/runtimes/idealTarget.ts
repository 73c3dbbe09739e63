/**
 * The target as it would be if no project lacked a WebAssembly wheel: the same Python and the same markers, but every wheel
 * for Linux counts. The result is what a host gets; the difference is what the runtime costs.
 */
import { glibcPlatforms } from '../packaging/wheels/platformTags.ts';
import { interpreterTags } from './interpreterTags.ts';
import { UV } from './installer.ts';
import type { Target } from './target.ts';

/** The ideal of a target. It has its own name, so that its facts are kept separate. */
export function idealTarget({ pyodide, ...target }: Target): Target {
  const ideal = {
    ...target,
    name: `${target.name} (ideal)`,
    // On a host uv or pip installs, whichever installer the runtime has.
    installer: UV,
    tags: interpreterTags(target.pythonSeries, glibcPlatforms(40, 'x86_64')),
    shipped: { release: pyodide ?? 'none', packages: new Map() },
  };
  delete ideal.ownLock;
  return ideal;
}
