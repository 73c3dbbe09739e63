/** The values that a Pyodide gives to the markers of PEP 508. */
import type { MarkerEnvironment } from '../packaging/requirements/marker.ts';

/**
 * The runtime's values for markers.
 * @param series the Python version: `3.13`
 */
export function markerEnvironment(
  {
    python,
    implementation,
    emscripten,
  }: { readonly python: string; readonly implementation?: string; readonly emscripten: string },
  series: string,
): MarkerEnvironment {
  return {
    os_name: 'posix',
    sys_platform: 'emscripten',
    platform_machine: 'wasm32',
    platform_system: 'Emscripten',
    platform_release: emscripten,
    platform_version: '#1',
    implementation_name: 'cpython',
    platform_python_implementation: 'CPython',
    python_version: series,
    python_full_version: python,
    implementation_version: implementation ?? python,
  };
}
