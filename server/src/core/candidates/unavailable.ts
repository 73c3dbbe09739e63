/** The world failed: why a thing could not be learnt. Never a fault of the dependency. */
export interface Unavailable {
  readonly kind: 'unavailable';
  /** A clear sentence that names what and where. */
  readonly message: string;
}
