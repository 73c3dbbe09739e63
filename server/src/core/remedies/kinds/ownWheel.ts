/**
 * What to write to install a wheel that one has built oneself. It cannot be tried before there is the wheel, so it is a text
 * and no edit.
 * @see https://docs.astral.sh/uv/concepts/indexes/
 */
import type { Target } from '../../runtimes/target.ts';
import { listOf } from '../../messages/words.ts';
import type { Attempt } from '../attempt.ts';
import { missingWheels, pythonTagOf, wheelNameOf, type MissingWheel } from './_missingWheel.ts';
import type { Remedy } from '../remedy.ts';

/** One text for all the wheels that are missing. */
export function ownWheelRemedies(attempt: Attempt): readonly Remedy[] {
  const { target } = attempt.context;
  const missing = missingWheels(attempt);
  if (missing.length === 0) return [];
  const names = listOf(missing.map(({ name }) => name));
  const snippet = [...building(missing, target), ...installing(missing, attempt)].join('\n');
  return [
    {
      kind: 'own-wheel',
      title: `Build ${missing.length > 1 ? 'wheels' : 'a wheel'} of ${names} yourself and install from a folder`,
      preferred: false,
      edits: [],
      cost: 'it may fail, and every release is built anew',
      snippet: `${snippet}\n`,
    },
  ];
}

function building(missing: readonly MissingWheel[], target: Target): readonly string[] {
  return [
    `# 1. In the sources of ${listOf(missing.map(({ name, version }) => `${name} ${version}`))}, with cibuildwheel 4.0 or newer on Linux:`,
    `#      CIBW_PLATFORM=pyodide CIBW_BUILD='${pythonTagOf(target)}-*' cibuildwheel`,
    `#    ${missing.length > 1 ? 'The files that fit here:' : 'The file that fits here:'}`,
    ...missing.map((one) => `#      ${wheelNameOf(one, target)}`),
  ];
}

function installing(missing: readonly MissingWheel[], attempt: Attempt): readonly string[] {
  const { target, file } = attempt.context;
  if (target.installer.takesFilesBy === 'call') {
    return [
      `# 2. Put ${missing.length > 1 ? 'them' : 'it'} into a folder wheels/ beside your page, and install from there before everything else:`,
      'import micropip',
      '',
      ...missing.map((one) => `await micropip.install(${JSON.stringify(`./wheels/${wheelNameOf(one, target)}`)})`),
    ];
  }
  const declared = missing.filter(({ name, declared: wanted }) => name === wanted);
  return [
    `# 2. Put ${missing.length > 1 ? 'them' : 'it'} into a folder wheels/ beside ${file.kind === 'pyproject' ? 'pyproject.toml' : 'the project'}; in pyproject.toml:`,
    '[[tool.uv.index]]',
    'name = "own-wheels"',
    'url = "wheels"',
    'format = "flat"',
    ...declared.flatMap((one) => [
      '',
      '# or, for that one wheel of what you declare yourself, instead of the index:',
      '[tool.uv.sources]',
      `${one.name} = { path = "wheels/${wheelNameOf(one, target)}", marker = "sys_platform == 'emscripten'" }`,
    ]),
  ];
}
