/** What the server is given for one editor's workspace. */
import type { Connection } from 'vscode-languageserver';
import type { Openable } from '../check/engine.ts';
import type { CloudflareFacts } from '../core/features/completion/compatibility.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Host } from '../host/host.ts';
import type { Programs } from '../host/programs.ts';
import type { EditorAbilities } from './capabilities.ts';
import type { OpenDocuments } from './editorTexts.ts';
import type { CellBorder } from './notebooks/cellAnswers.ts';
import type { Paths } from './paths.ts';
import type { InitializationOptions, NamedTarget } from './protocol.ts';

/** What the server needs from the outside world. */
export interface World {
  readonly host: Pick<Host, 'files' | 'sleep'>;
  readonly checker: Openable;
  /** Programs that may be run; absent in a workspace that the user does not trust. */
  readonly programs?: Pick<Programs, 'ask'>;
  /** Where a text may be written that the editor then shows; absent where there is no such place. */
  readonly shownFolder?: string;
}

export interface WorkspaceParts {
  readonly connection: Connection;
  /** In the language of the editor. */
  readonly messages: Messages;
  readonly documents: OpenDocuments;
  readonly cells: CellBorder;
  readonly paths: Paths;
  readonly options: InitializationOptions;
  /** The URIs of the folders that the editor began with: all that there are if it cannot say more. */
  readonly folders: readonly string[];
  readonly abilities: EditorAbilities;
  readonly world: World;
  /** See `ServerParts`, as of what follows. */
  readonly targets: () => Promise<readonly NamedTarget[]>;
  readonly cloudflare: () => Promise<CloudflareFacts>;
}
