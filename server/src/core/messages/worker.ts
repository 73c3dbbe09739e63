/** What goes wrong around a Worker. */

export interface WorkerMessages {}
