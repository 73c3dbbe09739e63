/** The set-ups of docs/editors.md in the real editors, where they are installed: the built server, a recorded index, no network. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PAGE = readFileSync('docs/editors.md', 'utf8');
const INDEX = path.resolve('examples/recorded-index');
const PROGRAM = path.resolve('server/bin/pyodide-preflight.mjs');

/** How long an editor waits for the first finding, in seconds. */
const PATIENCE = 60;

/** Writes the message of each finding into a file, a line each. */
const NEOVIM = `
vim.wait(${PATIENCE * 1000}, function() return #vim.diagnostic.get(0) > 0 end, 100)
vim.fn.writefile(vim.tbl_map(function(one) return one.message end, vim.diagnostic.get(0)), 'findings.txt')
vim.cmd('qa!')
`;
const EMACS = `
(find-file "pyproject.toml")
(call-interactively 'eglot)
(let ((end (+ (float-time) ${PATIENCE})))
  (while (and (< (float-time) end) (null (flymake-diagnostics))) (accept-process-output nil 0.2)))
(let ((found (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\\n")))
  (with-temp-file "findings.txt" (insert found)))
(kill-emacs)
`;

/** The text of the page in a language, with the recorded index as one more setting. */
function setUp(language: 'lua' | 'elisp'): string {
  const block = new RegExp('```' + language + '\\n([\\s\\S]*?)```').exec(PAGE)?.[1] ?? '';
  const setting = language === 'lua' ? `target = 'auto'` : ':target "auto"';
  assert.ok(block.includes(setting));
  const index = language === 'lua' ? `, recordedIndex = '${INDEX}'` : ` :recordedIndex "${INDEX}"`;
  return block.replace(setting, setting + index);
}

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

describe('another editor, set up as its page says', function () {
  this.timeout((PATIENCE + 60) * 1000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'other-editor-'));
    cpSync('examples/litellm-worker', folder, { recursive: true });
    mkdirSync(path.join(folder, 'bin'));
    const command = path.join(folder, 'bin/pyodide-preflight');
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
    chmodSync(command, 0o755);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the editor shows as findings. */
  function findingsIn(program: string, words: readonly string[], files: Readonly<Record<string, string>>): string {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const { stdout, stderr } = spawnSync(program, words, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder, PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
    });
    try {
      return readFileSync(path.join(folder, 'findings.txt'), 'utf8');
    } catch {
      return `nothing was written: ${stdout}${stderr}`;
    }
  }

  const wanted =
    /^`fastuuid` and `tokenizers` have wheels only for Linux, macOS and Windows, so `litellm>=1\.77\.0` cannot be/m;

  it('marks a dependency in Neovim', function () {
    if (!has('nvim')) {
      console.log('      NOT RUN: there is no Neovim here (Debian: apt-get install neovim)');
      this.skip();
    }
    const files = { 'init.lua': setUp('lua'), 'probe.lua': NEOVIM };
    const words = ['--headless', '-u', 'init.lua', 'pyproject.toml', '-c', 'luafile probe.lua'];
    assert.match(findingsIn('nvim', words, files), wanted);
  });

  it('marks a dependency in Emacs', function () {
    const eglot = spawnSync('emacs', ['--batch', '--eval', "(progn (package-initialize) (require 'eglot))"], {
      stdio: 'ignore',
    });
    if (eglot.status !== 0) {
      console.log('      NOT RUN: there is no Emacs with eglot here (Debian: apt-get install emacs-nox elpa-eglot)');
      this.skip();
    }
    const files = { 'init.el': setUp('elisp'), 'probe.el': EMACS };
    const words = ['--batch', '--eval', '(package-initialize)', '-l', 'init.el', '-l', 'probe.el'];
    assert.match(findingsIn('emacs', words, files).replace(/^Pyodide Preflight \[.*?\]: /gm, ''), wanted);
  });
});
