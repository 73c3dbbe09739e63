/** `unsupported-source`: the requirement names a source that is not checked here. */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { say } from '../messages/message.ts';
import type { InstallerView } from '../installers/installerView.ts';
import type { UnreadReference } from '../solver/problem.ts';
import { shorten } from '../messages/words.ts';
import { finding, placeOf, type Finding } from './finding.ts';

/** What is declared and not checked, since nobody could look where it points to. */
export function unreadReferences({ problem, referring, given }: InstallerView): readonly Finding[] {
  const declarations = new Map([...referring].map(([declaration, direct]) => [direct, declaration]));
  const unread = problem.followed?.unread ?? [];
  return [
    ...given.map(unsupportedSource),
    ...unread.flatMap((one) => {
      const declaration = declarations.get(one.direct);
      return declaration ? unreadReference(declaration, one) : [];
    }),
  ];
}

function unreadReference(declaration: Declaration, { direct, reference, because }: UnreadReference): Finding {
  const source = shorten(reference.written, 80);
  if (direct.reference === reference && because === undefined) return unsupportedSource(declaration);
  const message =
    direct.reference === reference && because !== undefined
      ? say('referenceNotRead', { source, because })
      : say('referenceBelowNotRead', {
          requirement: shorten(declaration.text, 80),
          source,
          ...(because && { because }),
        });
  return finding('unsupported-source', message, placeOf(declaration));
}

/** A declaration that is not checked. */
function unsupportedSource(declaration: Declaration): Finding {
  const source = declaration.requirement?.url ?? declaration.url ?? declaration.localPath ?? declaration.text;
  const message = say('takenAsGiven', { source: shorten(source, 80) });
  return finding('unsupported-source', message, placeOf(declaration));
}
