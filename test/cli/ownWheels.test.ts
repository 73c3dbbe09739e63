/** `check dist/*.whl`: what a maintainer's wheels are for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { wheel } from '../support/referenceChecks.ts';
import { assertRecorded } from '../support/transcript.ts';

const PAGE = 'docs/own-wheels.md';

interface WheelSet {
  readonly files: readonly { readonly file: string; readonly tags: readonly object[] }[];
  readonly runtimes: readonly {
    readonly target: string;
    readonly wheel: string | null;
    readonly installs: boolean | null;
    readonly blockedBy: readonly { readonly name: string }[];
  }[];
  readonly builds: readonly {
    readonly tag: string;
    readonly identifier: string | null;
    readonly covered: number;
    readonly state?: string;
  }[];
  readonly settings: string | null;
}

/** What `check` says in a folder that has these files. */
async function check(
  line: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  index = `--recorded-index ${RECORDED_INDEX}`,
): Promise<RunResult> {
  const workspace = await Workspace.make(files);
  try {
    return await workspace.run(`check ${line} ${index}`, { engine: recordedChecker });
  } finally {
    await workspace.remove();
  }
}

async function setsOf(...asked: Parameters<typeof check>): Promise<readonly WheelSet[]> {
  const [line, ...others] = asked;
  const { output } = await check(`${line} --format json`, ...others);
  assert.deepEqual(problemsOfOutput(output), []);
  return (JSON.parse(output) as { readonly wheels: readonly WheelSet[] }).wheels;
}

/** Wheels of one release in `dist`, by their tags. */
function dist(tags: readonly string[], ...requires: readonly string[]): Record<string, Uint8Array> {
  return Object.fromEntries(tags.map((tag) => [`dist/swift-1.0-${tag}.whl`, wheel('swift', '1.0', ...requires)]));
}

const WASM_312 = 'cp312-cp312-pyodide_2024_0_wasm32';
const WASM_313 = 'cp313-cp313-pyodide_2025_0_wasm32';
const WASM_314 = 'cp314-cp314-pyemscripten_2026_0_wasm32';
const LINUX = 'cp313-cp313-manylinux_2_17_x86_64';

describe('wheels of a maintainer', function () {
  this.timeout(30_000);

  const title = 'is what docs/own-wheels.md shows';
  it(title, async () => {
    const page = readFileSync(PAGE, 'utf8');
    const [, settings = ''] = /```toml\n([^]*?)```/.exec(page) ?? [];
    const files = { ...dist([WASM_312, WASM_313, LINUX], 'numpy>=2', 'pydantic>=2.12'), 'pyproject.toml': settings };
    const { output } = await check('dist -t workers-3.13', files);
    const shown = page.replace(/(?<=```console\n\$ [^\n]*\n)[^]*?(?=```)/, () => output);
    assertRecorded({ file: PAGE, suite: 'cli/ownWheels', title }, shown);
  });

  it('are each checked for the runtimes that they are for, and for none that another one serves', async () => {
    const files = dist([WASM_313, WASM_314, LINUX], 'numpy>=2');
    const { output, exitCode } = await check('dist -t workers-3.13 -t workers-3.14', files);
    assert.equal(exitCode, 0, output);
    const verdicts = output.split('\n').filter((one) => / resolves to | cannot be installed /.test(one));
    assert.deepEqual(
      verdicts.map((one) => one.replace(/ resolves to .*? on /, ' on ').replace(/ \(.*/, '')),
      [
        `dist/swift-1.0-${WASM_313}.whl: 1 dependency on Python Workers 3.13`,
        `dist/swift-1.0-${WASM_314}.whl: 1 dependency on Python Workers 3.14`,
      ],
    );
    assert.match(output, /^2 files: /m);
  });

  it('are an error where none of them loads', async () => {
    const { output, exitCode } = await check('dist -t workers-3.12', dist([WASM_313, WASM_314]));
    assert.equal(exitCode, 1);
    assert.match(
      output,
      /it is a wheel for `pyodide_2025_0_wasm32` \(Python 3\.13\), not for ABI 2024_0 \(Python 3\.12\)/,
    );
  });

  it('are judged with all that they need, by uv and by micropip', async () => {
    const [set] = await setsOf('dist', dist([WASM_312, WASM_313], 'pydantic>=2.12'));
    const of = (name: string): unknown => {
      const { wheel: file, installs, blockedBy } = set?.runtimes.find(({ target }) => target === name) ?? assert.fail();
      return [file?.split('-')[2], installs, blockedBy.map((one) => one.name)];
    };
    assert.deepEqual(of('workers-3.12'), ['cp312', false, ['pydantic-core']]);
    assert.deepEqual(of('workers-3.13'), ['cp313', false, ['pydantic-core']]);
    // micropip takes what this Pyodide ships.
    assert.deepEqual(of('pyodide-0.29.5'), ['cp313', true, []]);
    assert.deepEqual(of('workers-3.14'), [undefined, null, []]);
  });

  it('are blocked by what is wanted of a package, not by the package, and no line of a wheel is shown', async () => {
    const { output } = await check('dist -t workers-3.13', dist([WASM_313], 'numpy>=2.3'));
    assert.match(output, /^- `numpy>=2\.3` has wheels only for Linux, macOS and Windows \(.*workers-3\.13/m);
    assert.match(output, /--> dist\/swift-1\.0-.*\.whl:1:1\n(?! *\|)/);
  });

  it('have the name of a platform that older runtimes do not know', async () => {
    const file = 'swift-1.0-cp313-cp313-pyemscripten_2025_0_wasm32.whl';
    const { output } = await check(`dist/${file} -t pyodide-0.28`, { [`dist/${file}`]: wheel('swift', '1.0') });
    const said = 'is a wheel for `pyemscripten_2025_0_wasm32`, a name that this runtime does not know yet';
    assert.ok(output.includes(`it ${said}; it takes \`pyodide_2025_0_wasm32\``), output);
  });

  it('are several projects, each by itself, and a wheel of pure Python is for all', async () => {
    const files = { ...dist([WASM_313]), 'dist/calm-2.0-py3-none-any.whl': wheel('calm', '2.0') };
    const [calm, swift] = await setsOf('dist', files);
    assert.deepEqual(calm?.builds, []);
    assert.ok(calm.runtimes.every(({ installs }) => installs === true));
    assert.equal(swift?.files.length, 1);
    assert.ok(swift.builds.some(({ covered }) => covered === 0));
  });

  it('are compared with what cibuildwheel is told to build', async () => {
    const states = async (settings: string, project = 'swift'): Promise<readonly (readonly [string, string?])[]> => {
      const pyproject = `[project]\nname = "${project}"\nversion = "1"\n${settings}`;
      const [set] = await setsOf('dist', { ...dist([WASM_313]), 'pyproject.toml': pyproject });
      return (set?.builds ?? []).flatMap(({ tag, state }) => (state === undefined ? [] : [[tag.slice(0, 5), state]]));
    };
    assert.deepEqual(await states('[tool.cibuildwheel]\nbuild = "cp31{3,4}-*"\nskip = "cp314-pyodide*"\n'), [
      ['cp312', 'not-enabled'],
      ['cp313', 'built'],
      ['cp314', 'left-out-by-skip'],
      ['cp315', 'left-out-by-build'],
    ]);
    const overridden = '[[tool.cibuildwheel.overrides]]\nselect = "cp31[34]-*"\npyodide-version = "314.0.4"\n';
    const python = 'requires-python = ">=3.13,<3.15"\n';
    assert.deepEqual(await states(`${python}[tool.cibuildwheel]\nenable = "pyodide-eol"\n${overridden}`), [
      ['cp312', 'left-out-by-requires-python'],
      ['cp313', 'other-pyodide'],
      ['cp314', 'built'],
      ['cp315', 'left-out-by-requires-python'],
    ]);
    const legacy = '[tool.cibuildwheel.pyodide]\nenvironment = { USE_LEGACY_PLATFORM = "1" }\n';
    assert.deepEqual(await states(legacy), [
      ['cp312', 'not-enabled'],
      ['cp313', 'built'],
    ]);
    assert.deepEqual(await states('[tool.cibuildwheel]\nbuild = "cp313-*"\n', 'other'), []);
  });

  it('say what is wrong with them, whatever they are', async () => {
    const files = {
      'nonsense.whl': wheel('nonsense', '1.0'),
      'other-1.0-py3-none-any.whl': wheel('swift', '1.0'),
      [`many-1.0-${Array.from({ length: 45 }, (_, at) => `p${at}`).join('.')}.cp312-none-any.whl`]: wheel(
        'many',
        '1.0',
      ),
    };
    const { output, errors, exitCode } = await check('. -t workers-3.13', files);
    assert.deepEqual([exitCode, errors], [1, '']);
    assert.match(output, /`nonsense\.whl` cannot be installed .*: it is not named as a wheel has to be/);
    assert.match(output, /`other-1\.0-py3-none-any\.whl` cannot be installed .*: it leads to `swift`, another project/);
    assert.match(output, /many-1\.0-.*\.whl\s+(?:tag: )?46 tags\s+(?:taken by: )?workers-3\.12/);
  });

  it('are refused where they cannot be read, and the others are answered', async () => {
    const good = wheel('swift', '1.0');
    const files = {
      'text-1.0-py3-none-any.whl': 'no archive',
      'pointer-1.0-py3-none-any.whl': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
      'cut-1.0-py3-none-any.whl': good.subarray(0, good.length / 2),
      'swift-1.0-py3-none-any.whl': good,
    };
    const { output, errors, exitCode } = await check('. -t workers-3.13', files);
    assert.equal(exitCode, 2);
    assert.deepEqual(errors.trimEnd().split('\n').sort(), [
      'cut-1.0-py3-none-any.whl cannot be read: it has no end of central directory',
      'pointer-1.0-py3-none-any.whl is a pointer of Git LFS, not the wheel itself: run `git lfs pull`',
      'text-1.0-py3-none-any.whl is not a wheel: it is not a zip file',
    ]);
    assert.deepEqual(output.match(/^\S+ 1\.0: where its wheel loads/gm), ['swift 1.0: where its wheel loads']);
    const alone = await check('text-1.0-py3-none-any.whl', files);
    assert.deepEqual([alone.exitCode, alone.output], [2, '']);
    assert.match(alone.errors, /text-1\.0-py3-none-any\.whl is not a wheel: it is not a zip file/);
  });

  it('are not known to install where an index does not answer', async () => {
    const index = '--index-url http://127.0.0.1:9/simple/ --pyodide-index-url http://127.0.0.1:9/';
    const { exitCode, output } = await check('dist -t workers-3.13', dist([WASM_313], 'nowhere'), index);
    assert.equal(exitCode, 2, output);
    assert.match(output, /Python Workers 3\.13 +3\.13 +cp313-cp313-pyodide_2025_0_wasm32 +uv +not known/);
  });
});
