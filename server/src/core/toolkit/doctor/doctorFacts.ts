/** What a bug report needs first: what was found, what applies, and whom it reaches. Nothing here has credentials. */
import type { Message } from '../../messages/message.ts';

export interface DoctorFacts {
  readonly today: string;
  readonly versions: { readonly program: string; readonly runtime: string; readonly system: string };
  readonly folder: string;
  /** The dependency files in the folder, by name. */
  readonly files: readonly string[];
  /** Of the project that a command would be about; absent if there is none, or several. */
  readonly project?: {
    readonly file: string;
    readonly targets: readonly { readonly label: string; readonly name: string; readonly reason: Message }[];
    readonly wrangler?: string;
    readonly declarations: number;
  };
  /** Why there is no project. */
  readonly problem?: string;
  readonly settings: readonly SettingFact[];
  /** Variables of the process that matter, if they are set. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  readonly indexes: readonly IndexFact[];
  readonly cache?: { readonly folder: string; readonly entries: number; readonly bytes: number };
}

export interface SettingFact {
  readonly name: string;
  readonly value: string;
  readonly from: 'command-line' | 'project' | 'environment' | 'default';
}

export interface IndexFact {
  readonly url: string;
  /** `not-asked`: offline, or with a recorded index. */
  readonly state: 'answered' | 'failed' | 'not-asked';
  readonly milliseconds?: number;
  readonly why?: Message;
}
