/**
 * The catalogue for programs.
 * @see docs/schema/wheels-output.schema.json
 */
import { reasonWords } from '../../findings/failure/reasonWords.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import { en } from '../../messages/en/en.ts';
import { tell } from '../../messages/message.ts';
import { formatRequirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion, isPrerelease } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { isAvailable } from '../../diagnosis/availability.ts';
import type { Blocker, CatalogueCell, CatalogueRow, Column, ProjectCatalogue, WholeAnswer } from './catalogue.ts';
import type { WheelsFacts } from './wheelsPaper.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

export function wheelsJson({ today, project, columns, projects, elsewhere, isDeep }: WheelsFacts): object {
  return {
    version: VERSION,
    today,
    project: project
      ? { file: project.file, target: project.target, python: project.python, reason: tell(project.reason, en) }
      : null,
    deep: isDeep,
    runtimes: columns.map(({ target, isOfProject }) => ({
      ...{ target: target.name, label: target.label, python: target.pythonSeries, abi: target.abi },
      ...(target.pyodide !== undefined && { pyodide: target.pyodide }),
      ...(isOfProject && { isOfProject }),
    })),
    packages: projects.map((one) => packageJson(one, columns)),
    elsewhere,
  };
}

function packageJson(project: ProjectCatalogue, columns: readonly Column[]): object {
  const { asked, status, because, suggestions, releases, leftOut, rows, whole, asOf } = project;
  return {
    name: asked.requirement.normalized,
    requirement: formatRequirement(asked.requirement),
    ...(asked.declared !== undefined && { declared: asked.declared }),
    ...(asked.broughtBy && { broughtBy: asked.broughtBy }),
    status,
    ...(because && { because: tell(because, en) }),
    ...(status === 'unknown-name' && { suggestions }),
    ...(asOf !== undefined && { asOf }),
    ...{ releases, prereleasesLeftOut: leftOut },
    newest: Object.fromEntries(columns.map(({ target }, column) => [target.name, newestAvailable(rows, column)])),
    rows: rows.map((row) => rowJson(row, columns)),
    ...(whole && {
      installs: Object.fromEntries(
        columns.flatMap(({ target }, column) => {
          const answer = whole[column];
          return answer ? [[target.name, wholeJson(answer, target)]] : [];
        }),
      ),
    }),
  };
}

function wholeJson({ newest, blocked, open, stoppedAt }: WholeAnswer, target: Target): object {
  return {
    newest: newest ? formatVersion(newest) : null,
    ...(stoppedAt && { lookedDownTo: formatVersion(stoppedAt) }),
    ...(open && { unknown: tell(open, en) }),
    blockedBy: blocked.map((one) => ({ ...blockerJson(one, target), versions: one.runs.flat().map(formatVersion) })),
  };
}

function blockerJson({ name, reason, through }: Blocker, target: Target): object {
  return { name, reason: words(reason, target, 'project'), through };
}

/** The newest release that can be had, a stable one if there is any. */
function newestAvailable(rows: readonly CatalogueRow[], column: number): string | null {
  const available = rows.flatMap(({ versions, cells }) => {
    const cell = cells[column];
    return cell && isThere(cell) ? versions : [];
  });
  const newest = available.find((version) => !isPrerelease(version)) ?? available[0];
  return newest ? formatVersion(newest) : null;
}

function isThere({ kind, ...cell }: CatalogueCell): boolean {
  return kind !== 'none' && kind !== 'unknown' && isAvailable({ kind, ...cell });
}

function rowJson({ versions, from, until, cells }: CatalogueRow, columns: readonly Column[]): object {
  return {
    versions: versions.map(formatVersion),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    cells: Object.fromEntries(
      columns.flatMap(({ target }, column) => {
        const cell = cells[column];
        return cell ? [[target.name, cellJson(cell, target)]] : [];
      }),
    ),
  };
}

function cellJson(cell: CatalogueCell, target: Target): object {
  const { kind, requiresPython, yanked, reason, blockedBy, isOpen } = cell;
  return {
    has: kind,
    available: kind === 'unknown' ? null : isThere(cell),
    ...(reason && { reason: words(reason, target, 'releases') }),
    ...(requiresPython !== undefined && { requiresPython }),
    ...(yanked && { yanked }),
    ...(blockedBy && { blockedBy: blockedBy.map((one) => blockerJson(one, target)) }),
    ...(isOpen === true && { unknown: true }),
  };
}

function words(reason: Reason, target: Target, subject: 'releases' | 'project'): string {
  return tell(reasonWords(reason, target, { subject }), en);
}
