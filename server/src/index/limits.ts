/** How much an index may send, and how long it may take: limits to protect against broken and hostile servers. */

const MEBIBYTE = 1024 * 1024;

/** A project page, decompressed. The largest known ones have 10 MB as JSON. */
export const MAX_PAGE_BYTES = 64 * MEBIBYTE;

/** How many answers are unpacked and read at the same time: together they take at most 128 MiB. */
export const MAX_CONCURRENT_BODIES = 2;

/**
 * How many bytes of large answers are held at the same time, as they were sent: one of the largest, or many of the usual ones.
 * What is smaller than a small answer is not counted: as many of them as may be asked for at once have 50 MiB.
 */
export const MAX_HELD_BYTES = 64 * MEBIBYTE;
export const SMALL_ANSWER_BYTES = MEBIBYTE;

/** METADATA, decompressed. It contains long readmes; 200 KB are common. */
export const MAX_METADATA_BYTES = 5 * MEBIBYTE;

/** A wheel that is read whole because its server does not support ranges. */
export const MAX_WHOLE_WHEEL_BYTES = 50 * MEBIBYTE;

/** The list of members at the end of a wheel. */
export const MAX_ZIP_DIRECTORY_BYTES = 16 * MEBIBYTE;

/** A file of Python in a wheel, decompressed. The largest that people have written have 2 MB. */
export const MAX_SOURCE_TEXT_BYTES = 5 * MEBIBYTE;

/** A source distribution, both as sent and decompressed. Pure Python rarely has more than a few megabytes. */
export const MAX_SOURCE_BYTES = 10 * MEBIBYTE;
export const MAX_UNPACKED_SOURCE_BYTES = 100 * MEBIBYTE;

/** An attempt is given up if no data arrive for this long, neither the head of the answer nor a piece of its body. */
export const STALL_MILLISECONDS = 10_000;

/** After this long without a complete answer, no further attempt begins, and one that has received nothing is aborted. */
export const ANSWER_DEADLINE_MILLISECONDS = 25_000;

/** An answer whose average speed is below this when the time for another attempt is over is given up too. */
export const MIN_BYTES_PER_SECOND = 1024;

/** An answer that keeps arriving is given up after this long. */
export const TRANSFER_DEADLINE_MILLISECONDS = 120_000;

/** Maximum number of attempts at one request. */
export const MAX_ATTEMPTS = 4;

export const MAX_REDIRECTS = 10;

/**
 * Maximum number of concurrent requests, over all servers. The host also limits the connections to one server: with
 * HTTP/1.1, each carries one request.
 */
export const MAX_CONCURRENT_REQUESTS = 50;
