/** The settings of the editor, per document; requested once and kept until they change. */
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../settings.ts';
import type { Message } from '../core/messages/message.ts';
import { readGivenTuning } from '../core/tuning/givenTuning.ts';
import type { Paths } from './paths.ts';

/** Section of the editor's configuration. */
export const SETTINGS_SECTION = 'pyodidePreflight';

/** Whether files are checked: those for Pyodide (`auto`), all, or none. */
export type Enable = 'auto' | 'on' | 'off';

/** The settings for checking and displaying a document. */
export interface EditorSettings {
  readonly check: Settings;
  readonly enable: Enable;
  /** Whether files are checked that are not open. */
  readonly wholeWorkspace: boolean;
  /** Whether the version that the runtime gets, or what fails, is shown after each requirement. */
  readonly inlayHints: boolean;
  /** Whether the verdict is shown above the list of dependencies. */
  readonly codeLens: boolean;
}

export interface SettingsSource {
  /** The section for a document, as sent by the editor: untrusted. */
  readonly ask: (uri: string) => Promise<unknown>;
  /** The workspace folders by their URIs. */
  readonly folders: () => Promise<readonly string[]>;
  readonly paths: Paths;
  /** Called with what is wrong with a setting, which is then left out. */
  readonly onProblem: (problem: Message) => void;
}

export class EditorSettingsReader {
  readonly #source: SettingsSource;
  readonly #known = new Map<string, Promise<EditorSettings>>();

  constructor(source: SettingsSource) {
    this.#source = source;
  }

  read(uri: string): Promise<EditorSettings> {
    let settings = this.#known.get(uri);
    if (!settings) {
      settings = this.#ask(uri);
      this.#known.set(uri, settings);
    }
    return settings;
  }

  /** Forgets the settings of one document, or all. */
  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(uri);
  }

  async #ask(uri: string): Promise<EditorSettings> {
    const values = await this.#source.ask(uri);
    const check = { ...DEFAULT_SETTINGS, ...readSettings(values) };
    const { recordedIndex, tuning } = check;
    for (const problem of readGivenTuning(tuning).problems) this.#source.onProblem(problem);
    const hasPaths = recordedIndex !== '' || Object.keys(tuning.perFileIgnores ?? {}).length > 0;
    const located = hasPaths ? this.#locate(check, await this.#folderOf(uri)) : check;
    return {
      check: located,
      enable: enableIn(values),
      wholeWorkspace: settingIn(values, 'diagnosticMode') !== 'openFilesOnly',
      inlayHints: settingIn(values, 'inlayHints') !== false,
      codeLens: settingIn(values, 'codeLens') !== false,
    };
  }

  #locate({ recordedIndex, tuning, ...others }: Settings, folder: string): Settings {
    const located = recordedIndex === '' ? '' : this.#source.paths.resolve(folder, recordedIndex);
    return { ...others, recordedIndex: located, tuning: { ...tuning, folder } };
  }

  /** What paths are relative to: the workspace folder of a document, or its own folder if there is none. */
  async #folderOf(uri: string): Promise<string> {
    const { folders, paths } = this.#source;
    const inner = (await folders()).filter((folder) => uri.startsWith(`${folder.replace(/\/$/, '')}/`));
    const folder = inner.sort((a, b) => b.length - a.length).flatMap((found) => paths.toPath(found) ?? [])[0];
    return folder ?? paths.dirname(paths.toPath(uri) ?? uri);
  }
}

function enableIn(values: unknown): Enable {
  const enable = settingIn(values, 'enable');
  return enable === 'on' || enable === 'off' ? enable : 'auto';
}

function settingIn(values: unknown, name: string): unknown {
  if (typeof values !== 'object' || values === null) return undefined;
  return Object.entries(values).find(([key]) => key === name)?.[1];
}
