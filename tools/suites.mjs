// The suites of the tests: which there are, which ones a pattern selects, and how they are prepared to run.
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './project.mjs';

const STORY = /^test\/extension\/.+\.story\.ts$/;

/** Stories that run in VS Code for the web, see tools/vscode-host/webHost.mjs. */
const WEB = /^test\/extension\/web\//;

/** Stories with a folder of the same name beside them, which is the whole workspace of a VS Code of their own. */
const ALONE = /^(test\/extension\/alone\/.+)\.story\.ts$/;

/**
 * The stories that one VS Code runs, in an order that does not matter.
 * @param {readonly string[]} stories paths from the root
 * @returns {{stories: string[], workspace?: string, isWeb?: true}[]} `workspace`: a path from the root; by default the examples
 */
export function groupStories(stories) {
  const common = stories.filter((path) => !ALONE.test(path) && !WEB.test(path));
  const web = stories.filter((path) => WEB.test(path));
  const alone = stories.flatMap((path) => {
    const workspace = ALONE.exec(path)?.[1];
    return workspace === undefined ? [] : [{ stories: [path], workspace }];
  });
  return [
    ...(common.length > 0 ? [{ stories: common }] : []),
    ...alone,
    ...(web.length > 0 ? [{ stories: web, isWeb: true }] : []),
  ];
}

/** Makes tests fail if they reach beyond loopback; bundled with the suites. */
const GUARD = 'test/support/beyondLoopback.ts';

/**
 * What the patterns select: paths from the root, with slashes.
 * @param {readonly string[]} patterns each a part of the path of a suite, such as `core/packaging`; none for all suites
 * @returns {{suites: string[], stories: string[], unmatched: string[]}} `stories` run in the real editor
 */
export function findSuites(patterns, root = ROOT) {
  const all = readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path.endsWith('.test.ts') || STORY.test(path))
    .sort();
  const wanted = patterns.map((pattern) => pattern.replaceAll('\\', '/').replace(/^\.\//, ''));
  const chosen = wanted.length === 0 ? all : all.filter((path) => wanted.some((pattern) => path.includes(pattern)));
  return {
    suites: chosen.filter((path) => !STORY.test(path)),
    stories: chosen.filter((path) => STORY.test(path)),
    unmatched: wanted.filter((pattern) => !all.some((path) => path.includes(pattern))),
  };
}

/**
 * Bundles suites with their imports, without type checking, into a new folder, so that only the current sources run. The
 * caller removes the folder.
 * @returns {Promise<{folder: string, suites: {source: string, bundled: string}[], guard: string}>} paths; what is `bundled`,
 *   and the guard, can be imported
 */
export async function bundleSuites(suites) {
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'out/suites-'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...suites, GUARD],
    outbase: 'test',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    loader: { '.md': 'text' },
    platform: 'node',
    format: 'esm',
    target: 'node20.18',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
  const bundled = (path) => join(folder, path.replace(/^test\//, '').replace(/\.ts$/, '.mjs'));
  return { folder, suites: suites.map((source) => ({ source, bundled: bundled(source) })), guard: bundled(GUARD) };
}
