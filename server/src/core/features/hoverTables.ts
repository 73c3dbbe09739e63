/** The tables of a hover: which wheels there are of a project and of what stands in its way. */
import { foundIn, verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { say, tell } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import { escapeMarkdown, markdownTable } from '../papers/escapeMarkdown.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { knowledgeText, rangeOf, releasesOf, resolvedVersion } from './hoverFacts.ts';
import { shownWheelTable, wheelTable, type Interest, type WheelTable } from './wheelTable.ts';

/** At most this many culprits get a table of their own. */
const MAX_CULPRITS = 2;

/** The table of a declared project in Markdown, or a sentence in its place; nothing if it has no releases. */
export function projectTable(
  declaration: Declaration,
  name: NormalizedName,
  snapshot: Snapshot,
  messages: Messages,
): readonly string[] {
  const releases = releasesOf(name, snapshot);
  if (!releases) return [];
  const resolved = resolvedVersion(name, snapshot);
  const range = rangeOf(declaration);
  const interest: Interest = {
    target: snapshot.choice.target,
    ...(resolved && { resolved }),
    ...(range && { range }),
  };
  const table = wheelTable(releases.project, snapshot.generations, interest);
  return table.rows.length === 0 ? [] : [renderTable(table, snapshot, messages)];
}

/** The tables of the projects that block a declared one, apart from itself, the most telling first, each below its heading. */
export function culpritTables(name: NormalizedName, snapshot: Snapshot, messages: Messages): readonly string[] {
  const culprits = foundIn(snapshot)
    .filter((finding) => finding.name === name)
    .flatMap((finding) => finding.culprits);
  const others = [...new Set(culprits)].filter((culprit) => culprit !== name).slice(0, MAX_CULPRITS);
  return others.flatMap((culprit) => culpritTable(culprit, snapshot, messages));
}

function culpritTable(name: NormalizedName, snapshot: Snapshot, messages: Messages): readonly string[] {
  const releases = releasesOf(name, snapshot);
  if (!releases) return [];
  const { target } = snapshot.choice;
  const table = wheelTable(releases.project, snapshot.generations, { target });
  if (table.rows.length === 0) return [];
  const heading = say('hoverCulprit', { name: escapeMarkdown(name), ...knowledgeText(releases) });
  return [tell(heading, messages), renderTable(table, snapshot, messages)];
}

function renderTable(table: WheelTable, snapshot: Snapshot, messages: Messages): string {
  const everywherePure = table.rows.every(({ cells }) =>
    cells.every((cell) => cell.kind === 'pure' && !cell.requiresPython && !cell.yanked),
  );
  if (everywherePure) return tell(say('hoverPureEverywhere'), messages);
  // In words, since viewers show every head in bold, and read a sign out as its name or not at all.
  const yours = new Set(verdictsOf(snapshot).map(({ choice }) => choice.target.name));
  const { head, rows } = shownWheelTable(table, escapeMarkdown, yours);
  return markdownTable(
    head.map((title) => tell(title, messages)),
    rows.map((row) => row.map((cell) => tell(cell, messages))),
  );
}
