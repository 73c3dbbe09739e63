/** A message within a message, as the function that words the outer one gets it. */

declare const TOLD: unique symbol;

/** In its language already; `say` takes a message in its place. */
export type Clause = string & { readonly [TOLD]: true };
