// Copied to server/dist/lsp.cjs, which editors start: the language server is beside it, in parts that are loaded when needed.
import('./language-server/main.js');
