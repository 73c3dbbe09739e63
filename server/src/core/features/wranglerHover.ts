/** What a hover shows over the compatibility date and the flags of a Python Worker: the runtime, since when, and what comes next. */
import {
  cloudflareRuntime,
  type CloudflareSnapshot,
  type CloudflareTable,
  type CompatibilitySettings,
} from '../runtimes/cloudflare.ts';
import { compatibilityFaults } from '../runtimes/workers/compatibilityFaults.ts';
import { isPythonWorker } from '../runtimes/workers/workerFiles.ts';
import { compatibilityOf, parseWrangler, withEnvironments } from '../runtimes/wranglerConfig.ts';
import { say, tell, type Message } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { touches, type Span } from '../text/span.ts';
import type { CloudflareFacts } from './completion/compatibility.ts';
import type { Hover } from './lspValues.ts';

/** A date or a flag that is hovered over, with the settings around it. */
interface Hovered {
  readonly span: Span;
  readonly settings: CompatibilitySettings;
  /** Absent over the date. */
  readonly flag?: string;
}

/** Undefined over anything else, and in the file of another Worker. @param offset UTF-16 offset */
export function wranglerHoverAt(
  { path, text }: { readonly path: string; readonly text: string },
  offset: number,
  facts: CloudflareFacts,
  messages: Messages,
): Hover | undefined {
  const hovered = hoveredIn(path, text, offset, facts);
  const lines = hovered && linesOf(hovered, facts);
  if (!hovered || !lines || lines.length === 0) return undefined;
  const value = lines.map((line) => tell(line, messages)).join('\n\n');
  return { contents: { kind: 'markdown', value }, range: new LineIndex(text).rangeOf(hovered.span) };
}

function hoveredIn(path: string, text: string, offset: number, { table }: CloudflareFacts): Hovered | undefined {
  const config = parseWrangler(path, text).value;
  if (!isPythonWorker(config, table)) return undefined;
  for (const one of withEnvironments(config)) {
    const settings = compatibilityOf(one);
    const date = one.compatibilityDate?.span;
    if (date && touches(date, offset)) return { span: date, settings };
    const flag = one.flags.find(({ span }) => touches(span, offset));
    if (flag) return { span: flag.span, settings, flag: flag.value };
  }
  return undefined;
}

function linesOf({ settings, flag }: Hovered, facts: CloudflareFacts): readonly Message[] {
  const faults = compatibilityFaults(settings, facts.table, facts.today).filter((fault) => fault.flag === flag);
  const about = flag === undefined ? [] : aboutFlag(flag, facts.table);
  return [...about, ...faults.map(({ message }) => message), ...aboutRuntime(settings, facts.table)];
}

/** What a flag of the Python runtime is there for; nothing of any other. */
function aboutFlag(flag: string, { snapshots, enable }: CloudflareTable): readonly Message[] {
  if (flag === enable) return [say('hoverEnablesPython')];
  const own = snapshots.find((snapshot) => snapshot.flag === flag);
  if (own) return [say('hoverFlagGives', { runtime: nameOf(own), from: own.defaultFrom })];
  const stopped = snapshots.find(({ optOut }) => optOut === flag);
  return stopped ? [say('hoverFlagStops', { runtime: nameOf(stopped), from: stopped.defaultFrom })] : [];
}

/** The runtime that all of it leads to, why, and the next date with another one. */
function aboutRuntime(settings: CompatibilitySettings, table: CloudflareTable): readonly Message[] {
  const now = cloudflareRuntime(settings, table);
  if (now.kind !== 'runtime') return [now.reason];
  const { snapshot, origin } = now;
  const because = origin.kind === 'flag' ? { flag: origin.flag } : { since: snapshot.defaultFrom };
  return [say('hoverWorkerGets', { runtime: nameOf(snapshot), ...because }), ...nextRuntime(snapshot, settings, table)];
}

function nextRuntime(
  now: CloudflareSnapshot,
  settings: CompatibilitySettings,
  table: CloudflareTable,
): readonly Message[] {
  const { compatibilityDate: date = '' } = settings;
  const turns = table.snapshots.flatMap(({ defaultFrom }) => defaultFrom ?? []).filter((day) => day > date);
  for (const from of turns.sort()) {
    const then = cloudflareRuntime({ ...settings, compatibilityDate: from }, table);
    if (then.kind !== 'runtime' || then.snapshot === now) continue;
    return [say('hoverWorkerNext', { runtime: nameOf(then.snapshot), from })];
  }
  return [];
}

function nameOf({ label, runtime }: CloudflareSnapshot): string {
  return runtime === undefined ? label : `${label} (Pyodide ${runtime})`;
}
