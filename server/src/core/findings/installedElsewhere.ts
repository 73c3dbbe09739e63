/**
 * Settings of `[tool.uv.pip]` that keep what is installed from `python_modules`, or stop a sync whatever is required. Measured with
 * pywrangler 1.17.9.
 */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Place, PlacedText } from '../dependencyFiles/uv/uvSettings.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import { say } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import type { Target } from '../runtimes/target.ts';
import { joinPath, parentPath } from '../text/path.ts';
import type { Finding } from './finding.ts';
import { placeIn, uvSetting } from './uvSetting.ts';

/** The settings that pywrangler's own calls of uv meet; nothing for other installers. */
export function syncSettingFindings(file: DependencyFile, target: Target): readonly Finding[] {
  if (!target.installer.readsUvTables || !target.workers) return [];
  const { requireHashes, offline } = uvSettingsOf(file);
  const elsewhere = installedElsewhere(file, target);
  return [
    ...(requireHashes ? [uvSetting('error', say('uvRequiresHashes'), placeIn(file, requireHashes), {})] : []),
    ...(offline ? [uvSetting('warning', say('uvOffline'), placeIn(file, offline), {})] : []),
    ...(elsewhere ? [uvSetting('warning', say('uvInstallsElsewhere', elsewhere), placeIn(file, elsewhere), {})] : []),
  ];
}

/** The setting by which `python_modules` stays empty, and its place; undefined if uv installs there. */
export function installedElsewhere(
  file: DependencyFile,
  target: Target,
): (Place & { readonly setting: string }) | undefined {
  if (!target.installer.readsUvTables || !target.workers) return undefined;
  const { installTarget, installPrefix, system } = uvSettingsOf(file);
  if (installTarget) return leadsToModules(installTarget, file) ? undefined : named('target', installTarget);
  if (installPrefix) return named('prefix', installPrefix);
  return system && { ...system, setting: 'system = true' };
}

/** uv runs in the folder of the project, so that this is where a relative path starts. */
function leadsToModules({ text }: PlacedText, { path }: DependencyFile): boolean {
  const folder = parentPath(path);
  return joinPath(folder, text.replace(/\/+$/, '')) === joinPath(folder, 'python_modules');
}

function named(key: string, { path, span, text }: PlacedText): Place & { readonly setting: string } {
  return { path, span, setting: `${key} = "${shorten(text, 40)}"` };
}
