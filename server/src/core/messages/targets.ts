/** How the target was chosen, and what is odd about that. */

export interface TargetMessages {}
