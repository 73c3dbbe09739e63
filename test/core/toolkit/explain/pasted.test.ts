/** What the real tools say is recognised, however a terminal has decorated it, and answered with what it means. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding, startOf } from '../../../../server/src/core/findings/finding.ts';
import { RULES } from '../../../../server/src/core/findings/rules.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { flattened } from '../../../../server/src/core/toolkit/explain/pasted/flatten.ts';
import { meaningOf, nextOf, relatedFindings } from '../../../../server/src/core/toolkit/explain/pasted/pastedPaper.ts';
import { recognize, type PastedAnswer } from '../../../../server/src/core/toolkit/explain/pasted/recognize.ts';
import { SENTENCES } from '../../../../server/src/core/toolkit/explain/pasted/sentences/all.ts';
import { readQuestion } from '../../../../server/src/core/toolkit/explain/question.ts';
import { english, invented } from '../../../support/english.ts';

function recorded(name: string): string {
  return readFileSync(join('test/data/pasted', `${name}.txt`), 'utf8');
}

function answerTo(text: string): PastedAnswer {
  const answer = recognize(text);
  assert.ok(answer, `nobody knows ${text.slice(0, 80)}`);
  return answer;
}

/** The sentence with what is in the way: `noUsableWheel: numpy`. */
function shortly(text: string): string {
  const { sentences, culprits } = answerTo(text);
  return `${sentences[0].sentence.id}: ${culprits.join(' ')}`.trim();
}

describe('what pywrangler and uv said', () => {
  const cases: readonly (readonly [name: string, answer: string])[] = [
    ['no-wheel', 'noUsableWheel: numpy'],
    ['newest-blocked', 'noUsableWheel: uvloop'],
    ['chain', 'noUsableWheel: pydantic-core'],
    ['litellm', 'noUsableWheel: fastuuid'],
    ['unknown-name', 'notFound: nosuchproject'],
    ['no-version', 'noSuchVersion: pydantic'],
    ['only-older', 'onlyOlder: pandas'],
    ['conflict', 'conflict: pydantic-core'],
    ['conflict-own', 'conflict: six'],
    ['requirements-txt', 'requirementsTxt:'],
    ['no-flag', 'noPythonFlag:'],
    ['no-date', 'noDate:'],
    ['no-wrangler', 'noWranglerFile:'],
    ['no-entry', 'entryNotFound:'],
    ['no-date-wrangler', 'noDate:'],
    ['wrangler-invalid', 'wranglerUnreadable:'],
    ['node-too-old', 'nodeTooOld:'],
    ['python-too-old', 'requiresPython:'],
    ['hidden-by-date', 'hiddenByDate:'],
    ['no-lock', 'noLock:'],
    ['no-requirement', 'noRequirement:'],
    ['no-requirement-micropip', 'noRequirement:'],
  ];
  for (const [name, answer] of cases) {
    it(`${name}: ${answer}`, () => {
      assert.equal(shortly(recorded(name)), answer);
    });
  }

  it('with the way from what is declared to the culprit', () => {
    assert.deepEqual(answerTo(recorded('chain')).chains, [['app', 'pydantic', 'pydantic-core']]);
    assert.deepEqual(answerTo(recorded('litellm')).required, ['litellm']);
  });

  it('with the whole path of a file that could not be read', () => {
    const [{ quote }] = answerTo('error: Failed to parse: proj/pyproject.toml').sentences;
    assert.equal(quote, 'proj/pyproject.toml');
  });

  it('with both ranges where requirements exclude each other', () => {
    const [conflict] = answerTo(recorded('conflict')).sentences;
    assert.match(
      english(meaningOf(conflict)),
      /`pydantic-core==2\.27\.2` and `pydantic-core<2\.27` are both asked for/,
    );
  });

  it('in the middle of a terminal: colours, the arrow of uv, a frame, lines that were wrapped within a name', () => {
    const pasted = [
      '\u001B[31m\u001B[1m  × \u001B[0mNo solution found when resolving dependencies:',
      '\u001B[31m  ╰─▶ \u001B[0mBecause pydantic-',
      '  \u001B[31m│  \u001B[0m core==2.41.1 has no wheels with a matching',
      '      platform tag (e.g., `pyemscripten_2025_0_wasm32`) and pydantic==2.12.0',
      '      depends on pydantic-core==2.41.1, we can conclude that …',
    ].join('\r\n');
    const { sentences, culprits, chains } = answerTo(pasted);
    assert.equal(sentences[0].sentence.id, 'otherPlatform');
    assert.equal(sentences[0].tag, 'pyemscripten_2025_0_wasm32');
    assert.deepEqual(culprits, ['pydantic-core']);
    assert.deepEqual(chains, [['pydantic', 'pydantic-core']]);
  });

  it('without the password of an address in it', () => {
    const failed = 'error: Failed to fetch: `https://me:secret@index.example/simple/six/`';
    assert.doesNotMatch(JSON.stringify(answerTo(failed).sentences), /secret/);
  });

  it('without what adds nothing: an address that leads nowhere is no index out of reach', () => {
    const failed =
      'Failed to fetch: https://host.test/a.whl\n cause: HTTP status client error (404 Not Found) for url (https://host.test/a.whl)';
    assert.deepEqual(
      answerTo(failed).sentences.map(({ sentence }) => sentence.id),
      ['notThere'],
    );
  });

  it('an index that does not answer comes before all that follows from it', () => {
    const failed =
      'error: Failed to fetch: `https://index.example/simple/six/`\n  Caused by: dns error\nsix has no usable wheels';
    assert.equal(answerTo(failed).sentences[0].sentence.id, 'fetchFailed');
  });
});

describe('what others said', () => {
  const cases: readonly (readonly [text: string, answer: string])[] = [
    [
      "ValueError: Can't find a pure Python 3 wheel for 'uvloop>=0.17'.\nSee: https://pyodide.org/",
      'noPureWheel: uvloop',
    ],
    ["ValueError: Can't find a pure Python 3 wheel for: 'numpy==2.3.0', 'polars'", 'noPureWheel: numpy polars'],
    ["ValueError: Requested 'pydantic>=2.12', but pydantic==2.10.5 is already installed", 'alreadyInstalled: pydantic'],
    [
      "ValueError: Can't fetch metadata for 'nosuch'. Please make sure you have entered a correct package name",
      'noMetadata: nosuch',
    ],
    ['KeyError: "Unknown extra \'email\'"', 'unknownExtra:'],
    [
      'ValueError: Wheel was built with Emscripten v3.1.46 but Pyodide was built with Emscripten v4.0.9',
      'otherEmscripten:',
    ],
    [
      "ValueError: Wheel platform 'manylinux_2_17_x86_64' is not compatible with Pyodide's platform 'emscripten-4.0.9-wasm32'",
      'otherSystem:',
    ],
    ["ValueError: Wheel abi 'cp312' is not supported. Supported abis are 'abi3' and 'cp313'.", 'otherAbi:'],
    ["Error: No known package with name 'uvloop'", 'notInLock: uvloop'],
    [
      "ModuleNotFoundError: The module 'lzma' is unvendored from the Python standard library in the Pyodide distribution.",
      'moduleRemoved: lzma',
    ],
    [
      "error: Distribution `uvloop==0.22.1 @ registry+https://index.example/simple` can't be installed because it doesn't have a source distribution or wheel for the current platform",
      'noWheelHere: uvloop',
    ],
    [
      "error: Distribution `thing==1.0 @ registry+https://index.example/simple` can't be installed because it is marked as `--no-build` but has no binary distribution",
      'noBinary: thing',
    ],
    ['  × Failed to build `lxml==6.0.2`\n  ├─▶ The build backend returned an error', 'buildFailed: lxml'],
    ['ERROR: Failed building wheel for pynacl', 'buildFailed: pynacl'],
    [
      "error: The Python interpreter at ... resolved to 3.12, which is incompatible with the project's Python requirement: `>=3.13`",
      'interpreter:',
    ],
    ['error[blocked-dependency]: `fastuuid` has wheels only for Linux', 'ownFinding:'],
    ["Error: Can't serialize top-level variable 'client'", 'topLevelObject:'],
    ["ModuleNotFoundError: No module named 'yaml'", 'noModule: yaml'],
    [
      'Uncaught Error: PythonUserError: Disallowed operation called within global scope. Asynchronous I/O',
      'globalScope:',
    ],
    ['OSError: [Errno 29] Cannot get entropy outside of request context', 'entropy:'],
    ['RuntimeError: Cannot use random.random() outside of request context', 'entropy:'],
    ['✘ [ERROR] The `python_workers` compatibility flag is required to use Python.', 'noPythonFlag:'],
    ['No such compatibility flag: python_workers_313 [code: 10021]', 'unknownFlag:'],
    ['Your Worker exceeded the size limit of 64 MiB.', 'tooLarge:'],
    ['Script startup exceeded CPU time limit. [code: 10021]', 'startTooLong:'],
    [
      'ERROR: Could not find a version that satisfies the requirement nosuch (from versions: none)\nERROR: No matching distribution found for nosuch',
      'pipNoVersion: nosuch',
    ],
    ['ERROR: thing-1.0-cp312-cp312-win_amd64.whl is not a supported wheel on this platform.', 'wheelOfOther:'],
    ["ERROR: Package 'lib' requires a different Python: 3.12.7 not in '>=3.13'", 'pipPython: lib'],
    [
      'ERROR: Cannot install a==1.0 and b==2.0 because these package versions have conflicting dependencies.',
      'pipConflict: a b',
    ],
    ['error: A URL dependency is incompatible with the current platform', 'wheelOfOther:'],
    ['Building source distributions is disabled, but attempted to build `thing`', 'buildDisabled: thing'],
    ["WARNING  pyproject.toml hasn't changed since last sync, use --force to ignore timestamp check", 'syncSkipped:'],
    ['ERROR    uv version at least 0.9.2 required, have 0.8.0.', 'uvTooOld:'],
    [
      'cause: Failed to fetch: https://host.test/a.whl\n cause: HTTP status client error (404 Not Found) for url (https://host.test/a.whl)',
      'notThere:',
    ],
    [
      'error: Failed to download and build `six @ git+https://host.test/x`\n  cause: Git operation failed',
      'gitFailed:',
    ],
    [
      'six was not found in the package registry\nhint: An index (https://host.test/simple) returned a 403 Forbidden error. Check that the index URL is correct',
      'unauthorized: six',
    ],
    ['No solution found\n  cause: you require six<1.16 and six>=1.17, which are incompatible', 'conflict: six'],
    ['warning: The package `uvicorn==0.54.0` does not have an extra named `standart`', 'noSuchExtra:'],
    ['error: Distribution not found at: file:///nope/six-1.17.0-py3-none-any.whl', 'pathNotFound:'],
    ['cause: Hash mismatch for `six==1.17.0`\n\n Expected:\n sha256:00', 'otherHash: six'],
    ['ValueError: Invalid checksum: expected 00, got 47', 'otherHash:'],
    ["ValueError: Contents don't match hash", 'otherHash:'],
    [
      'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, please update the hashes. Otherwise, examine the package contents carefully; someone may have tampered with them.\n    six==1.17.0 from https://files.pythonhosted.org/packages/six.whl (from -r r.txt (line 1)):\n        Expected sha256 00',
      'otherHash: six',
    ],
    [
      'error: In `--require-hashes` mode, all requirements must have their versions pinned with `==`, but found: six',
      'unpinnedHashes:',
    ],
    [
      'ERROR: In --require-hashes mode, all requirements must have their versions pinned with ==. These do not:\n    six from https://files.pythonhosted.org/packages/six.whl (from -r r.txt (line 1))',
      'unpinnedHashes:',
    ],
    [
      'error: Failed to read `foo @ file:///dist/foo-1.0-py3-none-any.whl`\n  cause: Failed to read metadata: /dist/foo-1.0-py3-none-any.whl\n  cause: Failed to read from zip file\n  cause: unable to locate the end of central directory record',
      'damagedWheel: foo',
    ],
    [
      'error: Failed to read `foo @ file:///dist/foo-1.0-py3-none-any.whl`\n  cause: Failed to read metadata: /dist/foo-1.0-py3-none-any.whl\n  cause: No .dist-info directory found',
      'damagedWheel: foo',
    ],
    ['zipfile.BadZipFile: File is not a zip file', 'damagedWheel:'],
    [
      'error: Requested package name `other` does not match `ok` in the distribution filename: file:///dist/ok-1.0-py3-none-any.whl',
      'otherName: other',
    ],
    [
      'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided. To update the lockfile, run `uv lock`.',
      'staleLock:',
    ],
    ['cause: Package `six` references an undeclared index: `nope`', 'undeclaredIndex:'],
    [
      'cause: `six` references a workspace in `tool.uv.sources` (e.g., `six = { workspace = true }`), but is not a workspace member',
      'notMember:',
    ],
    ['error: Required uv version `>=99` does not match the running version `0.13.9`.', 'otherUv:'],
    [
      'Failed to parse: pyproject.toml\n `pyproject.toml` is using the `[project]` table, but the required `project.version` field is neither set nor present',
      'noProjectVersion:',
    ],
    ['warning: Failed to parse `pyproject.toml` during settings discovery:', 'settingsDropped:'],
    ['ERROR    Command not found: npx. Is it installed and in PATH?', 'toolMissing:'],
    ['Wrangler not found. Ensure Node.js and Wrangler are installed and in your PATH.', 'toolMissing:'],
    ["ERROR    Error parsing /w/wrangler.toml: Expected '=' after a key (at line 1, column 5)", 'unreadableFile:'],
  ];
  for (const [text, answer] of cases) {
    it(answer + ' ← ' + text.slice(0, 60).replace(/\s+/g, ' '), () => {
      assert.equal(shortly(text), answer);
    });
  }

  it('every sentence has a meaning and a next step, whatever it names, and pages that exist', () => {
    const codes = new Set<string>(RULES.map(({ code }) => code));
    for (const sentence of SENTENCES) {
      const bare = { sentence, said: '' };
      const named = { ...bare, name: 'lib', spec: '>=1', other: 'core', otherSpec: '<2', tag: 'cp312', quote: 'that' };
      for (const one of [bare, named]) {
        assert.ok(english(meaningOf(one)).length > 20, sentence.id);
        assert.ok(english(nextOf(one)).length > 10, sentence.id);
        assert.doesNotMatch(`${english(meaningOf(one))}${english(nextOf(one))}`, /undefined/, sentence.id);
      }
      for (const rule of sentence.rules) assert.ok(codes.has(rule), rule);
    }
  });
});

describe('a text that nobody knows', () => {
  it('is not recognised', () => {
    for (const text of ['hello world', 'all is well', 'wheels are round', '', '\u0000\u001B[', 'x'.repeat(1000)])
      assert.equal(recognize(text), undefined);
  });

  it('is read in linear time, however long and hostile it is', () => {
    const hostile = [
      'a'.repeat(2_000_000),
      'all of: a<1 '.repeat(50_000) + 'have no usable wheels',
      `${'\u001B[1;31m'.repeat(200_000)}has no usable wheels`,
      'you require a-'.repeat(100_000),
      `${'['.repeat(300_000)} has no usable wheels`,
      'no usable wheels '.repeat(60_000),
      "can't find a pure python 3 wheel for: " + "'a', ".repeat(100_000),
      'a depends on b{'.repeat(50_000),
    ];
    for (const text of hostile) recognize(text);
  });

  it('shows nothing that would control a terminal', () => {
    assert.equal(flattened('a\u001B]0;title\u0007b \u202Ec\u0000d \u001B[2Je'), 'ab c d e');
  });

  it('of a very long one its beginning and its end count', () => {
    const { isCut } = answerTo(`${'line\n'.repeat(200_000)}six==1.0 has no usable wheels`);
    assert.equal(isCut, true);
  });
});

describe('what of it holds in the project', () => {
  const about = (name: string, code: 'held-back' | 'unknown-project'): ReturnType<typeof finding> =>
    finding(code, invented(name), { ...startOf('pyproject.toml'), name: normalizeName(name) });

  it('are the findings about what is in the way', () => {
    const all = [about('numpy', 'held-back'), about('six', 'held-back')];
    assert.deepEqual(relatedFindings(answerTo(recorded('no-wheel')), all), all.slice(0, 1));
  });

  it('or those of its rules, where it names nothing', () => {
    const other = finding('missing-python-flag', invented('flag'), startOf('wrangler.toml'));
    assert.deepEqual(relatedFindings(answerTo(recorded('no-flag')), [about('six', 'held-back'), other]), [other]);
  });
});

describe('what is asked', () => {
  const cases: readonly (readonly [written: string, kind: string])[] = [
    ['held-back', 'code'],
    ['stale-sync', 'code'],
    ['fastuuid', 'name'],
    ['uvicorn[standard]', 'name'],
    ['pydantic==2.12', 'requirement'],
    ['pydantic == 2.12', 'requirement'],
    ['  litellm >= 1.77 , < 2 ', 'requirement'],
    ['fastuuid is missing', 'text'],
    ["six; sys_platform == 'win32'", 'text'],
    ['six @ https://example.com/six.whl', 'text'],
    ['!!', 'text'],
    ['  ', 'nothing'],
  ];
  for (const [written, kind] of cases) {
    it(`${JSON.stringify(written)} is a ${kind}`, () => {
      assert.equal(readQuestion(written).kind, kind);
    });
  }
});
