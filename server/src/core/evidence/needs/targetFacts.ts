/** What Python's own modules say of the target: `sys.platform` and the like. */
export interface TargetFacts {
  /** `linux`, `emscripten`. */
  readonly platform: string;
  /** `posix`. */
  readonly osName: string;
  /** `Linux`, `Emscripten`. */
  readonly system: string;
  readonly machine: string;
  readonly implementation: string;
  /** `[3, 11]`. */
  readonly python: readonly [number, number];
  /** The newest that it may be, where only the oldest is known. */
  readonly newest?: readonly [number, number];
  /** Whether variables of its environment may be set; else it has none. */
  readonly hasEnvironment?: boolean;
}

/** What holds in every Pyodide, whichever Python it has. */
export const PYODIDE: Omit<TargetFacts, 'python'> = {
  platform: 'emscripten',
  osName: 'posix',
  system: 'Emscripten',
  machine: 'wasm32',
  implementation: 'CPython',
  hasEnvironment: true,
};
