/** Inputs that have broken a promise, each by the name of its parser. What `npm run fuzz` finds is added here. */
export const FINDINGS: readonly (readonly [parser: string, input: string])[] = [
  ['requirement', 'foo @ https://example.com/foo.zip; os_name == "nt"'],
  ['requirement', 'foo ; os_name=="nt",'],
  ['json', '\u000b/*'],
  ['wrangler-json', 't \u0007= {a#/*'],
  ['build-settings', '[tool.cibuildwheel.pyodide]\nenvironment = '],
  ['markdown', '`'.repeat(20_000) + '{pyodide}\n'],
  ['html', '<py-config packages =\u000b []></py-config>'],
  ['build-settings', '[tool.cibuildwheel]\nenvironment = { A = 99999999999999999999 }'],
];
