/** The target as if uv installed on it: the same runtime and the same wheels, chosen by looking at everything at once. */
import { UV } from './installer.ts';
import type { Target } from './target.ts';

/** It has its own name, so that its facts, which are judged in uv's way, are kept separate. */
export function servedByUv(target: Target): Target {
  return { ...target, name: `${target.name} (${UV.name})`, installer: UV };
}
