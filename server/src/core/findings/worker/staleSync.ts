/**
 * Packages that were installed for another runtime: pywrangler installs anew when `pyproject.toml` or `pylock.toml` has
 * changed, but not when the compatibility date has moved to another ABI. A `pylock.toml` that was resolved for another one
 * gives it away.
 */
import { fileName } from '../../text/path.ts';
import { code, listOf } from '../../messages/words.ts';
import type { Finding } from '../finding.ts';
import { firstLine, neighbourNamed, trapFinding, type WorkerProject } from './workerProject.ts';

/** How many packages a message names. */
const NAMED = 3;

/** At most one finding, on the compatibility date. */
export function staleSync(project: WorkerProject): readonly Finding[] {
  const { file, target, wrangler, neighbours } = project;
  const lock = neighbourNamed('pylock.toml', project);
  if (file.kind !== 'pyproject' || lock === undefined) return [];
  const stale = packagesForOthers(neighbours.get(lock) ?? '', target.abi);
  const [first] = stale;
  if (!first) return [];
  const names = stale.slice(0, NAMED).map(({ name }) => code(name));
  const more = stale.length > NAMED ? [`${stale.length - NAMED} more`] : [];
  const message =
    `\`pylock.toml\` was resolved for another runtime: it has ${listOf([...names, ...more])} for the ABI ` +
    `${code(first.abi)}, this Worker loads ${code(target.abi)}. pywrangler does not notice that ` +
    `${fileName(wrangler.path)} has changed: run \`pywrangler sync --force\``;
  const span = wrangler.compatibilityDate?.span ?? wrangler.flagsSpan ?? firstLine(wrangler.text);
  const related = [{ path: lock, span: first.span, message: 'a wheel for the other runtime' }];
  return [trapFinding({ code: 'stale-sync', severity: 'warning', message, path: wrangler.path, span, related })];
}

interface StalePackage {
  readonly name: string;
  readonly abi: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** The packages of a lock that have wheels for Pyodide, but none for an ABI. A lock may list wheels of several. */
function packagesForOthers(text: string, abi: string): readonly StalePackage[] {
  return sectionsOf(text).flatMap(({ section, offset }) => {
    const wheels = [...section.matchAll(/(?:pyodide|pyemscripten)_(\d+_\d+)_wasm32/g)];
    const [wheel] = wheels;
    if (!wheel?.[1] || wheels.some(([, other]) => other === abi)) return [];
    const name = /^name\s*=\s*["']([\w.-]{1,100})["']/m.exec(section)?.[1] ?? 'a package';
    const start = offset + wheel.index;
    return [{ name, abi: wheel[1], span: { start, end: start + wheel[0].length } }];
  });
}

/** The text from each `[[packages]]` header to the next. */
function sectionsOf(text: string): readonly { readonly section: string; readonly offset: number }[] {
  const starts = [...text.matchAll(/^\[\[packages\]\]/gm)].map(({ index }) => index);
  return starts.map((start, index) => ({ section: text.slice(start, starts[index + 1]), offset: start }));
}
