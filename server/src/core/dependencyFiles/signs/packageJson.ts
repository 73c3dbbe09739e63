/** What a package.json says about the runtime: dependencies on a platform, or on Pyodide itself. */
import { readJsonc } from '../../config/json.ts';
import { valueAt } from '../../config/tomlNode.ts';
import type { RuntimeSign } from './runtimeSign.ts';

const NPM_PACKAGES: ReadonlyMap<string, RuntimeSign['of']> = new Map([
  ['@pyscript/core', 'pyscript-core'],
  ['@stlite/browser', 'stlite'],
  ['@stlite/mountable', 'stlite'],
  ['@stlite/react', 'stlite'],
  ['@stlite/desktop', 'stlite-desktop'],
  ['@marimo-team/islands', 'marimo'],
  ['@gradio/lite', 'gradio-lite'],
  ['pyodide', 'pyodide'],
]);

/** The signs in a package.json. */
export function signsInPackageJson(path: string, text: string): readonly RuntimeSign[] {
  const { root } = readJsonc(text);
  return ['dependencies', 'devDependencies'].flatMap((table) => {
    const packages = valueAt(root, [table]);
    if (packages?.kind !== 'table') return [];
    return [...packages.entries.values()].flatMap(({ key, keySpan, value }): RuntimeSign[] => {
      const of = NPM_PACKAGES.get(key);
      if (!of) return [];
      const asked = value.kind === 'string' && /\d/.test(value.value) ? value : undefined;
      const sign = { of, text: key, path };
      return [
        asked ? { ...sign, release: asked.value, notation: 'npm', span: asked.content } : { ...sign, span: keySpan },
      ];
    });
  });
}
