/** Whether a source distribution is pure Python: nothing in it is compiled, and nothing that builds it compiles. */
import type { SourceContents } from '../candidates/sourceContents.ts';
import { parsePyproject } from '../dependencyFiles/pyproject.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';

/** What is compiled, and what configures compilers. */
const COMPILED =
  /\.(?:a|asm|c|cc|cpp|cu|cxx|dll|dylib|f|f77|f90|f95|for|go|m|mm|o|pxd|pyd|pyx|rs|so|swift|zig)$|(?:^|\/)(?:binding\.gyp|Cargo\.toml|CMakeLists\.txt|configure|configure\.ac|meson\.build)$/i;

/** What is only for developers and readers. */
const BESIDE = /^(?:[^/]+\/)*(?:benchmarks?|docs?|examples?|tests?|testing)\//i;

/** Build backends and build requirements of projects that compile. */
const COMPILERS: ReadonlySet<NormalizedName> = new Set(
  [
    'cffi',
    'cmake',
    'cython',
    'cppy',
    'hatch-cython',
    'maturin',
    'meson',
    'meson-python',
    'mypy',
    'nanobind',
    'ninja',
    'numpy',
    'oldest-supported-numpy',
    'py-build-cmake',
    'pybind11',
    'scikit-build',
    'scikit-build-core',
    'setuptools-golang',
    'setuptools-rust',
    'sip',
    'swig',
  ].map(normalizeName),
);

/** Words with which a setup.py invokes a compiler. */
const COMPILING_SETUP =
  /\b(?:build_ext|cffi_modules|cythonize|ext_modules|Extension|libraries_dirs|mypycify|RustExtension|rust_extensions)\b/;

/**
 * What shows that something is compiled when the sources are built: the path of a file, or the name of a tool.
 * @returns undefined if nothing does, so that the build is pure Python
 */
export function compiledPart({ paths, pyproject, setup }: SourceContents): string | undefined {
  const file = paths.find((path) => COMPILED.test(path) && !BESIDE.test(path));
  if (file !== undefined) return file;
  if (pyproject === undefined && setup === undefined) return 'no-build-file';
  const tool = pyproject === undefined ? undefined : buildRequirements(pyproject).find((name) => COMPILERS.has(name));
  if (tool !== undefined) return tool;
  return setup !== undefined && COMPILING_SETUP.test(setup) ? 'setup.py' : undefined;
}

function buildRequirements(pyproject: string): readonly NormalizedName[] {
  return parsePyproject('pyproject.toml', pyproject).declarations.flatMap(({ table, requirement }) =>
    table === 'build-system.requires' && requirement ? requirement.normalized : [],
  );
}
