/** What makes a fix safe, rule by rule: what is written still holds, nothing else changes, no comment goes. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { parseScriptMetadata } from '../../../server/src/core/dependencyFiles/scriptMetadata.ts';
import { parseVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { requirementOf } from '../../../server/src/core/remedies/attempt.ts';
import { asksForAll, keepsComments, statesPythonOnly } from '../../../server/src/core/remedies/safety.ts';

describe('a safe fix', () => {
  for (const [before, after, isSafe] of [
    // The same range, spelt otherwise.
    ['six<2,>=1.16', 'six>=1.16,<2', true],
    ['six~=1.16', 'six>=1.16,<2', true],
    ['six~=1.16.2', 'six>=1.16.2,<1.17', true],
    ['six!=1.15', 'six>=0,!=1.15', true],
    ['Six ==1.16.*', 'six>=1.16.dev0,<1.17', true],
    ['six>=1.16,>=1.10', 'six>=1.16', true],
    // Another range.
    ['six>=1.16', 'six>=1.15', false],
    ['six>=1.16', 'six==1.16', false],
    ['six', 'six==1.16', false],
    ['six>=1.16,<2', 'six>=1.16', false],
    ['six!=1.15', 'six', false],
    ['six===1.16', 'six==1.16', false],
    // Extras: one more is no loss.
    ['httpx[http2]', 'httpx', false],
    ['httpx[http2]', 'httpx[brotli]', false],
    ['httpx[http2]', 'httpx[http2,brotli]', true],
    // Markers and URLs.
    ['six; python_version > "3"', 'six', false],
    ['six', 'six; sys_platform != "emscripten"', false],
    ["six; python_version > '3'", 'six ; python_version>"3"', true],
    ['six @ https://a.test/six.whl', 'six', false],
    ['six @ https://a.test/six.whl', 'six @ https://a.test/six.whl', true],
    ['six', 'seven', false],
  ] as const) {
    it(`${isSafe ? 'may write' : 'does not write'} ${after} for ${before}`, () => {
      assert.equal(asksForAll(requirementOf(after), requirementOf(before)), isSafe);
    });
  }

  const python = parseVersion('3.13.2');

  for (const [before, after, isSafe] of [
    ['>=3.14', '>=3.13', true],
    ['>=3.14,<4', '>=3.13,<4', true],
    ['~=3.14', '>=3.13,<4', true],
    ['~=3.14', '>=3.13', false],
    ['~=3.14.0', '>=3.13', false],
    ['~=3.12.4', '>=3.13', true],
    ['>=3.12,<3.13', '>=3.13', true],
    ['==3.12.*', '>=3.13', true],
    ['>=3.14,<4', '>=3.13', false],
    ['>=3.14,!=3.13.1', '>=3.13', false],
    ['>=3.13.1,<3.13.2', '>=3.13', false],
    ['>=3.13.1,<3.13.2', '>=3.13.1', true],
    ['>=3.12,oops', '>=3.13', false],
  ] as const) {
    it(`${isSafe ? 'may state' : 'does not state'} the Python 3.13 as ${after} for ${before}`, () => {
      assert.ok(python);
      assert.equal(statesPythonOnly(before, after, python), isSafe);
    });
  }

  const read = {
    'requirements.txt': (text: string) => parseRequirementsTxt('/p/file', text),
    'pyproject.toml': (text: string) => parsePyproject('/p/file', text),
    'script.py': (text: string) => parseScriptMetadata('/p/file', text),
  };

  for (const [kind, text, removed, isSafe] of [
    ['requirements.txt', 'six\nssl\n', 'ssl\n', true],
    ['requirements.txt', 'six\nssl  # for the proxy\n', 'ssl  # for the proxy\n', false],
    ['pyproject.toml', '[project]\ndependencies = [\n  "ssl", # proxy\n]\n', '"ssl", ', true],
    ['pyproject.toml', '[project]\ndependencies = [\n  "ssl", # proxy\n]\n', '  "ssl", # proxy\n', false],
    ['script.py', '# /// script\n# dependencies = [\n#   "ssl",\n# ]\n# ///\n', '#   "ssl",\n', true],
    ['script.py', '# /// script\n# dependencies = [\n#   "ssl", # x\n# ]\n# ///\n', '#   "ssl", # x\n', false],
  ] as const) {
    it(`${isSafe ? 'may remove' : 'does not remove'} ${JSON.stringify(removed)} from a ${kind}`, () => {
      const file = read[kind](text);
      assert.ok(file);
      const start = text.indexOf(removed);
      const edit = { span: { start, end: start + removed.length }, newText: '' };
      assert.equal(keepsComments(file, [{ path: file.path, edit }]), isSafe);
      assert.equal(keepsComments(file, [{ path: '/p/other', edit }]), false);
    });
  }
});
