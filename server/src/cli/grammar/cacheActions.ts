/** What `cache` can do: its parameter, and what it is asked for. */
export const CACHE_ACTIONS = ['dir', 'size', 'prune', 'clear'] as const;
