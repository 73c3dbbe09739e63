/** Of the mistakes in one file the first are told, and how many there are. */
import type { Finding } from './finding.ts';
import { moreMistakes } from './invalidFile.ts';
import { SEVERITIES } from './rules.ts';

/** Nobody reads more; a file that was never meant as one of dependencies has one in each of its lines. */
const MOST = 100;

/** Findings about what cannot be read, as many as are told; those behind them become one at the place of the first. */
export function atMostToldOf(findings: readonly Finding[]): readonly Finding[] {
  const told: Finding[] = [];
  const counts = new Map<string, number>();
  const rest = new Map<string, { readonly at: number; count: number; worst: number }>();
  for (const one of findings) {
    const count = (counts.get(one.path) ?? 0) + (isMistake(one) ? 1 : 0);
    counts.set(one.path, count);
    if (!isMistake(one) || count <= MOST) told.push(one);
    else {
      const worse = SEVERITIES.indexOf(one.severity);
      const more = rest.get(one.path);
      if (more) Object.assign(more, { count: more.count + 1, worst: Math.min(more.worst, worse) });
      else {
        rest.set(one.path, { at: told.length, count: 1, worst: worse });
        told.push(one);
      }
    }
  }
  for (const { at, count, worst } of rest.values()) {
    const first = told[at];
    const severity = (['error', 'warning', 'information'] as const)[worst] ?? 'information';
    if (first && count > 1) told[at] = moreMistakes(count, first, severity);
  }
  return told;
}

function isMistake({ code }: Finding): boolean {
  return code === 'invalid-file' || code === 'invalid-requirement';
}
