/**
 * The texts that remedies hand over: a message to send, and comments in code. The texts of comments have no comment signs;
 * whatever writes the code puts them before every line.
 */
import type { ProjectVersion } from './remedies.ts';

/** How wheels for a runtime are built: by cibuildwheel, or by the pyodide-build of old releases. */
export type BuildCommand =
  | { readonly tool: 'cibuildwheel'; readonly command: string }
  | { readonly tool: 'pyodide-build'; readonly release: string; readonly emscripten: string };

export interface RemedyTextMessages {
  /** What the setting below does. */
  allowBuildComment(): string;
  /** What would be built although it has a wheel. */
  holdToWheelsComment(): string;
  /** What mocks are. */
  mockComment(): string;
  /** Where to write a newer Pyodide with the same Python, as Markdown; `platform`: the release of it that brings this one. */
  switchPyodideText(parts: {
    readonly pyodide: string;
    readonly from: string;
    readonly python: string;
    readonly platform: string | undefined;
  }): string;

  /**
   * Step 1 of installing wheels you build yourself, with the command that builds them and the names of the files. `later`: the
   * runtime with the same Python that takes what is built without a setting for old releases.
   */
  ownWheelBuildComment(parts: {
    readonly releases: readonly ProjectVersion[];
    readonly build: BuildCommand;
    readonly later?: string;
    readonly files: readonly string[];
  }): string;
  /** The same for pure Python, of which pip makes a wheel for all platforms. */
  ownPureWheelComment(parts: { readonly requirements: readonly string[]; readonly files: readonly string[] }): string;
  /** Step 2 if micropip installs them, for this many of them. */
  ownWheelPageComment(parts: { readonly count: number }): string;
  /**
   * Step 2 if pyproject.toml says where they are, and whether that is the file in question, next to which the folder goes.
   */
  ownWheelProjectComment(parts: { readonly count: number; readonly inProject: boolean }): string;
  /** Why the setting below keeps these releases to Pyodide; `host`: the machine that cannot have them. */
  ownWheelMachineComment(parts: { readonly releases: readonly ProjectVersion[]; readonly host: string }): string;
  /** Another way for one of them. */
  ownWheelSourceComment(): string;
  /** A message to the maintainers of a project, as Markdown with its title on top, without the final line break. */
  askUpstreamText(parts: {
    readonly name: string;
    readonly version: string;
    /** The dependency that needs it; undefined if it is the project itself. */
    readonly dependent: string | undefined;
    /** The older ABI for which there are Pyodide wheels; undefined if there are none at all. */
    readonly olderAbi: string | undefined;
    /** The platform tag. */
    readonly platform: string;
    /** The file that is missing. */
    readonly file: string;
    readonly build: BuildCommand;
    /** When it was so. */
    readonly day: string | undefined;
  }): string;
  /** The same for pure Python, which needs one wheel for all platforms. */
  askUpstreamPureText(parts: {
    readonly name: string;
    readonly version: string;
    readonly dependent: string | undefined;
    readonly file: string;
    readonly day: string | undefined;
  }): string;
}
