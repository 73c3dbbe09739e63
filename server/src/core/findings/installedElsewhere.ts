/**
 * Settings of `[tool.uv.pip]`, and variables of uv's environment, that keep what is installed from `python_modules`, or stop a sync
 * whatever is required. Measured with pywrangler 1.17.9.
 */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Place, PlacedText } from '../dependencyFiles/uv/uvSettings.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import { say, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import type { Target } from '../runtimes/target.ts';
import { joinPath, parentPath } from '../text/path.ts';
import { startOf, type Finding } from './finding.ts';
import { placeIn, uvSetting } from './uvSetting.ts';
import { withoutTrailing } from '../text/cut.ts';

/** The settings that pywrangler's own calls of uv meet; nothing for other installers. */
export function syncSettingFindings(file: DependencyFile, target: Target): readonly Finding[] {
  if (!target.installer.readsUvTables || !target.workers) return [];
  const { requireHashes, offline } = uvSettingsOf(file);
  const elsewhere = installedElsewhere(file, target);
  return [
    ...variableFindings(file),
    ...(requireHashes ? [uvSetting('error', say('uvRequiresHashes'), placeIn(file, requireHashes), {})] : []),
    ...(offline ? [uvSetting('warning', say('uvOffline'), placeIn(file, offline), {})] : []),
    ...(elsewhere ? [uvSetting('warning', elsewhere.message, placeIn(file, elsewhere), {})] : []),
  ];
}

/** What variables of the environment do, which no file shows. */
function variableFindings(file: DependencyFile): readonly Finding[] {
  const { refused, unread } = uvSettingsOf(file).environment ?? { refused: [], unread: [] };
  const place = startOf(file.path);
  return [
    ...refused.map((variable) => uvSetting('error', say('uvVariableRefused', { variable }), place, {})),
    ...unread.map((variable) => uvSetting('warning', say('uvVariableUnread', { variable }), place, {})),
  ];
}

/** The setting by which what is chosen for the Worker does not end up in `python_modules`; undefined if it does. */
export function installedElsewhere(
  file: DependencyFile,
  target: Target,
): (Place & { readonly message: Message }) | undefined {
  if (!target.installer.readsUvTables || !target.workers) return undefined;
  const { installTarget, installPrefix, system } = uvSettingsOf(file);
  // What stands there is replaced by the environment, in which nothing is, before the host step installs into it.
  if (installTarget && leadsToModules(installTarget, file))
    return { ...installTarget, message: say('uvTargetsModules') };
  if (installTarget) return named('target', installTarget);
  if (installPrefix) return named('prefix', installPrefix);
  const { python } = target.standsFor ?? target;
  return system && { ...system, message: say('uvInstallsIntoSystem', { python: formatVersion(python) }) };
}

/** uv runs in the folder of the project, so that this is where a relative path starts. */
function leadsToModules({ text }: PlacedText, { path }: DependencyFile): boolean {
  const folder = parentPath(path);
  return joinPath(folder, withoutTrailing(text, '/')) === joinPath(folder, 'python_modules');
}

function named(key: string, { path, span, text }: PlacedText): Place & { readonly message: Message } {
  return { path, span, message: say('uvInstallsElsewhere', { setting: `${key} = "${shorten(text, 40)}"` }) };
}
