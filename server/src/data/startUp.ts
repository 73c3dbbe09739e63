/**
 * What is known of imports while a Worker starts, in the form used by core: measured (tools/updateStartUp.mjs) and maintained
 * by hand; see CONTRIBUTING.
 */
import type { ImportNames } from '../core/runtimes/startUp/importNames.ts';
import {
  readStartUpTable,
  type StartUpTable,
  type WrittenStartEntry,
  type WrittenStartUp,
} from '../core/runtimes/startUp/startUpTable.ts';
import importNames from './importNames.json' with { type: 'json' };
import measured from './startUp.json' with { type: 'json' };
import byHand from './startUpByHand.json' with { type: 'json' };

/** The table as it was measured. */
export const MEASURED_START_UP: WrittenStartUp = measured;

/** Entries that go before those. */
export const START_UP_BY_HAND: readonly WrittenStartEntry[] = byHand;

/** Which project a module comes from, where its name does not say so. */
export const IMPORT_NAMES: ImportNames = importNames;

let read: StartUpTable | undefined;

/** The table; nothing is read from disk. */
export function loadStartUp(): StartUpTable {
  read ??= readStartUpTable(MEASURED_START_UP, START_UP_BY_HAND, IMPORT_NAMES);
  if (!read) throw new Error('startUp.json names no release of the SDK');
  return read;
}
