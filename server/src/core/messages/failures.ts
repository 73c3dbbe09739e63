/** What does not install, why, and the explanation of it. */

export interface FailureMessages {}
