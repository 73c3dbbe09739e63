/**
 * What to write to install a wheel that you have built yourself. It cannot be tested before the wheel exists, so it is a
 * text and not an edit.
 * @see https://docs.astral.sh/uv/concepts/indexes/
 */
import { say, type Message } from '../../messages/message.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Attempt } from '../attempt.ts';
import type { KindOfRemedy } from '../kind.ts';
import { buildCommand, missingWheels, wheelNameOf, type MissingWheel } from './_missingWheel.ts';

/** One text for all missing wheels; none if dropping an extra is enough. */
export const ownWheel: KindOfRemedy<'own-wheel'> = {
  kind: 'own-wheel',
  *find(attempt, { withoutExtras }) {
    const missing = attempt.context.target.pyodide === undefined ? [] : missingWheels(attempt);
    if (missing.length === 0 || withoutExtras.length > 0) return [];
    const { target } = attempt.context;
    const lines = [building(missing, target), ...installing(missing, attempt)];
    return [
      {
        kind: 'own-wheel',
        title: say('ownWheelTitle', { names: missing.map(({ name }) => name) }),
        preferred: false,
        edits: [],
        cost: say('ownWheelCost'),
        snippet: { language: target.installer.takesFilesBy === 'call' ? 'python' : 'toml', lines },
      },
    ];
  },
};

function building(missing: readonly MissingWheel[], target: Target): Message {
  return say('ownWheelBuildComment', {
    releases: missing.map(({ name, version }) => ({ name, version })),
    command: buildCommand(target),
    files: missing.map((one) => wheelNameOf(one, target)),
  });
}

function installing(missing: readonly MissingWheel[], attempt: Attempt): readonly (string | Message)[] {
  const { target, file } = attempt.context;
  const count = missing.length;
  if (target.installer.takesFilesBy === 'call') {
    return [
      say('ownWheelPageComment', { count }),
      'import micropip',
      '',
      ...missing.map((one) => `await micropip.install(${JSON.stringify(`./wheels/${wheelNameOf(one, target)}`)})`),
    ];
  }
  const declared = missing.filter(({ name, declared: wanted }) => name === wanted);
  return [
    say('ownWheelProjectComment', { count, inProject: file.kind === 'pyproject' }),
    '[[tool.uv.index]]',
    'name = "own-wheels"',
    'url = "wheels"',
    'format = "flat"',
    ...declared.flatMap((one) => [
      '',
      say('ownWheelSourceComment'),
      '[tool.uv.sources]',
      `${one.name} = { path = "wheels/${wheelNameOf(one, target)}", marker = "sys_platform == 'emscripten'" }`,
    ]),
  ];
}
