/** The part of http-cache-semantics that we use; the package does not include types. */
declare module 'http-cache-semantics' {
  interface HttpMessage {
    readonly url?: string;
    readonly method?: string;
    readonly status?: number;
    readonly headers: Readonly<Record<string, string>>;
  }

  class CachePolicy {
    constructor(request: HttpMessage, response: HttpMessage, options?: { readonly shared?: boolean });
    static fromObject(stored: object): CachePolicy;
    now: () => number;
    storable(): boolean;
    stale(): boolean;
    toObject(): Record<string, unknown>;
    revalidationHeaders(request: HttpMessage): Record<string, string>;
    revalidatedPolicy(request: HttpMessage, response: HttpMessage): { readonly policy: CachePolicy };
  }

  export = CachePolicy;
}
