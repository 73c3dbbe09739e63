/** Settings that make uv resolve for something else than the runtime: what it then gets there, and what it cannot load. */
import { judgeWheel } from '../candidates/compatibility.ts';
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Place } from '../dependencyFiles/uv/uvSettings.ts';
import type { Failure } from '../diagnosis/diagnose.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import { say } from '../messages/message.ts';
import type { ProjectVersion } from '../messages/groups/remedies.ts';
import { shorten } from '../messages/words.ts';
import { compareVersions, formatVersion, parseVersion } from '../packaging/versions/version.ts';
import type { Target } from '../runtimes/target.ts';
import type { Pinned, Resolution } from '../solver/resolution.ts';
import { startOf, type Finding } from './finding.ts';
import { placeIn, uvSetting } from './uvSetting.ts';

/** At most this many packages that do not load are named. */
const MOST_NAMED = 5;

/**
 * pylock.toml asks for the Python it was resolved for: `pywrangler sync` does not install it for an earlier one.
 * @returns nothing unless that stops the sync
 */
export function laterPythonFindings(file: DependencyFile, target: Target): readonly Finding[] {
  const { pythonVersion: place } = uvSettingsOf(file);
  const { python, workers } = target.standsFor ?? target;
  const wanted = parseVersion(place?.text ?? '');
  if (!place || !workers || !wanted || compareVersions(wanted, python) <= 0) return [];
  const message = say('uvLaterPython', { wanted: formatVersion(wanted), python: formatVersion(python) });
  return [uvSetting('error', message, placeIn(file, place), {})];
}

/** What pywrangler adds to a project has no release for the earlier Python that `python-version` names: the sync stops. */
export function earlierPythonFindings(
  lost: readonly Failure[],
  file: DependencyFile,
  target: Target,
): readonly Finding[] {
  const { pythonVersion: place } = uvSettingsOf(file);
  if (!place || !target.standsFor) return [];
  const tooOld = lost.filter(({ culprits }) =>
    culprits.some(({ obstacles }) => obstacles.some(({ cause }) => cause.kind === 'requires-python')),
  );
  return tooOld.map(({ name }) => {
    const message = say('uvEarlierPython', { wanted: shorten(place.text, 20), name });
    return uvSetting('error', message, placeIn(file, place), {});
  });
}

/**
 * `universal = true` resolves for every platform at once.
 * @param outcome `open` if it is not known what a runtime gets then
 */
export function universalFindings(file: DependencyFile, target: Target, outcome: 'open' | 'known'): readonly Finding[] {
  const { universal } = uvSettingsOf(file);
  if (!universal || !target.installer.readsUvTables || target.pyodide === undefined) return [];
  const { label } = target.standsFor ?? target;
  const message = say('uvUniversal', { target: label, open: outcome === 'open' });
  return [uvSetting('warning', message, placeIn(file, universal), {})];
}

/** It chooses releases of which the runtime has no wheel: the sync stops where it installs them. */
export function universalStops(file: DependencyFile, target: Target, unfit: readonly Pinned[]): readonly Finding[] {
  const { universal } = uvSettingsOf(file);
  const releases = unfit.slice(0, MOST_NAMED).map(versioned);
  const message = say('uvUniversalStops', { target: target.label, releases });
  return [uvSetting('error', message, universal ? placeIn(file, universal) : startOf(file.path), {})];
}

function versioned({ name, version }: Pinned): ProjectVersion {
  return { name, version: formatVersion(version) };
}

/** Settings in whose place the runtime gets what is meant for another platform. */
export function otherPlatformFindings(file: DependencyFile, target: Target, whole: Resolution): readonly Finding[] {
  const { standsFor: runtime } = target;
  if (runtime?.pyodide === undefined) return [];
  const { platform, pythonVersion } = uvSettingsOf(file);
  const said: readonly (Place & { readonly setting: string })[] = [
    ...(platform && target.platform !== runtime.platform
      ? [{ ...platform, setting: `python-platform = "${shorten(platform.text, 60)}"` }]
      : []),
    ...(pythonVersion && target.pythonSeries !== runtime.pythonSeries
      ? [{ ...pythonVersion, setting: `python-version = "${shorten(pythonVersion.text, 60)}"` }]
      : []),
  ];
  const releases = unfitting(whole, runtime);
  return said.map((place) => {
    const message = say('uvOtherPlatform', { setting: place.setting, target: runtime.label, releases });
    return uvSetting('warning', message, placeIn(file, place), {});
  });
}

/** The packages of which the runtime gets a wheel that it cannot load. */
function unfitting(whole: Resolution, runtime: Target): readonly ProjectVersion[] {
  if (whole.kind === 'failed') return [];
  const packages = [...whole.packages.values()];
  return packages
    .filter(
      ({ candidate: { distribution } }) => distribution.wheel && !judgeWheel(distribution.wheel, runtime).compatible,
    )
    .slice(0, MOST_NAMED)
    .map(versioned);
}
