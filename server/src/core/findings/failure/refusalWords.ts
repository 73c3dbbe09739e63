/** Why a direct reference is not taken, as the rest of a sentence about the project. */
import { judgeWheel, type WheelRejection } from '../../candidates/compatibility.ts';
import { sourcePath } from '../../candidates/references/sourcePath.ts';
import type { ReferenceRefusal } from '../../candidates/references/refusal.ts';
import type { JudgedCulprit } from '../../diagnosis/judgedCulprits.ts';
import { reasonOfWheels } from '../../diagnosis/wheelSituation.ts';
import type { ReadDeclaration } from '../../installers/installerView.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import { fileName } from '../../text/path.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Target } from '../../runtimes/target.ts';

/** Maximum length of what others have written. */
const LONGEST = 60;

/** The words for a refusal. */
export function refusalWords(refusal: ReferenceRefusal, target: Target): Message {
  switch (refusal.kind) {
    case 'misfit':
      return misfitWords(refusal.rejection, refusal.wheel.pythonTags, target);
    case 'misnamed':
      return say('referenceMisnamed');
    case 'named-address':
      return say('referenceNamedAddress', { installer: target.installer.name });
    case 'no-start':
      return say('referenceNoStart', { of: refusal.of, path: shorten(refusal.path, LONGEST) });
    case 'other-project':
      return say('referenceOfOtherProject', { name: shorten(refusal.name, LONGEST) });
    case 'other-version':
      return say('referenceOfOtherVersion', { version: shorten(refusal.version, LONGEST) });
    case 'needs-build':
      return say('referenceNeedsBuild', { what: refusal.what, pywrangler: target.workers });
    case 'no-wheel':
      return say('referenceNoWheel', { what: refusal.what, installer: target.installer.name });
    case 'dynamic':
      return say('referenceDynamic', refusal.field === undefined ? {} : { field: refusal.field });
    case 'absent':
      return say('referenceAbsent', { what: refusal.what, place: shorten(refusal.place, LONGEST) });
    case 'no-zip':
      return say('referenceNoZip', { isPointer: refusal.isPointer });
    case 'other-hash':
      return say('referenceOfOtherHash', { algorithm: refusal.algorithm, found: refusal.found });
    case 'no-hash':
      return say('referenceHashInvalid', { algorithm: refusal.algorithm, digits: refusal.digits });
    case 'unread-address':
      return say('referenceUnread', { beginning: shorten(refusal.beginning, LONGEST) });
    case 'relative':
      return say('referenceRelative');
    case 'no-distribution':
      return say('referenceNoDistribution');
    case 'build-off':
      return say('referenceBuildOff', { setting: refusal.setting, file: fileName(refusal.path) });
    case 'no-folder':
      return say('referenceNoFolder');
    case 'not-lockable':
      return say('referenceNotLockable');
    case 'no-file':
      return say('referenceNoFile');
    case 'conflict':
      return say('referenceConflict', { other: shorten(refusal.other, LONGEST) });
  }
}

/** What helps against the refusal of the first culprit that comes from a reference; undefined if there is nothing to say. */
export function referenceAdvice(
  culprits: readonly JudgedCulprit[],
  { requirement }: ReadDeclaration,
  { target, generations }: Pick<ProjectContext, 'target' | 'generations'>,
): Message | undefined {
  for (const { name, reason } of culprits) {
    if (reason.kind !== 'refused-reference') continue;
    const { kind } = reason.refusal;
    if (kind === 'named-address') return say('referenceAdviceBare');
    if (kind === 'misfit') return takersAdvice(reason.refusal.wheel, generations);
    if (kind === 'needs-build' && target.workers) return say('referenceAdviceBuild');
    if (kind === 'dynamic' && target.workers) return say('referenceAdviceStatic');
    const { url, normalized } = requirement;
    if (kind !== 'relative' || normalized !== name || url === undefined) continue;
    return say('referenceAdviceRelative', { name: requirement.name, path: sourcePath(url) });
  }
  return undefined;
}

/** The runtimes that take the wheel; undefined if none of them does. */
export function takersAdvice(wheel: WheelFilename, generations: readonly Target[]): Message | undefined {
  const labels = generations.filter((other) => judgeWheel(wheel, other).compatible).map(({ label }) => label);
  return labels.length > 0 ? say('referenceTakenBy', { labels }) : undefined;
}

/** What a wheel that does not fit is for, as the rest of a sentence about it. */
export function misfitWords(rejection: WheelRejection, pythons: readonly string[], target: Target): Message {
  const reason = reasonOfWheels([rejection]);
  const series = pythons.map(seriesOf).slice(0, 3);
  if (reason.kind === 'native-only') return say('referenceNative', { systems: reason.systems });
  const platform = rejection.kind === 'abi-year' ? shorten(rejection.platform, LONGEST) : undefined;
  // Before PEP 783 the platform of the same ABI had another name.
  const isRenamed = series.includes(target.pythonSeries) && platform?.includes(`_${target.abi}_`) === true;
  const wanted = { abi: target.abi, series: target.pythonSeries, ...(isRenamed && { platform: target.platform }) };
  return say('referenceOtherRuntime', { ...(platform !== undefined && { platform }), pythons: series, wanted });
}

/** `3.13` for `cp313`; other tags as they are. */
function seriesOf(tag: string): string {
  const match = /^(?:cp|py)(\d)(\d+)$/.exec(tag);
  return match ? `${match[1]}.${match[2]}` : shorten(tag, LONGEST);
}
