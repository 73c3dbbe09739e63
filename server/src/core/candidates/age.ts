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

/** Years from a time (milliseconds) to the upload of a release; undefined if one of them is unknown. */
export function yearsUntil(time: number | undefined, { uploadTime }: Release): number | undefined {
  if (time === undefined || uploadTime === undefined) return undefined;
  const distance = Date.parse(uploadTime) - time;
  return Number.isNaN(distance) ? undefined : distance / YEAR;
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
