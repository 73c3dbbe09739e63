/** What is vendored for a Worker, but not installed on the machine in the same version. All projects are invented. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { english } from '../../../support/english.ts';
import {
  afterRemedy,
  analysisOf,
  errorOf,
  remedyOf,
  textAfter,
  type InventedProject,
} from '../../../support/inventedProject.ts';
import { wranglerToml } from '../../../support/workerFolder.ts';

const WASM = 'wheel cp313-cp313-pyodide_2025_0_wasm32';
const LINUX = 'wheel cp313-cp313-manylinux_2_17_x86_64';
const MAC = 'wheel cp313-cp313-macosx_11_0_arm64';
const WINDOWS = 'wheel cp313-cp313-win_amd64';

/** A Worker on Python 3.13 in a universe given as lines. */
function worker(universe: readonly string[], dependencies: readonly string[], settings = ''): InventedProject {
  const text = `[project]\nname = "w"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n${settings}`;
  return { universe: universe.join('\n'), text, wrangler: wranglerToml('2026-02-01') };
}

function hostSteps(project: InventedProject): readonly Finding[] {
  return analysisOf(project).findings.filter(({ code }) => code === 'host-step');
}

/** `severity marked text: message` of each finding about the step. */
function linesOf(project: InventedProject): readonly string[] {
  return hostSteps(project).map(
    ({ severity, span, message }) => `${severity} ${project.text.slice(span.start, span.end)}: ${english(message)}`,
  );
}

describe('the host step of pywrangler', () => {
  const PYODIDE_ONLY = [`pyodide: wasmo 1.0 {${WASM}}`, 'parent 1.0 -> wasmo'];

  it('stops at what only the index of Pyodide has', () => {
    const project = worker(PYODIDE_ONLY, ['wasmo']);
    assert.deepEqual(linesOf(project), [
      'error wasmo: `wasmo` 1.0 stops `pywrangler sync` at the host step (`.venv-workers` on your machine): only the index of ' +
        "Pyodide 0.28.3 has it, which this step does not use. With the marker `sys_platform == 'emscripten'` this step skips it",
    ]);
    assert.ok(textAfter(project, 'pyodide-only').includes(`["wasmo ; sys_platform == 'emscripten'"]`));
  });

  it('is no part of the resolution, whose packages stay listed', () => {
    const { summary } = analysisOf(worker(PYODIDE_ONLY, ['parent']));
    assert.equal(summary.resolves, true);
    assert.deepEqual(
      summary.packages.map(({ name }) => name),
      ['parent', 'wasmo'],
    );
  });

  it('marks the dependency that pulls it in, and keeps only the culprit off the machine', () => {
    const project = worker(PYODIDE_ONLY, ['parent']);
    const { message, chains, culprits } = errorOf(project);
    assert.match(english(message), /^`wasmo` 1\.0 stops .*, pulled in through `parent`: only the index/);
    assert.deepEqual([culprits, chains], [['wasmo'], [['parent', 'wasmo']]]);
    const text = textAfter(project, 'pyodide-only');
    assert.ok(text.includes(`override-dependencies = ["wasmo ; sys_platform == 'emscripten'"]`), text);
  });

  const stops: readonly [what: string, universe: readonly string[], dependencies: readonly string[], told: RegExp][] = [
    [
      'a version that PyPI lacks',
      [`pyodide: ahead 1.4 {${WASM}}`, 'ahead 1.3'],
      ['ahead'],
      /PyPI does not have this version \(its newest is 1\.3\); only the index of Pyodide 0\.28\.3 has it/,
    ],
    [
      'wheels for Pyodide only',
      ['pep783 1.0 {wheel cp313-cp313-pyemscripten_2025_0_wasm32}'],
      ['pep783'],
      /`pep783` 1\.0 stops .*: it has wheels only for Pyodide/,
    ],
    [
      'wheels for Pyodide and other machines',
      [`mac-only 1.0 {${WASM}; ${MAC}}`],
      ['mac-only'],
      /`mac-only` 1\.0 stops .*; on macOS the step succeeds/,
    ],
    [
      'what only Linux asks for and nobody has',
      ["linuxy 1.0 -> absent ; sys_platform == 'linux'"],
      ['linuxy'],
      /`absent` stops .*, pulled in through `linuxy`: it does not exist on any index; on macOS and Windows the step succeeds/,
    ],
    [
      'what only the machine asks for in another version',
      ["picky 1.0 -> base>=2 ; sys_platform != 'emscripten'", 'base 2.0', 'base 1.0'],
      ['picky', "base<2 ; sys_platform == 'emscripten'"],
      /outside Pyodide `picky` needs `base` 2 or newer, but the Worker has 1\.0/,
    ],
  ];
  for (const [what, universe, dependencies, told] of stops) {
    it(`stops at ${what}`, () => {
      const errors = hostSteps(worker(universe, dependencies)).filter(({ severity }) => severity === 'error');
      assert.equal(errors.length, 1);
      const [line = ''] = linesOf(worker(universe, dependencies));
      assert.match(line, told);
    });
  }

  it('offers a version that both can have', () => {
    const universe = [`pyodide: ahead 1.4 {${WASM}}`, 'ahead 1.3', 'user 1.0 -> ahead'];
    const direct = worker(universe, ['ahead']);
    assert.match(english(errorOf(direct).message), /\. `ahead` 1\.3 works for both$/);
    assert.ok(textAfter(direct, 'pin').includes('["ahead==1.3"]'));
    const indirect = textAfter(worker(universe, ['user']), 'constrain');
    assert.ok(indirect.includes('constraint-dependencies = ["ahead<=1.3"]'), indirect);
    const kept = errorOf(worker(universe, ['ahead>=1.4'])).remedies.map(({ kind }) => kind);
    assert.deepEqual(kept, ['pyodide-only']);
  });

  it('offers to install on Pyodide only what is declared and brought by another one as well', () => {
    const universe = [...PYODIDE_ONLY, 'user 1.0 -> wasmo'];
    const text = textAfter(worker(universe, ['user', 'wasmo>=1']), 'pyodide-only');
    assert.ok(text.includes(`override-dependencies = ["wasmo>=1 ; sys_platform == 'emscripten'"]`), text);
  });

  it('says that importing fails on the machine, but not of a module that Python has there', () => {
    const costOf = (name: string): string | undefined => {
      const [remedy] = errorOf(worker([`pyodide: ${name} 1.0 {${WASM}}`], [name])).remedies;
      return remedy?.cost && english(remedy.cost);
    };
    assert.equal(costOf('wasmo'), 'importing wasmo fails on your machine');
    assert.equal(costOf('ssl'), undefined);
  });

  it('names everything that stops it behind one dependency', () => {
    const universe = [`pyodide: one 1.0 {${WASM}}`, `pyodide: two 1.0 {${WASM}}`, 'both 1.0 -> one, two'];
    const [finding, ...others] = hostSteps(worker(universe, ['both']));
    assert.equal(others.length, 0);
    assert.deepEqual([...(finding?.culprits ?? [])].sort(), ['one', 'two']);
  });

  const holds: readonly [what: string, universe: readonly string[], dependencies: readonly string[]][] = [
    [
      'the same version has wheels for machines',
      [`pyodide: both 2.0 {${WASM}}`, `both 2.0 {${LINUX}; ${MAC}; ${WINDOWS}}`],
      ['both'],
    ],
    ['only Pyodide asks for it', PYODIDE_ONLY, ["wasmo ; sys_platform == 'emscripten'"]],
    [
      'only Pyodide asks for it further down',
      [...PYODIDE_ONLY, "gate 1.0 -> wasmo ; sys_platform == 'emscripten'"],
      ['gate'],
    ],
    ['a yanked version was vendored', [`pyodide: old 1.0 {${WASM}}`, 'old 1.0 {yanked}'], ['old']],
    ['a pre-release was vendored', [`pyodide: soon 2.0b1 {${WASM}}`, 'soon 2.0b1', 'soon 1.0'], ['soon>=2.0b1']],
    ['machines need more', ["colour 1.0 -> term ; sys_platform != 'emscripten'", 'term 1.0'], ['colour']],
  ];
  for (const [what, universe, dependencies] of holds) {
    it(`gets through where ${what}`, () => {
      assert.deepEqual(linesOf(worker(universe, dependencies)), []);
    });
  }

  it('holds a project to its own requirement for what pywrangler adds', () => {
    const universe = ['pyodide-py 3.0 {python >=3.14}', 'pyodide-py 2.0'];
    assert.deepEqual(linesOf(worker(universe, ['pyodide-py'])), []);
    const { remedies } = errorOf(worker(universe, ['pyodide-py>=3']));
    // The machine has the same Python as the Worker, and the version of the Worker.
    assert.ok(remedies.every(({ kind }) => kind !== 'split' && kind !== 'marker'));
  });

  it('tells what it builds from source', () => {
    const project = worker([`pyodide: built 1.0 {${WASM}}`, 'built 1.0 {no wheel; sdist}'], ['built']);
    const [line, ...others] = linesOf(project);
    assert.equal(others.length, 0);
    assert.match(
      line ?? '',
      /^information built: `built 1\.0` has no wheel for Linux with Python 3\.13: .* may need a compiler$/,
    );
  });

  it('must not build what the settings forbid', () => {
    const universe = [`pyodide: built 1.0 {${WASM}}`, 'built 1.0 {no wheel; sdist}'];
    const project = worker(universe, ['built'], '[tool.uv]\nno-build = true\n');
    assert.match(linesOf(project).join('\n'), /^error built: /);
  });

  it('tells where another system ends otherwise', () => {
    const universe = [`pyodide: here 1.0 {${WASM}}`, `here 1.0 {${LINUX}; ${MAC}}`];
    assert.deepEqual(linesOf(worker(universe, ['here'])), [
      'information here: On Windows, `here` 1.0 stops `pywrangler sync` at the host step (`.venv-workers`): it has wheels only ' +
        'for Linux and macOS',
    ]);
  });

  it('may take another version of what is not vendored', () => {
    const universe = [`pyodide: wasmo 2.0 {${WASM}}`, 'wasmo 1.0'];
    assert.match(linesOf(worker(universe, ['wasmo'])).join('\n'), /^error wasmo: /);
    const kept = '[tool.uv.pip]\nno-emit-package = ["wasmo"]\n';
    assert.deepEqual(linesOf(worker(universe, ['wasmo'], kept)), []);
  });

  it('says nothing of what settings for another platform keep from being vendored', () => {
    const linux = '[tool.uv.pip]\npython-platform = "linux"\n';
    assert.deepEqual(linesOf(worker(PYODIDE_ONLY, ['wasmo'], linux)), []);
  });

  describe('of a project of which something else cannot be vendored', () => {
    const UNIVERSE = [...PYODIDE_ONLY, `native 2.0 {${LINUX}}`, 'native 1.0', `brings 1.0 -> wasmo, native>=2`];

    it('is told for the rest, with a fix that leaves the other trouble as it is', () => {
      const project = worker(UNIVERSE, ['native>=2', 'parent']);
      const { findings } = analysisOf(project);
      assert.deepEqual(findings.map(({ code, name }) => `${code} ${name ?? ''}`).sort(), [
        'host-step parent',
        'no-compatible-wheel native',
      ]);
      const [step] = hostSteps(project);
      const [remedy] = step?.remedies ?? [];
      assert.ok(step && remedy);
      const after = hostSteps({ ...project, text: afterRemedy(project, remedy).text });
      assert.deepEqual([step.severity, remedy.kind, after], ['error', 'pyodide-only', []]);
    });

    it('says nothing of what only the failing dependency brings', () => {
      assert.deepEqual(linesOf(worker(UNIVERSE, ['brings', 'native<2'])), []);
      assert.deepEqual(linesOf(worker(UNIVERSE, ['brings'])), []);
    });

    it('tells only what stops it, not what it would build', () => {
      const universe = [...UNIVERSE, `pyodide: built 1.0 {${WASM}}`, 'built 1.0 {no wheel; sdist}'];
      assert.deepEqual(linesOf(worker(universe, ['native>=2', 'built'])), []);
    });
  });

  it('is not looked at where no wrangler file decides', () => {
    const { universe, text } = worker(PYODIDE_ONLY, ['wasmo']);
    assert.deepEqual(linesOf({ universe, text }), []);
  });

  describe('with what has nothing but sources, which only the machine gets', () => {
    const onlySources = (requirement: string, version = '2.4'): InventedProject => {
      const metadata = `Metadata-Version: ${version}\nName: pure\nVersion: 2.0\nRequires-Dist: ${requirement}\n`;
      const universe = ['pure 2.0 {no wheel; sdist}', 'side 2.0', 'side 1.0'];
      return {
        ...worker(universe, ["pure>=2 ; sys_platform != 'emscripten'", 'side']),
        sources: { 'pure-2.0.tar.gz': { paths: ['pure.py', 'setup.py'], setup: 'setup()', metadata } },
      };
    };

    it('stops where the sources say that they need another version', () => {
      assert.match(
        linesOf(onlySources('side<2')).join('\n'),
        /^error side: `side` 2\.0 stops .*`pure` needs `side` below 2/,
      );
    });

    it('goes through where they need what is vendored', () => {
      assert.deepEqual(analysisOf(onlySources('side>=2')).findings, []);
    });

    it('is unknown where a build decides what they need', () => {
      const { findings } = analysisOf(onlySources('side<2', '2.1'));
      assert.deepEqual(
        findings.map(({ code }) => code),
        ['unknown-verdict'],
      );
    });

    it('is told to the proofs of fixes', () => {
      const failing = onlySources('side<2');
      const text = failing.text.replace(" ; sys_platform != 'emscripten'", '');
      assert.equal(remedyOf({ ...failing, text }, 'marker'), undefined);
      assert.ok(remedyOf({ ...onlySources('side>=2'), text }, 'marker'));
    });
  });
});
