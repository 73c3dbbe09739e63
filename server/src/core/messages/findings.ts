/** What else there is to say about a dependency. */

export interface FindingMessages {}
