/** What determines the target of a check: the settings, the project's own table, or the files next to it. */
import { signsOfProjectFile } from '../core/dependencyFiles/signs/projectSigns.ts';
import type { AskedTargets, TargetQuestion } from '../core/runtimes/targetChoice.ts';
import { fileName } from '../core/text/path.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import { targetNames } from '../settings.ts';
import type { CheckRequest } from './checkRequest.ts';
import type { Project } from './projectFiles.ts';

/** Determines which targets a request is about. */
export function targetQuestion(
  { path, settings, settingsYield }: CheckRequest,
  project: Project,
  today: string,
): TargetQuestion {
  const own: AskedTargets = {
    names: targetsIn(project.file.toolSettings),
    place: { kind: 'file', file: fileName(project.locked?.settingsPath ?? path) },
  };
  const given: AskedTargets = {
    names: targetNames(settings.target),
    place: settingsYield ? { kind: 'setting', setting: 'pyodidePreflight.target' } : { kind: 'command-line' },
  };
  const asked = settingsYield ? [own, given] : [given, own];
  const { wranglerTexts, signTexts } = project;
  const { kind, interpreter, runtimeSigns, declarations } = project.file;
  const isPyscript = kind === 'pyscript' || declarations.some(({ reader }) => reader === 'pyscript');
  const pyscript = isPyscript && { pyscript: interpreter ?? {}, platform: 'pyscript' as const };
  const signs = [...signTexts].flatMap(([sign, text]) => signsOfProjectFile(sign, text));
  const ownSigns = runtimeSigns && { ownSigns: runtimeSigns };
  return { path, asked, wranglerTexts, ...pyscript, ...ownSigns, signs, data: loadRuntimeData(), today: today };
}

/** The names under `target` in the tool's own table: a text, or a list of texts. */
function targetsIn(toolSettings: unknown): readonly string[] {
  if (typeof toolSettings !== 'object' || toolSettings === null || !('target' in toolSettings)) return [];
  const { target } = toolSettings;
  if (Array.isArray(target)) return target.filter((name) => typeof name === 'string');
  return typeof target === 'string' ? [target] : [];
}
