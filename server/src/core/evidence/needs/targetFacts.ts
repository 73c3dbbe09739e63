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
}
