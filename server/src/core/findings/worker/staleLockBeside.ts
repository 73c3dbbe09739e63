/**
 * Packages that were installed for another runtime: pywrangler reinstalls when `pyproject.toml` or `pylock.toml` has
 * changed, but not when the compatibility date has moved to another ABI. A `pylock.toml` that was resolved for another one
 * reveals it.
 */
import { fileName } from '../../text/path.ts';
import { say } from '../../messages/message.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { firstLine, neighbourNamed, type WorkerProject } from './workerProject.ts';

/** How many packages a message names. */
const NAMED = 3;

/** At most one finding, on the compatibility date. */
export function staleSync(project: WorkerProject): readonly Finding[] {
  const { file, target, wrangler, installs, neighbours } = project;
  const lock = neighbourNamed('pylock.toml', project);
  if (file.kind !== 'pyproject' || !wrangler || lock === undefined) return [];
  // Where pywrangler installs for another runtime than the one that is deployed, its lock is for that one.
  if (installs && installs.target !== target.name) return [];
  const stale = packagesForOthers(neighbours.get(lock) ?? '', target.abi);
  const [first] = stale;
  if (!first) return [];
  const named = stale.slice(0, NAMED);
  const message = say('syncIsStale', {
    packages: named.map(({ name }) => ({ ...(name !== undefined && { name }) })),
    more: stale.length - named.length,
    abi: first.abi,
    loads: target.abi,
    wranglerFile: fileName(wrangler.path),
  });
  const span = wrangler.compatibilityDate?.span ?? wrangler.flagsSpan ?? firstLine(wrangler.text);
  const related = [{ path: lock, span: first.span, message: say('wheelForOtherRuntime') }];
  return [finding('stale-sync', message, { path: wrangler.path, span }, { related })];
}

interface StalePackage {
  /** Undefined if the lock does not say it. */
  readonly name: string | undefined;
  readonly abi: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** The packages of a lock that have wheels for Pyodide, but none for a given ABI. A lock may list wheels for several. */
function packagesForOthers(text: string, abi: string): readonly StalePackage[] {
  return sectionsOf(text).flatMap(({ section, offset }) => {
    const wheels = [...section.matchAll(/(?:pyodide|pyemscripten)_(\d+_\d+)_wasm32/g)];
    const [wheel] = wheels;
    if (!wheel?.[1] || wheels.some(([, other]) => other === abi)) return [];
    const name = /^name\s*=\s*["']([\w.-]{1,100})["']/m.exec(section)?.[1];
    const start = offset + wheel.index;
    return [{ name, abi: wheel[1], span: { start, end: start + wheel[0].length } }];
  });
}

/** The text from each `[[packages]]` header to the next. */
function sectionsOf(text: string): readonly { readonly section: string; readonly offset: number }[] {
  const starts = [...text.matchAll(/^\[\[packages\]\]/gm)].map(({ index }) => index);
  return starts.map((start, index) => ({ section: text.slice(start, starts[index + 1]), offset: start }));
}
