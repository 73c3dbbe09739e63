/** The kinds of remedies: the one list that says which there are, in which order they are offered, and what finds them. */
import { addExtra } from './kinds/addExtra.ts';
import { addFlag } from './kinds/addFlag.ts';
import { allowBuild } from './kinds/allowBuild.ts';
import { askUpstream } from './kinds/askUpstream.ts';
import { changeFlag } from './kinds/changeFlag.ts';
import { cacheNothing } from './kinds/cacheNothing.ts';
import { constrain } from './kinds/constrain.ts';
import { deleteRequirement } from './kinds/delete.ts';
import { dropIgnore } from './kinds/dropIgnore.ts';
import { dropExtra } from './kinds/dropExtra.ts';
import { dropSource } from './kinds/dropSource.ts';
import { everyIndex } from './kinds/everyIndex.ts';
import { exempt } from './kinds/exempt.ts';
import { leaveOut } from './kinds/leaveOut.ts';
import { localSource } from './kinds/localSource.ts';
import { marker } from './kinds/marker.ts';
import { mock } from './kinds/mock.ts';
import { moveToGroup } from './kinds/moveToGroup.ts';
import { noBuild } from './kinds/noBuild.ts';
import { otherName } from './kinds/otherName.ts';
import { override } from './kinds/override.ts';
import { ownWheel } from './kinds/ownWheel.ts';
import { pin } from './kinds/pin.ts';
import { pyodideOnly } from './kinds/pyodideOnly.ts';
import { replacePin } from './kinds/replacePin.ts';
import { setDate } from './kinds/setDate.ts';
import { respell } from './kinds/respell.ts';
import { split } from './kinds/split.ts';
import { statePython } from './kinds/statePython.ts';
import { syncAgain } from './kinds/syncAgain.ts';
import { switchTarget } from './kinds/switchTarget.ts';
import { writeUtf8 } from './kinds/writeUtf8.ts';

/**
 * From the smallest change to the largest: first what changes one requirement of the file, then what changes the runtime,
 * then what overrides other projects' requirements, then what leaves something out, then work for people. Last come the fixes
 * for mistakes around Workers, each of which is the only one of its finding, those for pages that are opened again, and
 * what drops an ignore that ignores nothing.
 */
export const REMEDY_KINDS = [
  localSource,
  otherName,
  dropExtra,
  addExtra,
  pin,
  replacePin,
  split,
  dropSource,
  switchTarget,
  constrain,
  exempt,
  override,
  allowBuild,
  noBuild,
  mock,
  leaveOut,
  marker,
  askUpstream,
  ownWheel,
  deleteRequirement,
  moveToGroup,
  statePython,
  syncAgain,
  addFlag,
  changeFlag,
  setDate,
  writeUtf8,
  pyodideOnly,
  everyIndex,
  respell,
  cacheNothing,
  dropIgnore,
] as const;

/** What a remedy does, as named in the JSON output. */
export type RemedyKind = (typeof REMEDY_KINDS)[number]['kind'];
