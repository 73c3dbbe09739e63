/** The target as uv would serve it: the same runtime and the same wheels, chosen by looking at everything at once. */
import { UV } from './installer.ts';
import type { Target } from './target.ts';

/** It has a name of its own, so that its facts, which are judged in uv's way, are kept apart. */
export function servedByUv(target: Target): Target {
  return { ...target, name: `${target.name} (${UV.name})`, installer: UV };
}
