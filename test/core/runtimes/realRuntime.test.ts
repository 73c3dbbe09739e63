/** Compares the data with Pyodide itself, booted under Node from the npm package, without a network. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { loadPyodide, version } from 'pyodide';
import type { MarkerEnvironment } from '../../../server/src/core/packaging/requirements/marker.ts';
import { formatTag } from '../../../server/src/core/packaging/wheels/tag.ts';
import { formatVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { isTarget, targetNamed } from '../../../server/src/core/runtimes/runtimes.ts';
import type { Target } from '../../../server/src/core/runtimes/target.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';

/** PEP 508's definition of each marker, and PEP 425's tags as `packaging` derives them from the interpreter. */
const QUESTIONS = `
import importlib.machinery, json, os, platform, sys, sysconfig

def full_version(info):
    text = f"{info.major}.{info.minor}.{info.micro}"
    return text if info.releaselevel == "final" else f"{text}{info.releaselevel[0]}{info.serial}"

newest = sys.version_info.minor
cp = f"cp3{newest}"
abi3 = ".abi3.so" in importlib.machinery.EXTENSION_SUFFIXES
free_threaded = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
platforms = [f"{family}_{sysconfig.get_config_var(variable)}_wasm32" for family, variable in
             (("pyemscripten", "PYEMSCRIPTEN_PLATFORM_VERSION"), ("pyodide", "PYODIDE_ABI_VERSION"))]
platforms.append(sysconfig.get_platform().replace("-", "_").replace(".", "_"))

def tags():
    for abi in [cp, *(["abi3"] if abi3 and not free_threaded else []), "none"]:
        yield from (f"{cp}-{abi}-{p}" for p in platforms)
    if abi3 and not free_threaded:
        for minor in range(newest - 1, 1, -1):
            yield from (f"cp3{minor}-abi3-{p}" for p in platforms)
    pure = [f"py3{newest}", "py3", *(f"py3{minor}" for minor in range(newest - 1, -1, -1))]
    for python in pure:
        yield from (f"{python}-none-{p}" for p in platforms)
    yield f"{cp}-none-any"
    yield from (f"{python}-none-any" for python in pure)

json.dumps({"tags": list(tags()), "environment": {
    "os_name": os.name,
    "sys_platform": sys.platform,
    "platform_machine": platform.machine(),
    "platform_python_implementation": platform.python_implementation(),
    "platform_release": platform.release(),
    "platform_system": platform.system(),
    "platform_version": platform.version(),
    "python_version": ".".join(platform.python_version_tuple()[:2]),
    "python_full_version": platform.python_version(),
    "implementation_name": sys.implementation.name,
    "implementation_version": full_version(sys.implementation.version),
}})`;

interface Answer {
  readonly tags: readonly string[];
  readonly environment: MarkerEnvironment;
}

describe('the real Pyodide', () => {
  let answer: Answer;
  let target: Target;

  before(async function () {
    this.timeout(120_000);
    // By default it finds its location from the stack, where its source map gives a different one.
    const indexURL = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
    const pyodide = await loadPyodide({ indexURL });
    answer = JSON.parse(String(pyodide.runPython(QUESTIONS))) as Answer;
    const named = targetNamed(`pyodide-${version}`, loadRuntimeData());
    assert.ok(isTarget(named));
    target = named;
  });

  it('answers to every marker as its target does', () => {
    assert.deepEqual(target.environment, answer.environment);
  });

  it('has the Python that Requires-Python is checked against', () => {
    assert.equal(formatVersion(target.python), answer.environment.python_full_version);
  });

  it('loads the wheels that its target takes, in the same order', () => {
    assert.deepEqual(target.tags.ordered.map(formatTag), answer.tags);
  });
});
