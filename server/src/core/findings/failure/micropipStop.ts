/** What stops micropip at a project although nothing of it is lacking: its own rules of choice. */
import type { ProofObstacle } from '../../diagnosis/proof.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import { code, shorten } from '../../messages/words.ts';
import type { Fault } from './lackText.ts';
import type { WheelSituation } from '../../diagnosis/wheelSituation.ts';

type FirstChoiceCause = Extract<ProofObstacle['cause'], { readonly kind: 'first-choice' }>;

/**
 * What an obstacle that only micropip knows says of the project that it stands at.
 * @param situation what there is of the project; absent where micropip stops before it asks for releases
 */
export function micropipStop(
  cause: ProofObstacle['cause'],
  situation: WheelSituation | undefined,
  { installer }: Target,
): Fault | undefined {
  if (installer !== 'micropip') return undefined;
  switch (cause.kind) {
    case 'no-versions':
      return situation?.lack.kind === 'nothing'
        ? {
            text: 'has only pre-releases that match, which micropip takes if the specifier names one',
            code: 'no-matching-version',
          }
        : undefined;
    case 'unknown-extra':
      return {
        text: `does not provide the extra ${code(shorten(cause.extra, 40))}, which ends micropip's run`,
        code: 'extra-ignored',
      };
    case 'first-choice': {
      const chosen = formatVersion(cause.chosen);
      return {
        text: cause.installed
          ? `is there already in version ${chosen}, since micropip needs it itself`
          : `micropip has taken in version ${chosen} before, and it does not go back`,
        code: 'version-conflict',
      };
    }
    default:
      return undefined;
  }
}

/** Why other versions than the first choice do not come in, as a sentence. */
export function firstChoiceText({ installed, chosen }: FirstChoiceCause): string {
  return installed
    ? `${formatVersion(chosen)} is there already, since micropip needs it itself`
    : `micropip has taken ${formatVersion(chosen)} before and does not go back`;
}
