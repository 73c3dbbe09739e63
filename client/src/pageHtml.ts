/** A page as HTML around what VS Code's renderer made of Markdown: nothing in it runs or is loaded, and it follows the theme. */
import { escapeHtml } from './escapeHtml.ts';

export interface PageContent {
  readonly title: string;
  /** That the body is written in, as a tag of RFC 5646. */
  readonly language: string;
  /** HTML. */
  readonly body: string;
}

/**
 * The whole document.
 * @param nonce of the one style sheet, new for each page
 * @see https://code.visualstudio.com/api/extension-guides/webview#content-security-policy
 */
export function pageHtml({ title, language, body }: PageContent, nonce: string): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** Every colour is one of the theme's. */
const STYLE = `
body {
  margin: 0;
  padding: 0 26px 40px;
  color: var(--vscode-foreground);
  background: var(--vscode-editor-background);
  font-family: var(--vscode-markdown-font-family, var(--vscode-font-family));
  font-size: var(--vscode-markdown-font-size, 14px);
  line-height: 1.55;
  overflow-wrap: break-word;
}
main { max-width: 58em; }
h1, h2, h3 { font-weight: 600; line-height: 1.3; margin: 1.4em 0 0.5em; }
h1 { font-size: 1.6em; padding-bottom: 0.3em; border-bottom: 1px solid var(--vscode-panel-border); }
h2 { font-size: 1.25em; }
h3 { font-size: 1.05em; }
p, ul, ol, table, pre { margin: 0 0 0.8em; }
li { margin: 0.2em 0; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
code { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.94em; color: var(--vscode-textPreformat-foreground); }
h1 code, h2 code, a code { color: inherit; }
pre { padding: 12px 16px; white-space: pre-wrap; background: var(--vscode-textCodeBlock-background); border: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 3px; }
pre code { color: var(--vscode-editor-foreground); background: none; padding: 0; }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 4px 12px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--vscode-panel-border); }
th { font-weight: 600; }
input[type=checkbox] { margin-right: 0.5em; }
`;
