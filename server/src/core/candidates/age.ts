/** How far apart two releases are: what decides whether an older one is good advice or nonsense. */
import type { Release } from './release.ts';
import type { DatedRelease } from '../messages/datedRelease.ts';
import { formatVersion, type Version } from '../packaging/versions/version.ts';

const YEAR = 365.25 * 24 * 3600 * 1000;

/** Years between the uploads of two releases; undefined if a date is unknown. */
export function yearsBetween(older: Release, newer: Release): number | undefined {
  if (older.uploadTime === undefined || newer.uploadTime === undefined) return undefined;
  const distance = Date.parse(newer.uploadTime) - Date.parse(older.uploadTime);
  return Number.isNaN(distance) ? undefined : distance / YEAR;
}

/**
 * Years from a time (milliseconds) to today, or to the upload of a release where that is later or today is not known. Undefined
 * if the time or the upload is unknown.
 * @param today `YYYY-MM-DD`
 */
export function yearsBehind(
  since: number | undefined,
  { uploadTime }: Release,
  today: string | undefined,
): number | undefined {
  if (since === undefined || uploadTime === undefined) return undefined;
  const uploaded = Date.parse(uploadTime);
  const now = Date.parse(today ?? '');
  const until = Number.isNaN(now) ? uploaded : Math.max(uploaded, now);
  return Number.isNaN(until) ? undefined : (until - since) / YEAR;
}

/** Whether two versions differ in epoch or in the first number of the release. */
export function differsInMajor(a: Version, b: Version): boolean {
  return a.epoch !== b.epoch || a.release[0] !== b.release[0];
}

/** A release as it appears in messages: `2.10.6`, `2025-01-23`. */
export function releaseWithDate({ version, uploadTime }: Release): DatedRelease {
  return { version: formatVersion(version), date: uploadTime?.slice(0, '2025-01-23'.length) };
}

/** The same with only the month: `2.10.6`, `2025-01`. */
export function releaseWithMonth({ version, uploadTime }: Release): DatedRelease {
  return { version: formatVersion(version), date: uploadTime?.slice(0, '2025-01'.length) };
}
