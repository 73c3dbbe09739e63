/** What a fix does, what it costs, and the texts that it hands over. */

export interface RemedyMessages {}
