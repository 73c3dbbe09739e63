/** A message within a message, as passed to the function that words the outer one. */

declare const TOLD: unique symbol;

/** Already in its language; `say` takes a message in its place. */
export type Clause = string & { readonly [TOLD]: true };
