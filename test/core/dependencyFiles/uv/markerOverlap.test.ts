/** Which markers of two sources of one project uv takes for disjoint: its answers to invented pairs, asked of uv 0.13.9. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';

const OVERLAPPING: readonly (readonly [string, string])[] = [
  ["sys_platform in 'linux emscripten'", "sys_platform == 'win32'"],
  ["sys_platform in 'linux emscripten'", "sys_platform not in 'emscripten linux'"],
  ["'linux' in sys_platform", "sys_platform == 'win32'"],
  ["os_name in 'nt'", "sys_platform == 'linux'"],
  ["python_version in '3.11 3.12'", "python_version in '3.12 3.13'"],
  ["platform_machine in 'x86_64 arm64'", "platform_machine == 'wasm32'"],
  ["implementation_name in 'cpython'", "implementation_name == 'pypy'"],
  ["platform_release in '5.0'", "platform_release == '6'"],
  ["python_version >= '3.12'", "python_full_version < '3.12.1'"],
  ["extra == 'a'", "extra == 'b'"],
  ["platform_system in 'Linux'", "sys_platform == 'win32'"],
  ["sys_platform == 'cygwin'", "os_name == 'nt'"],
  ["sys_platform == 'emscripten'", "os_name == 'nt'"],
  ["sys_platform == 'linux'", "platform_system == 'Java'"],
  ["implementation_name == 'pypy'", "platform_python_implementation == 'CPython'"],
  ["sys_platform != 'linux'", "sys_platform != 'emscripten'"],
  ["sys_platform == 'aix'", "os_name == 'nt'"],
  ["sys_platform == 'freebsd13'", "os_name == 'nt'"],
  ["sys_platform == 'win32'", "platform_system == 'Foo'"],
  ["os_name == 'foo'", "sys_platform == 'linux'"],
  ["sys_platform == 'wasi'", "os_name == 'nt'"],
  ["sys_platform == 'emscripten'", "os_name == 'foo'"],
  ["sys_platform == 'emscripten'", "platform_system == 'Foo'"],
  ["platform_system == 'Emscripten'", "os_name == 'nt'"],
  ["platform_system == 'FreeBSD'", "os_name == 'nt'"],
];

const DISJOINT: readonly (readonly [string, string])[] = [
  ["sys_platform in 'linux emscripten'", "sys_platform not in 'linux emscripten'"],
  ["'linux' in sys_platform", "'linux' not in sys_platform"],
  ["os_name == 'nt'", "sys_platform == 'linux'"],
  ["python_version in '3.11 3.12'", "python_version == '3.13'"],
  ["python_version not in '3.11 3.12'", "python_version == '3.12'"],
  ["python_full_version in '3.11.1'", "python_full_version == '3.12.0'"],
  ["platform_machine == 'x86_64'", "platform_machine == 'wasm32'"],
  ["sys_platform in 'linux' and python_version < '3.12'", "sys_platform in 'emscripten' and python_version >= '3.12'"],
  ["sys_platform in 'linux' and sys_platform == 'linux'", "sys_platform == 'emscripten'"],
  ["sys_platform == 'linux' or sys_platform in 'x'", "sys_platform == 'emscripten' and sys_platform not in 'x'"],
  ["sys_platform == 'linux'", "'emscripten' in sys_platform and sys_platform != 'linux'"],
  ["sys_platform < 'linux'", "sys_platform == 'win32'"],
  ["sys_platform < 'linux'", "sys_platform == 'darwin'"],
  ["sys_platform >= 'linux'", "sys_platform < 'linux'"],
  ["implementation_version in '3.13.2'", "implementation_version == '3.12.1'"],
  ["python_version >= '3.12'", "python_version < '3.12'"],
  ["sys_platform == 'linux' and extra == 'a'", "sys_platform == 'emscripten'"],
  ["platform_system == 'Linux'", "sys_platform == 'win32'"],
  ["platform_system == 'Emscripten'", "sys_platform == 'linux'"],
  ["platform_system == 'Linux'", "os_name == 'nt'"],
  ["sys_platform == 'darwin'", "platform_system == 'Linux'"],
  ["sys_platform == 'android'", "platform_system == 'Linux'"],
  ["sys_platform == 'ios'", "platform_system == 'Darwin'"],
  ["sys_platform == 'win32'", "os_name == 'posix'"],
  ["sys_platform == 'darwin'", "os_name == 'nt'"],
  ["platform_system == 'Windows'", "os_name == 'posix'"],
  ["platform_system == 'Darwin'", "os_name == 'nt'"],
  ["sys_platform == 'foo'", "platform_system == 'Windows'"],
  ["sys_platform == 'freebsd'", "platform_system == 'Linux'"],
];

/** Whether uv refuses a project with two sources under these markers. */
function isRefused([one, other]: readonly [string, string]): boolean {
  const sources = [one, other].map(
    (marker, at) => `{ path = "${String(at)}.whl", marker = ${JSON.stringify(marker)} }`,
  );
  const text = `[project]\nname = "w"\nversion = "1"\n[tool.uv.sources]\nalpha = [${sources.join(', ')}]\n`;
  return parsePyproject('/w/pyproject.toml', text).uv?.settings.refused === true;
}

describe('two sources of one project', () => {
  it('are refused if both could count, as far as uv knows: what a text contains tells it nothing', () => {
    assert.deepEqual(
      OVERLAPPING.filter((pair) => !isRefused(pair)),
      [],
    );
  });

  it('are taken if their markers never hold together', () => {
    assert.deepEqual(DISJOINT.filter(isRefused), []);
  });
});
