/** What lies in the folders that wrangler uploads with a Worker. */

/** A file or folder with everything below it. */
export interface UploadedEntry {
  readonly name: string;
  /** How many files of it are uploaded, and their sizes together, in bytes. */
  readonly files: number;
  readonly bytes: number;
}

/** The entries of a folder that is uploaded. */
export interface UploadedFolder {
  readonly entries: readonly UploadedEntry[];
  /** Whether there was more than was looked at, so that the sizes are too small. */
  readonly isCut: boolean;
}

export interface Uploads {
  /** `python_modules`, without what is excluded; absent if there is none. */
  readonly vendored?: UploadedFolder;
  /** Folders in the root of the Worker's modules that hardly belong to it; only those of which something is uploaded. */
  readonly strays: UploadedFolder;
  /** Whether a `python_modules` lies in the root of the modules, and that is not the folder of the wrangler file. */
  readonly misplaced?: boolean;
}
