/** What goes wrong around a Worker. In English. */
import type { WorkerMessages } from '../worker.ts';

export const workerMessages: WorkerMessages = {};
