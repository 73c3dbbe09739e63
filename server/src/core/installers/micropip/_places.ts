/** Wheels by their place, a URL or a path: micropip takes what is there only for whoever names the place. */
import { parseReference } from '../../candidates/references/reference.ts';
import { heedsAddresses } from '../../runtimes/bundledInstaller.ts';
import type { OwnRequirement, Problem } from '../../solver/problem.ts';
import type { ReferencedProject, SelectionPolicy } from '../../solver/selectionPolicy.ts';

/** What is at the place that a requirement names, its own or one that a wheel needs; undefined if it names none. */
export function placeOf({ place, url }: OwnRequirement, { policy, target }: Problem): ReferencedProject | undefined {
  if (place !== undefined) return policy?.places?.get(place);
  if (url === undefined || !policy?.places || !heedsAddresses(target)) return undefined;
  return policy.places.get(parseReference(url, { folder: '', relative: false, isNamed: true }).location);
}

const bare = new WeakMap<SelectionPolicy, SelectionPolicy>();

/** The same policy for what is asked for by its name alone; always the same object for the same policy. */
export function withoutProjects(policy: SelectionPolicy): SelectionPolicy {
  let known = bare.get(policy);
  if (!known) bare.set(policy, (known = { ...policy, referenced: new Map() }));
  return known;
}
