/** How far apart two releases are: what decides whether an older one is advice or nonsense. */
import type { Release } from '../candidates/release.ts';
import { formatVersion, type Version } from '../packaging/versions/version.ts';

const YEAR = 365.25 * 24 * 3600 * 1000;

/** Years between the uploads of two releases; undefined where a date is unknown. */
export function yearsBetween(older: Release, newer: Release): number | undefined {
  if (older.uploadTime === undefined || newer.uploadTime === undefined) return undefined;
  const distance = Date.parse(newer.uploadTime) - Date.parse(older.uploadTime);
  return Number.isNaN(distance) ? undefined : distance / YEAR;
}

/** Whether two versions differ in epoch or in the first number of the release. */
export function differsInMajor(a: Version, b: Version): boolean {
  return a.epoch !== b.epoch || a.release[0] !== b.release[0];
}

/** `2.10.6 (2025-01-23)`; without the date where the index gives none. */
export function withDate({ version, uploadTime }: Release): string {
  return dated(version, uploadTime?.slice(0, '2025-01-23'.length));
}

/** `2.10.6 (2025-01)`. */
export function withMonth({ version, uploadTime }: Release): string {
  return dated(version, uploadTime?.slice(0, '2025-01'.length));
}

function dated(version: Version, date: string | undefined): string {
  return date ? `${formatVersion(version)} (${date})` : formatVersion(version);
}

/** A release as messages name it: its version, and the month of its upload where the index gives one. */
export function monthOf({ version, uploadTime }: Release): { readonly version: string; readonly month?: string } {
  return { version: formatVersion(version), ...(uploadTime && { month: uploadTime.slice(0, '2025-01'.length) }) };
}
