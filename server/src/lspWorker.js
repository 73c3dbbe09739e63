// Copied to server/dist/lspWorker.js, which a browser runs as a classic worker, as VS Code for the web wants it: the language server
// is beside it, in modules that are loaded when needed. Where that is the first message says, since a script that comes from
// another origin than its page does not know from where.
onmessage = ({ data }) => {
  onmessage = null;
  import(data);
};
