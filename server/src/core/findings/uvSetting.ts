/** Findings about what uv's settings do to a project on a target, beyond what uv itself says. */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import type { InstallerView, ReadDeclaration } from '../installers/installerView.ts';
import { pinnedIndexes } from '../installers/uv/sources.ts';
import type { Failure } from '../diagnosis/diagnose.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { SelectionPolicy } from '../solver/selectionPolicy.ts';
import type { Pinned, Resolution } from '../solver/resolution.ts';
import type { Target } from '../runtimes/target.ts';
import { fileName } from '../text/path.ts';
import { code, listOf, shorten } from '../messages/words.ts';
import { NOTHING_MORE, type Finding } from './finding.ts';
import { chainFrom } from './heldBack.ts';

/** What the settings say that nobody expects of them. */
export function uvSettingFindings(
  file: DependencyFile,
  { problem, seen }: InstallerView,
  neighbours: ReadonlyMap<string, string>,
  whole: Resolution,
): readonly Finding[] {
  const { target, policy } = problem;
  if (target.installer !== 'uv') return [];
  const undated = policy && !isLetIn(whole, policy, target) ? undatedIndex(file, policy.newest, target) : [];
  return [...otherSettings(file, neighbours), ...undated, ...missingIndexes(file, seen, target)];
}

/** uv reads `uv.toml` in place of `[tool.uv]`, constraints and all. */
function otherSettings(file: DependencyFile, neighbours: ReadonlyMap<string, string>): Finding[] {
  if (![...neighbours.keys()].some((path) => fileName(path) === 'uv.toml')) return [];
  const instead = file.uv ? ' instead of `[tool.uv]`, which does not count' : '';
  const message = `uv takes its settings from \`uv.toml\` beside this file${instead}. They are not read here, so uv may choose other releases`;
  return [
    { ...NOTHING_MORE, code: 'uv-setting', severity: 'warning', message, path: file.path, span: { start: 0, end: 0 } },
  ];
}

/** Whether everything is installed, and whatever of it Pyodide ships has a date of its own in `exclude-newer-package`. */
function isLetIn(whole: Resolution, { newestOf }: SelectionPolicy, { shipped }: Target): boolean {
  if (whole.kind === 'failed') return false;
  const ofPyodide = [...whole.packages.keys()].filter((name) => shipped.packages.has(name));
  return ofPyodide.length > 0 && ofPyodide.every((name) => newestOf.has(name));
}

/** The index of a Pyodide release gives no dates, and uv takes a file without a date for too new. */
function undatedIndex(file: DependencyFile, newest: number | undefined, { pyodide }: Target): Finding[] {
  const { excludeNewerSpan: span } = uvSettingsOf(file);
  if (newest === undefined || !span) return [];
  const message = `\`exclude-newer\` leaves out every wheel of the index of Pyodide ${pyodide}: it gives no dates, and uv takes a file without one for too new. \`exclude-newer-package = { NAME = false }\` lets those of a project in`;
  return [{ ...NOTHING_MORE, code: 'uv-setting', severity: 'warning', message, path: file.path, span }];
}

function missingIndexes(file: DependencyFile, seen: readonly ReadDeclaration[], target: Target): Finding[] {
  const pinned = pinnedIndexes(file, target);
  return seen.flatMap(({ requirement, path, spans }) => {
    const source = pinned.get(requirement.normalized);
    if (!source || source.index) return [];
    const message = `${code(requirement.name)} is to come from the index ${code(shorten(source.named, 60))}, which no \`[[tool.uv.index]]\` declares: uv refuses the file`;
    const place = { path, span: spans.whole, name: requirement.normalized };
    return [{ ...NOTHING_MORE, code: 'uv-setting', severity: 'error', message, ...place }];
  });
}

/** The packages of a solution that are built from their sources: nobody knows whether that works before it is tried. */
export function builtFindings(whole: Resolution, seen: readonly ReadDeclaration[]): readonly Finding[] {
  if (whole.kind === 'failed') return [];
  const built = [...whole.packages.values()].filter(isBuilt);
  return seen.flatMap((declaration) => {
    const own = built.filter((pinned) => chainFrom(pinned, whole)[0] === declaration.requirement.normalized);
    if (own.length === 0) return [];
    const names = own.slice(0, 5).map(({ name, version }) => code(`${name} ${formatVersion(version)}`));
    const [are, them] = own.length > 1 ? ['are', 'they are'] : ['is', 'it is'];
    const message = `${listOf(names)} ${are} built from sources when this is installed: that works only if ${them} pure Python, which is not known here`;
    const place = { path: declaration.path, span: declaration.spans.whole, name: declaration.requirement.normalized };
    return [{ ...NOTHING_MORE, code: 'unknown-verdict', severity: 'information', message, ...place }];
  });
}

/** Whether a package has no wheel that is taken. */
export function isBuilt({ candidate }: Pinned): boolean {
  return candidate.builtFrom !== undefined;
}

/** What the installer adds by itself and could not have: said at the start of the file, since nobody wrote it anywhere. */
export function lostFindings(lost: readonly Failure[], { path }: DependencyFile, target: Target): readonly Finding[] {
  const known = lost.filter(({ culprits }) =>
    culprits.every(({ obstacles }) =>
      obstacles.every(({ cause }) => cause.kind !== 'unavailable' && cause.kind !== 'unknown-project'),
    ),
  );
  return known.map(({ name }) => ({
    ...NOTHING_MORE,
    code: 'unknown-verdict',
    severity: 'information',
    message: `pywrangler adds ${code(name)}, which does not seem to install on ${target.label}; the rest was checked without it`,
    path,
    span: { start: 0, end: 0 },
    name,
  }));
}
