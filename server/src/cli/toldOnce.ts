/** Findings about two files that are checked together, told with one of them. */
import { parentPath } from '../core/text/path.ts';
import type { FileReport } from './report.ts';

/** What is wrong is that the one lies next to the other: each alone has to say so. */
const ABOUT_NEIGHBOURS: ReadonlySet<string> = new Set(['requirements-txt', 'cf-requirements-txt']);

/** The reports; where the project says that such a file must go, the report of that file does not repeat it. */
export function toldOnce(reports: readonly FileReport[]): readonly FileReport[] {
  const said = new Set(
    reports.flatMap(({ snapshot: { file, path, findings } }) =>
      file.kind === 'pyproject' ? findings.map(({ code }) => `${code} ${parentPath(path)}`) : [],
    ),
  );
  return reports.map((report) => {
    const { snapshot } = report;
    if (snapshot.file.kind === 'pyproject') return report;
    const isNew = ({ code }: { readonly code: string }): boolean =>
      !ABOUT_NEIGHBOURS.has(code) || !said.has(`${code} ${parentPath(snapshot.path)}`);
    const findings = snapshot.findings.filter(isNew);
    return findings.length < snapshot.findings.length ? { ...report, snapshot: { ...snapshot, findings } } : report;
  });
}
