/** Why a release or a project cannot be installed: clauses that go into sentences. */

export interface ReasonMessages {}
