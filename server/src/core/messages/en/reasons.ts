/** Why a release or a project cannot be installed: clauses that go into sentences. In English. */
import type { ReasonMessages } from '../reasons.ts';

export const reasonMessages: ReasonMessages = {};
