/** The settings as an editor gives them: asked for where it can be asked, otherwise those of the start or pushed later. */
import type { Connection } from 'vscode-languageserver';
import { SETTINGS_SECTION } from './editorSettings.ts';

export class GivenSettings {
  readonly #connection: Connection;
  readonly #canBeAsked: boolean;
  /** Given at the start, or pushed later. */
  #pushed: unknown;

  /**
   * @param canBeAsked whether the editor knows `workspace/configuration`
   * @param initial the settings given at the start, with or without the name of their section
   */
  constructor(connection: Connection, canBeAsked: boolean, initial: unknown) {
    this.#connection = connection;
    this.#canBeAsked = canBeAsked;
    this.#pushed = sectionIn(initial) ?? initial;
  }

  /** @param settings all pushed sections; nothing if the editor is asked instead */
  push(settings: unknown): void {
    this.#pushed = sectionIn(settings) ?? this.#pushed;
  }

  /** The section for a document: untrusted. */
  async ask(uri: string): Promise<unknown> {
    if (!this.#canBeAsked) return this.#pushed;
    const answer: unknown = await this.#connection.workspace.getConfiguration({
      scopeUri: uri,
      section: SETTINGS_SECTION,
    });
    return answer ?? this.#pushed;
  }
}

/** The section of this product among pushed settings. */
function sectionIn(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null || !(SETTINGS_SECTION in settings)) return undefined;
  return settings[SETTINGS_SECTION];
}
