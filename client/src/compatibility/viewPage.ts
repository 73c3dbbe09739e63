/** The page of the compatibility view, as HTML. */
import { escapeHtml } from '../escapeHtml.ts';
import type { ViewTexts } from './viewMessages.ts';

/** Where the page is loaded from. */
export interface ViewPlaces {
  /** Addresses of its script and its style sheet. */
  readonly script: string;
  readonly style: string;
  /** What the policy calls the places that styles may come from. */
  readonly source: string;
  /** What only the own script knows. */
  readonly nonce: string;
  /** Of the words, as a tag: `ja`. */
  readonly language: string;
}

/** A whole page; nothing in it comes from files or indexes. */
export function viewPage({ script, style, source, nonce, language }: ViewPlaces, texts: ViewTexts): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  // Nothing in the texts ends the element that they stand in.
  const data = JSON.stringify(texts).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${escapeHtml(style)}">
<title>Pyodide Preflight</title>
</head>
<body>
<main>
<h1 id="title"></h1>
<div class="bar">
<label><input type="checkbox" id="filter"> ${escapeHtml(texts.onlyCulprits)}</label>
<button type="button" id="what-if">${escapeHtml(texts.whatIf)}</button>
<span id="export-as">${escapeHtml(texts.exportAs)}</span>
<button type="button" id="markdown" aria-describedby="export-as">Markdown</button>
<button type="button" id="csv" aria-describedby="export-as">CSV</button>
<button type="button" id="svg" aria-describedby="export-as">${escapeHtml(texts.picture)}</button>
</div>
<p class="legend" id="legend">${escapeHtml(texts.legend)}</p>
<p class="status" id="status" role="status"></p>
<table id="grid" role="treegrid" aria-readonly="true" aria-labelledby="title" aria-describedby="legend"></table>
</main>
<script type="application/json" id="texts" nonce="${nonce}">${data}</script>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}
