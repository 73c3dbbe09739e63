/** What is for another installer, or known only elsewhere, is told by a code of its own, and nothing is said to be wrong. */
import assert from 'node:assert/strict';
import { readingFindings } from '../../../server/src/core/analysis/analyze.ts';
import { asSiteRequirements } from '../../../server/src/core/dependencyFiles/notebooks/siteRequirements.ts';
import { namedFileKind } from '../../../server/src/core/dependencyFiles/dependencyFileKind.ts';
import { parseWithIncludes } from '../../../server/src/core/dependencyFiles/parseDependencyFile.ts';
import { say } from '../../../server/src/core/messages/message.ts';
import { english } from '../../support/english.ts';
import { targetOf } from '../../support/recorded.ts';

const UNCHECKED: readonly (readonly [what: string, path: string, text: string, message: RegExp])[] = [
  [
    'a configuration of MicroPython',
    'pyscript.toml',
    'interpreter = "./micropython.mjs"\npackages = ["ulab"]',
    /MicroPython/,
  ],
  ['an environment of emscripten-forge', 'environment.yml', 'channels: [emscripten-forge]', /resolver of conda/],
  ['a site of JupyterLite', 'requirements.txt', 'jupyterlite-core', /builds a JupyterLite site/],
  [
    'a call with index_urls that only running code knows',
    'main.js',
    'micropip.install.callKwargs("x", { index_urls: whatever() })',
    /index_urls/,
  ],
  ['a file at a web address', 'requirements.txt', '-r https://host.invalid/r.txt', /not fetched/],
  [
    'a configuration at a web address',
    'a.html',
    '<script type="py" config="https://host.invalid/c.toml"></script>',
    /not fetched/,
  ],
  [
    'a configuration below the root of the site',
    'a.html',
    '<script type="py" config="/c.toml"></script>',
    /not fetched/,
  ],
  ['what a template fills in', 'a.html', '<script type="py" config="{{ config }}"></script>', /a template fills it in/],
  ['a variable in an include', 'requirements.txt', '-r ${LAYER}.txt', /value of the variable/],
  [
    'dynamic dependencies',
    'pyproject.toml',
    '[project]\nname = "a"\nversion = "1"\ndynamic = ["dependencies"]',
    /only the build backend/,
  ],
];

describe('what is not checked', () => {
  for (const [what, path, text, message] of UNCHECKED) {
    it(`${what}, is a note of its own code`, () => {
      const { file } = parseWithIncludes(
        `/w/${path}`,
        text,
        () => ({ unreadable: say('fileAtWebAddress') }),
        namedFileKind(path, text),
      );
      assert.ok(file);
      const found = readingFindings(asSiteRequirements(file).problems, [targetOf('pyodide-314.0.7')]);
      assert.ok(found.length > 0);
      for (const one of found) {
        assert.deepEqual([one.code, one.severity], ['not-checked', 'information']);
        assert.match(english(one.message), message);
      }
    });
  }

  it('is not what is wrong: a missing file that nothing goes on without', () => {
    const { file } = parseWithIncludes('/w/requirements.txt', '-r missing.txt', () => ({
      unreadable: say('fileAbsent'),
    }));
    const found = readingFindings(file?.problems ?? [], [targetOf('pyodide-314.0.7')]);
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [['invalid-file', 'error']],
    );
  });
});
