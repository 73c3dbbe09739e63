/**
 * The compatibility view, which runs in a page of its own: a grid of dependencies and runtimes that is also a tree.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/
 */
import type { Compatibility } from '../../server/src/lsp/protocol.ts';
import type { FromView, ToView, ViewTexts } from '../src/compatibility/viewMessages.ts';
import './compatibility.css';

/** What VS Code keeps while the view is hidden, and gives back to the new page. */
interface Kept {
  readonly onlyCulprits: boolean;
  /** The unfolded rows, by the names down to each. */
  readonly unfolded: readonly string[];
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

type Row = Compatibility['rows'][number];

/** A row where it stands. */
interface PlacedRow {
  readonly row: Row;
  /** Among all rows. */
  readonly at: number;
  /** The names down to it. */
  readonly key: string;
  readonly hasRows: boolean;
}

const vscode = acquireVsCodeApi();
const texts = JSON.parse(element('texts').textContent) as ViewTexts;
const [grid, filter, status] = [element('grid'), element('filter') as HTMLInputElement, element('status')];

const unfolded = new Set(vscode.getState()?.unfolded);
let shown: Compatibility | undefined;
filter.checked = vscode.getState()?.onlyCulprits === true;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
}

/** An element with attributes and what is in it; nothing is read as HTML. */
function make(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...inner: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inner);
  return made;
}

function placedRows({ rows }: Compatibility): readonly PlacedRow[] {
  const above: string[] = [];
  return rows.map((row, at) => {
    above.splice(row.level - 1, above.length, row.name);
    return { row, at, key: above.join('/'), hasRows: (rows[at + 1]?.level ?? 0) > row.level };
  });
}

/** The rows in sight: not those below folded ones, and with the filter only what leads to culprits, unfolded. */
function rowsInSight(all: readonly PlacedRow[]): readonly PlacedRow[] {
  if (filter.checked) return all.filter(({ row }) => row.leadsToCulprit);
  let foldedAt = Infinity;
  return all.filter(({ row, key }) => {
    if (row.level > foldedAt) return false;
    foldedAt = unfolded.has(key) ? Infinity : row.level;
    return true;
  });
}

function isUnfolded({ key }: PlacedRow): boolean {
  return filter.checked || unfolded.has(key);
}

/** Shows everything anew; the focus stays where it is. */
function show(): void {
  if (!shown) return;
  const focused = focusPlace();
  const { columns, path } = shown;
  const rows = rowsInSight(placedRows(shown));
  grid.setAttribute('aria-rowcount', String(rows.length + 1));
  grid.replaceChildren(
    make('thead', { role: 'rowgroup' }, headElement(columns)),
    make('tbody', { role: 'rowgroup' }, ...rows.map((placed) => rowElement(placed, columns))),
  );
  element('title').textContent = texts.title.replace('{0}', path);
  status.textContent = rows.length === 0 ? texts.noCulprits : lookedFor(columns);
  restoreFocus(focused);
}

type Columns = Compatibility['columns'];

function headElement(columns: Columns): HTMLElement {
  const head = (...inner: readonly (Node | string)[]): HTMLElement =>
    make('th', { role: 'columnheader', scope: 'col' }, ...inner);
  return make(
    'tr',
    { role: 'row' },
    head(texts.dependency),
    ...columns.map(({ label, isOfProject, installs }) => {
      const own = isOfProject ? ` (${texts.own})` : '';
      return head(`${label}${own}`, make('br', {}), make('small', {}, verdictOf(installs)));
    }),
  );
}

function verdictOf(installs: boolean | null | undefined): string {
  if (installs === undefined) return texts.pending;
  if (installs === null) return texts.unknown;
  return installs ? texts.installs : texts.fails;
}

function lookedFor(columns: Columns): string {
  const pending = columns.filter(({ installs }) => installs === undefined).map(({ label }) => label);
  return pending.length > 0 ? `${texts.looking} ${pending.join(', ')}` : '';
}

function rowElement(placed: PlacedRow, columns: Columns): HTMLElement {
  const { row, at, hasRows } = placed;
  const isOpen = isUnfolded(placed);
  const sign = hasRows ? (isOpen ? '▾' : '▸') : '';
  const fold = make('span', { class: 'fold', 'aria-hidden': 'true' }, sign);
  const name = make('span', { class: 'name' }, row.isAgain ? `${row.name} (${texts.again})` : row.name);
  const first = make(
    'th',
    { role: 'rowheader', scope: 'row', tabindex: '-1', ...(row.place && { 'data-place': '' }) },
    fold,
    name,
  );
  first.style.paddingLeft = `${(row.level - 1) * 1.4 + 0.4}em`;
  const cells = row.cells.map(({ kind, letter, version = '', reason }, column) =>
    make(
      'td',
      {
        role: 'gridcell',
        tabindex: '-1',
        class: kind,
        title: reason,
        'aria-label': `${columns[column]?.label ?? ''}: ${reason}`,
      },
      make('span', { class: 'letter', 'aria-hidden': 'true' }, letter),
      version,
    ),
  );
  return make(
    'tr',
    {
      role: 'row',
      tabindex: '-1',
      'data-at': String(at),
      'aria-level': String(row.level),
      ...(hasRows && { 'aria-expanded': String(isOpen) }),
    },
    first,
    ...cells,
  );
}

/** Where the focus is: a row by its place among all, and the cell in it, -1 for the row itself. */
interface FocusPlace {
  readonly at: string | null;
  readonly cell: number;
  readonly isInside: boolean;
}

function focusPlace(): FocusPlace {
  const active = grid.contains(document.activeElement) ? document.activeElement : grid.querySelector('[tabindex="0"]');
  const row = active?.closest('tr');
  const cell = row && active instanceof HTMLTableCellElement ? [...row.children].indexOf(active) : -1;
  return { at: row?.getAttribute('data-at') ?? null, cell, isInside: grid.contains(document.activeElement) };
}

function restoreFocus({ at, cell, isInside }: FocusPlace): void {
  const row = grid.querySelector(`tr[data-at="${at ?? ''}"]`) ?? grid.querySelector('tbody tr');
  const place = row?.children[cell] ?? row;
  if (!(place instanceof HTMLElement)) return;
  place.tabIndex = 0;
  if (isInside) place.focus();
}

/** Moves the focus; exactly one place of the grid can be reached with the Tab key. */
function focusOn(place: Element | null | undefined): void {
  if (!(place instanceof HTMLElement)) return;
  for (const before of grid.querySelectorAll('[tabindex="0"]')) before.setAttribute('tabindex', '-1');
  place.tabIndex = 0;
  place.focus();
}

function fold(row: Element, isOpen: boolean): void {
  if (!shown || filter.checked) return;
  const placed = placedRows(shown)[Number(row.getAttribute('data-at'))];
  if (!placed?.hasRows) return;
  if (isOpen) unfolded.add(placed.key);
  else unfolded.delete(placed.key);
  keep();
  show();
}

function keep(): void {
  vscode.setState({ onlyCulprits: filter.checked, unfolded: [...unfolded] });
}

function goTo(row: Element): void {
  vscode.postMessage({ type: 'open', row: Number(row.getAttribute('data-at')) });
}

/** The row in which another one is. */
function rowAbove(row: Element): Element | null {
  const level = Number(row.getAttribute('aria-level'));
  let other = row.previousElementSibling;
  while (other && Number(other.getAttribute('aria-level')) >= level) other = other.previousElementSibling;
  return other;
}

/** What a key does. @param cell its place in the row, -1 for the row itself */
function moved(key: string, row: Element, cell: number, toEnd: boolean): boolean {
  const inRow = (other: Element | null | undefined): Element | null | undefined => other?.children[cell] ?? other;
  const rows = row.parentElement?.children;
  switch (key) {
    case 'ArrowDown':
      focusOn(inRow(row.nextElementSibling));
      return true;
    case 'ArrowUp':
      focusOn(inRow(row.previousElementSibling));
      return true;
    case 'ArrowRight':
      if (cell < 0 && row.getAttribute('aria-expanded') === 'false') fold(row, true);
      else focusOn(row.children[cell + 1]);
      return true;
    case 'ArrowLeft':
      if (cell >= 0) focusOn(cell === 0 ? row : row.children[cell - 1]);
      else if (row.getAttribute('aria-expanded') === 'true' && !filter.checked) fold(row, false);
      else focusOn(rowAbove(row));
      return true;
    case 'Home':
      focusOn(cell < 0 || toEnd ? inRow(rows?.[0]) : row.children[0]);
      return true;
    case 'End':
      focusOn(cell < 0 || toEnd ? inRow(rows?.[rows.length - 1]) : row.children[row.children.length - 1]);
      return true;
    case 'Enter':
      goTo(row);
      return true;
    default:
      return false;
  }
}

grid.addEventListener('keydown', (event) => {
  const active = document.activeElement;
  const row = active?.closest('tbody tr');
  if (!active || !row || event.altKey || event.metaKey) return;
  const cell = active === row ? -1 : [...row.children].indexOf(active);
  if (moved(event.key, row, cell, event.ctrlKey)) event.preventDefault();
});

grid.addEventListener('click', ({ target }) => {
  const row = target instanceof Element ? target.closest('tbody tr') : null;
  if (!row || !(target instanceof Element)) return;
  focusOn(target.closest('th, td'));
  if (target.closest('.fold')) fold(row, row.getAttribute('aria-expanded') === 'false');
  else if (target.closest('th')) goTo(row);
});

filter.addEventListener('change', () => {
  keep();
  show();
});

element('what-if').addEventListener('click', () => {
  vscode.postMessage({ type: 'what-if' });
});

for (const format of ['markdown', 'csv', 'svg'] as const)
  element(format).addEventListener('click', () => {
    vscode.postMessage({ type: 'export', format });
  });

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  shown = data.compatibility ?? undefined;
  if (!shown) {
    grid.replaceChildren();
    status.textContent = texts.nothing;
  }
  show();
});

vscode.postMessage({ type: 'ready' });
