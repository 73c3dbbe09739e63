/** The compatibility date and flags in the wrangler file of a Python Worker, each with the runtime that it leads to. */
import type { CompatibilitySettings, CloudflareTable } from '../../runtimes/cloudflare.ts';
import { cloudflareRuntime } from '../../runtimes/cloudflare.ts';
import { compatibilityFaults, pythonFlags } from '../../runtimes/workers/compatibilityFaults.ts';
import { isPythonWorker } from '../../runtimes/workers/workerFiles.ts';
import {
  compatibilityOf,
  parseWrangler,
  withEnvironments,
  type LocatedString,
  type WranglerConfig,
} from '../../runtimes/wranglerConfig.ts';
import { say, type Message } from '../../messages/message.ts';
import { touches, type Span } from '../../text/span.ts';
import { COMPLETION_MEMBER, COMPLETION_VALUE } from '../lspValues.ts';
import type { Suggestion } from './suggestion.ts';

/** What decides which runtime a Worker gets. */
export interface CloudflareFacts {
  readonly table: CloudflareTable;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

export interface OfferedSettings {
  /** What an item replaces. */
  readonly span: Span;
  readonly suggestions: readonly Suggestion[];
}

/** Undefined where neither is typed, and in the file of another Worker. @param offset UTF-16 offset */
export function offeredSettings(
  path: string,
  text: string,
  offset: number,
  facts: CloudflareFacts,
): OfferedSettings | undefined {
  // A string whose end is still missing is none to whoever reads the file.
  const closed = `${text.slice(0, offset)}"${text.slice(offset)}`;
  return offeredIn(path, text, offset, facts) ?? offeredIn(path, closed, offset, facts);
}

function offeredIn(path: string, text: string, offset: number, facts: CloudflareFacts): OfferedSettings | undefined {
  const config = parseWrangler(path, text).value;
  if (!isPythonWorker(config, facts.table)) return undefined;
  for (const one of withEnvironments(config)) {
    const { compatibilityDate: date } = one;
    const dateSpan = date && typedSpan(date, text, offset);
    if (dateSpan) return { span: dateSpan, suggestions: offeredDates(compatibilityOf(one), facts) };
    for (const flag of one.flags) {
      const span = typedSpan(flag, text, offset);
      if (span) return { span, suggestions: offeredFlags(withoutFlag(one, flag), facts) };
    }
  }
  return undefined;
}

/** What is between the quotes, if a place is there. */
function typedSpan({ span }: LocatedString, text: string, offset: number): Span | undefined {
  const inner = { start: span.start + 1, end: span.end - 1 };
  const isQuoted = /["']/.test(text[span.start] ?? '');
  return isQuoted && touches(inner, offset) ? inner : undefined;
}

function withoutFlag(config: WranglerConfig, typed: LocatedString): CompatibilitySettings {
  return compatibilityOf({ ...config, flags: config.flags.filter((flag) => flag !== typed) });
}

/** Today, which is right for a Worker that is made now, and the days from which another runtime is the default, newest first. */
function offeredDates(settings: CompatibilitySettings, { table, today }: CloudflareFacts): readonly Suggestion[] {
  const turns = table.snapshots.flatMap(({ defaultFrom }) => defaultFrom ?? []).filter((day) => day < today);
  return [today, ...turns.sort().reverse()].map((text) => {
    const runtime = runtimeOf({ ...settings, compatibilityDate: text }, table);
    return { text, kind: COMPLETION_VALUE, ...(runtime && { detail: runtime }) };
  });
}

/** The flags of Python that are not written yet: those that Cloudflare takes first, the others with why it does not. */
function offeredFlags(settings: CompatibilitySettings, { table, today }: CloudflareFacts): readonly Suggestion[] {
  const offered = pythonFlags(table).filter((flag) => !settings.flags.includes(flag));
  const judged = offered.map((flag) => {
    const after = { ...settings, flags: [...settings.flags, flag] };
    const fault = compatibilityFaults(after, table, today).find((one) => one.flag === flag);
    const detail = fault?.message ?? runtimeOf(after, table);
    const suggestion: Suggestion = { text: flag, kind: COMPLETION_MEMBER, ...(detail && { detail }) };
    return { rank: fault ? 1 : 0, suggestion };
  });
  return judged.sort((a, b) => a.rank - b.rank).map(({ suggestion }) => suggestion);
}

function runtimeOf({ compatibilityDate, flags }: CompatibilitySettings, table: CloudflareTable): Message | undefined {
  const settings = { flags: [table.enable, ...flags], ...(compatibilityDate !== undefined && { compatibilityDate }) };
  const runtime = cloudflareRuntime(settings, table);
  return runtime.kind === 'runtime' ? say('completionRuntime', { runtime: runtime.snapshot.label }) : undefined;
}
