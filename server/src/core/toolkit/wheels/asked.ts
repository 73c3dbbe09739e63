/** Which projects a catalogue is about: those that somebody names, or what a dependency file declares and what that brings. */
import { diagnoseFile } from '../../diagnosis/diagnoseFile.ts';
import { followed, installerView } from '../../installers/installerView.ts';
import { say, type Message } from '../../messages/message.ts';
import { maskCredentials } from '../../messages/words.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { chainFrom } from '../../solver/resolution.ts';
import type { Question } from '../../solver/question.ts';
import type { AskedProject } from './catalogue.ts';

/** A name with extras and a range as somebody writes it, or why it is none. */
export function readName(written: string): AskedProject | { readonly problem: Message } {
  const { value, errors } = parseRequirement(written);
  const refused = (problem: Message): { readonly problem: Message } => ({
    problem: say('catalogueNotAName', { written: maskCredentials(written), problem }),
  });
  const requirement = value?.requirement;
  if (requirement?.url !== undefined) return refused(say('catalogueNoAddress'));
  const [error] = errors;
  if (error) return refused(error.problem);
  if (!requirement) return refused(say('catalogueNoAddress'));
  return requirement.marker === undefined ? { requirement } : refused(say('catalogueNoMarker'));
}

export interface DeclaredProjects {
  readonly projects: readonly AskedProject[];
  /** What is written of dependencies that come from elsewhere. */
  readonly elsewhere: readonly string[];
}

/** What a dependency file declares on any of some runtimes, each project once. */
export function declaredProjects(contexts: readonly ProjectContext[]): DeclaredProjects {
  const declared = new Map<NormalizedName, { requirement: Requirement; texts: Set<string> }>();
  const elsewhere = new Set<string>();
  for (const { file, target, installContext } of contexts) {
    const { seen, referring, given } = installerView(file, target, installContext);
    const moved = new Set([...referring.keys(), ...given]);
    for (const { text } of moved) elsewhere.add(maskCredentials(text));
    for (const declaration of seen) {
      if (moved.has(declaration)) continue;
      const { normalized, extras, name } = declaration.requirement;
      const known = declared.get(normalized);
      if (known) known.texts.add(declaration.text);
      else {
        const requirement: Requirement = { name, normalized, extras, specifier: { specifiers: [] } };
        declared.set(normalized, { requirement, texts: new Set([declaration.text]) });
      }
    }
  }
  const projects = [...declared.values()].map(({ requirement, texts }) => ({
    requirement,
    declared: [...texts].join(', '),
  }));
  return { projects, elsewhere: [...elsewhere] };
}

/** What the declared projects of a file bring on one runtime, and by which of them; also what stands in their way. */
export function* broughtProjects(context: ProjectContext): Question<ReadonlyMap<NormalizedName, NormalizedName>> {
  const { file, target, installContext } = context;
  const view = yield* followed(installerView(file, target, installContext));
  const { diagnosis, read } = yield* diagnoseFile(view, context.catalogFor(target));
  const brought = new Map<NormalizedName, NormalizedName>();
  const { rest, failures } = diagnosis;
  if (rest.kind === 'solved') {
    for (const pinned of rest.packages.values()) {
      const [root = pinned.name] = chainFrom(pinned, rest);
      if (!read.added.has(root)) brought.set(pinned.name, root);
    }
  }
  for (const { culprits, name } of failures) {
    for (const culprit of culprits) brought.set(culprit.name, name);
  }
  return brought;
}

/** The projects that are brought, without those that are declared. @param onEach what is brought on each runtime */
export function joinBrought(
  onEach: readonly ReadonlyMap<NormalizedName, NormalizedName>[],
  declared: readonly AskedProject[],
): readonly AskedProject[] {
  const own = new Set(declared.map(({ requirement }) => requirement.normalized));
  const by = new Map<NormalizedName, Set<NormalizedName>>();
  for (const [name, root] of onEach.flatMap((one) => [...one])) {
    if (own.has(name)) continue;
    by.set(name, (by.get(name) ?? new Set()).add(root));
  }
  return [...by]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, roots]) => ({
      requirement: { name, normalized: normalizeName(name), extras: [], specifier: { specifiers: [] } },
      broughtBy: [...roots],
    }));
}
