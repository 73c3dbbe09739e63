/**
 * Settings of uv about the Python that it installs for. pywrangler has an environment for the Worker and one for the machine, and
 * calls uv in both with the same settings. Measured with pywrangler 1.17.9 and uv 0.13.9.
 */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import { say } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { parseSpecifierSet } from '../packaging/versions/specifier.ts';
import { formatVersion, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Target } from '../runtimes/target.ts';
import type { Finding } from './finding.ts';
import { placeIn, uvSetting } from './uvSetting.ts';

/**
 * What becomes of a sync with a request for an interpreter: `never` one of both environments is of another Python, or nothing is
 * named, for which uv finds no environment; `patch` whether
 * that of the machine is one depends on its patch release; `program` it is a path or a name of something on the machine.
 */
type RequestVerdict = 'fits' | 'never' | 'patch' | 'program';

/** Settings with which no sync ends well: `python` in `[tool.uv.pip]`, and a preference that shuts out the Worker's interpreter. */
export function interpreterStops(file: DependencyFile, target: Target): readonly Finding[] {
  const { interpreter, pythonPreference } = uvSettingsOf(file);
  const { python, workers } = target.standsFor ?? target;
  if (!workers) return [];
  if (pythonPreference?.text === 'only-system') {
    return [uvSetting('error', say('uvOnlySystemPython'), placeIn(file, pythonPreference), {})];
  }
  if (!interpreter || judgeRequest(interpreter.text, python) !== 'never') return [];
  const parts = { wanted: shorten(interpreter.text, 40), python: formatVersion(python) };
  const message = interpreter.text === '' ? say('uvNoInterpreter') : say('uvOtherInterpreter', parts);
  return [uvSetting('error', message, placeIn(file, interpreter), {})];
}

/** Settings with which the end of a sync depends on the machine. */
export function interpreterDoubts(file: DependencyFile, target: Target): readonly Finding[] {
  const { interpreter, pythonDownloads } = uvSettingsOf(file);
  const { python, pythonSeries: series, workers } = target.standsFor ?? target;
  if (!workers) return [];
  const findings: Finding[] = [];
  const verdict = interpreter && judgeRequest(interpreter.text, python);
  if (interpreter && (verdict === 'patch' || verdict === 'program')) {
    const wanted = shorten(interpreter.text, 40);
    const message =
      verdict === 'patch' ? say('uvExactInterpreter', { wanted, series }) : say('uvMachineInterpreter', { wanted });
    findings.push(uvSetting('warning', message, placeIn(file, interpreter), {}));
  }
  if (pythonDownloads?.text === 'never' || pythonDownloads?.text === 'manual') {
    const parts = { value: pythonDownloads.text, python: formatVersion(python) };
    findings.push(uvSetting('information', say('uvNoDownloads', parts), placeIn(file, pythonDownloads), {}));
  }
  return findings;
}

/** The platforms in a key such as `cpython-3.13.2-emscripten-wasm32-musl`: the environments are of two different ones. */
const PLATFORM = /^cpython-3[\d.]*-(?!(?:any|-)*$)/;

/** @see https://docs.astral.sh/uv/concepts/python-versions/#requesting-a-version */
function judgeRequest(request: string, python: Version): RequestVerdict {
  if (request === '') return 'never';
  if (/^(?:pypy|graalpy|pyodide)(?![\w/\\.])/i.test(request) || PLATFORM.test(request)) return 'never';
  if (['any', 'default', 'cpython', 'cp'].includes(request)) return 'fits';
  const [, wanted = ''] = /^(?:cpython|cp|python)?[-@]?(.*?)(?:-any)*$/.exec(request) ?? [];
  if (/^[<>=~!]/.test(wanted)) return judgeRange(wanted, python);
  const [, written, variant = ''] = /^(3(?:\d+|(?:\.\d+){0,2}))(t|\+freethreaded|\+gil)?$/.exec(wanted) ?? [];
  if (written === undefined) return 'program';
  const version = written.replace(/^3(?=\d)/, '3.');
  const isOfSeries = `${formatVersion(python)}.`.startsWith(`${version}.`);
  if (!isOfSeries || (variant !== '' && variant !== '+gil')) return 'never';
  return version.split('.').length > 2 ? 'patch' : 'fits';
}

function judgeRange(text: string, python: Version): RequestVerdict {
  const { value, errors } = parseSpecifierSet(text);
  if (errors.length > 0) return 'program';
  const range = VersionRange.fromSpecifierSet(value);
  if (!range.contains(python)) return 'never';
  const [major, minor] = python.release;
  const series = VersionRange.fromSpecifierSet(
    parseSpecifierSet(`>=${major}.${minor},<${major}.${Number(minor) + 1}`).value,
  );
  return series.isSubsetOf(range) ? 'fits' : 'patch';
}
