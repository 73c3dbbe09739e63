/**
 * The texts that remedies hand over: a message to send, and what is said in the comments of code. A comment has no sign of a
 * comment in it; whoever writes the code puts it before every line.
 */
import type { ProjectVersion } from './remedies.ts';

export interface RemedyTextMessages {
  /** What the setting below it does. */
  allowBuildComment(): string;
  /** What stand-ins are. */
  mockComment(): string;
  /** Step 1 of installing wheels of one's own, with the command that builds them and the names of the files. */
  ownWheelBuildComment(parts: {
    readonly releases: readonly ProjectVersion[];
    readonly command: string;
    readonly files: readonly string[];
  }): string;
  /** Step 2 where micropip installs them, on so many of them. */
  ownWheelPageComment(parts: { readonly count: number }): string;
  /** Step 2 where pyproject.toml says where they are; whether that is the file in question, beside which the folder goes. */
  ownWheelProjectComment(parts: { readonly count: number; readonly inProject: boolean }): string;
  /** Another way for one of them. */
  ownWheelSourceComment(): string;
  /** A message to the maintainers of a project, as Markdown with its title on top, but for the line break at its end. */
  askUpstreamText(parts: {
    readonly name: string;
    readonly version: string;
    /** The dependency that needs it; undefined where it is the project itself. */
    readonly dependent: string | undefined;
    /** The older ABI for which there are Pyodide wheels; undefined where there are none at all. */
    readonly olderAbi: string | undefined;
    /** The platform tag. */
    readonly platform: string;
    /** The file that is missing. */
    readonly file: string;
    readonly command: string;
  }): string;
}
