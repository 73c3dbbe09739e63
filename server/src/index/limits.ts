/** How much an index may send, and how long it may take: bounds against broken and hostile servers. */

const MEBIBYTE = 1024 * 1024;

/** A project page, unpacked. The largest known ones have 7 MB as JSON. */
export const MAX_PAGE_BYTES = 100 * MEBIBYTE;

/** METADATA, unpacked. Long readmes stand in it; 200 KB are common. */
export const MAX_METADATA_BYTES = 5 * MEBIBYTE;

/** A wheel that is read whole because its server gives no parts of it. */
export const MAX_WHOLE_WHEEL_BYTES = 50 * MEBIBYTE;

/** The list of members at the end of a wheel. */
export const MAX_ZIP_DIRECTORY_BYTES = 16 * MEBIBYTE;

/** A source distribution that is looked into, as sent and unpacked. Pure Python is seldom larger than a few of them. */
export const MAX_SOURCE_BYTES = 10 * MEBIBYTE;
export const MAX_UNPACKED_SOURCE_BYTES = 100 * MEBIBYTE;

/** Nothing has come for this long, neither the head of the answer nor a piece of its body: the attempt is given up. */
export const STALL_MILLISECONDS = 10_000;

/** After this long without a whole answer no further attempt begins, and one that has brought nothing ends. */
export const ANSWER_DEADLINE_MILLISECONDS = 25_000;

/** An answer that has come slower than this on the whole when the time for another attempt is over is given up too. */
export const MIN_BYTES_PER_SECOND = 1024;

/** An answer that keeps coming in is given up after this long. */
export const TRANSFER_DEADLINE_MILLISECONDS = 120_000;

/** Attempts at one request in all. */
export const MAX_ATTEMPTS = 4;

export const MAX_REDIRECTS = 10;

/**
 * Requests under way at once, over all servers. The connections to one server are bounded besides, by the host: HTTP/1.1
 * carries one request each.
 */
export const MAX_CONCURRENT_REQUESTS = 50;
