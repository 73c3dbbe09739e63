/** A Python version that the project states for itself, while the Worker runs on another. */
import { parseSpecifierSet, specifierSetContains, type SpecifierSet } from '../../packaging/versions/specifier.ts';
import { formatVersion, parseVersion } from '../../packaging/versions/version.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { requiresPythonEdit } from '../../remedies/edits/requiresPython.ts';
import { statePythonVersion, stateRequiresPython } from '../../remedies/kinds/statePython.ts';
import { switchRemedy } from '../../remedies/kinds/switchTarget.ts';
import { statesPythonOnly } from '../../remedies/safety.ts';
import { seriesOf } from '../../runtimes/runtimes.ts';
import { switchRuntime } from '../../runtimes/switchRuntime.ts';
import type { WranglerConfig } from '../../runtimes/wranglerConfig.ts';
import { fileName } from '../../text/path.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { neighbourNamed, type WorkerProject } from './workerProject.ts';

/** How `requires-python` and `.python-version` disagree with the Worker's Python. */
export function pythonMismatch(project: WorkerProject): readonly Finding[] {
  const { file, wrangler } = project;
  if (file.kind !== 'pyproject' || !wrangler) return [];
  return [...againstRequires(project, wrangler), ...againstVersionFile(project, wrangler)];
}

/** pywrangler does not look at `requires-python`. */
function againstRequires(project: WorkerProject, wrangler: WranglerConfig): readonly Finding[] {
  const { file, target } = project;
  const written = file.requiresPython;
  if (!written) return [];
  const { value: wanted, errors } = parseSpecifierSet(written.text);
  if (errors.length > 0 || specifierSetContains(wanted, target.python)) return [];
  const message = say('requiresPythonExcludesWorker', {
    requiresPython: shorten(written.text, 40),
    python: formatVersion(target.python),
    series: target.pythonSeries,
    wranglerFile: fileName(wrangler.path),
  });
  const edit = requiresPythonEdit(file, target, target);
  const isSafe = edit !== undefined && statesPythonOnly(written.text, edit.edit.newText, target.python);
  const stated = edit ? [stateRequiresPython(edit, isSafe)] : [];
  const remedies = [...switchTo(wanted, wrangler, project), ...stated];
  const place = { path: file.path, span: written.span };
  return [finding('python-mismatch', message, place, { severity: 'warning', remedies })];
}

/** Gives the Worker the newest Python that `requires-python` allows. */
function switchTo(wanted: SpecifierSet, wrangler: WranglerConfig, { cloudflare }: WorkerProject): readonly Remedy[] {
  const snapshot = cloudflare.snapshots.findLast(({ experimental, python }) => {
    const version = parseVersion(python);
    return !experimental && version !== undefined && specifierSetContains(wanted, version);
  });
  const series = snapshot && seriesOf(snapshot.python);
  const edits = series === undefined ? undefined : switchRuntime(wrangler, series, cloudflare);
  if (series === undefined || !edits || edits.length === 0) return [];
  const fileEdits = edits.map((edit) => ({ path: wrangler.path, edit }));
  return [switchRemedy(say('switchWorkerTitle', { python: series, gets: undefined }), fileEdits)];
}

/** A line of `.python-version`, as pyenv and uv write it: `3.13`, `3.13.2`, `cpython-3.13`, `python3.13`. */
const VERSION_LINE = /^[ \t]*(?:cpython[-@]?|python-?)?(\d+\.\d+)(?:[.a-z][\w.]*|t)?[ \t]*(?:#.*)?$/gim;

/** uv and pyenv read `.python-version`, pywrangler does not: local runs then use a different Python. */
function againstVersionFile(project: WorkerProject, wrangler: WranglerConfig): readonly Finding[] {
  const { target, neighbours } = project;
  const path = neighbourNamed('.python-version', project);
  const text = path === undefined ? undefined : neighbours.get(path);
  if (path === undefined || text === undefined) return [];
  const lines = [...text.slice(0, 2000).matchAll(VERSION_LINE)];
  const [first] = lines;
  // Several lines allow several versions, one of which may be the Worker's.
  if (!first?.[1] || lines.some(([, series]) => series === target.pythonSeries)) return [];
  const line = first[0].replace(/#.*/, '').trim();
  const start = first.index + first[0].indexOf(line);
  const span = { start, end: start + line.length };
  const message = say('versionFileDiffersFromWorker', {
    line,
    series: target.pythonSeries,
    wranglerFile: fileName(wrangler.path),
  });
  const edit = { path, edit: { span, newText: target.pythonSeries } };
  const remedies = [statePythonVersion(edit)];
  return [finding('python-mismatch', message, { path, span }, { severity: 'information', remedies })];
}
