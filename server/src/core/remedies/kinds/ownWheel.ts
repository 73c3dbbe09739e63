/**
 * What to write to install a wheel that you have built yourself. It cannot be tested before the wheel exists, so it is a
 * text and not an edit.
 * @see https://docs.astral.sh/uv/concepts/indexes/
 */
import { say, type Message } from '../../messages/message.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Attempt } from '../attempt.ts';
import type { KindOfRemedy } from '../kind.ts';
import {
  buildCommand,
  lackedByMachine,
  missingWheels,
  needsLegacyTag,
  pureWheels,
  wheelNameOf,
  type MissingWheel,
} from './_missingWheel.ts';

/** One text for all missing wheels; none if dropping an extra is enough. */
export const ownWheel: KindOfRemedy<'own-wheel'> = {
  kind: 'own-wheel',
  *find(attempt, { withoutExtras, pure }) {
    const [ofPure, native] = [pureWheels(attempt, pure), missingWheels(attempt)];
    const missing = [...ofPure, ...native];
    if (missing.length === 0 || withoutExtras.length > 0) return [];
    const { target } = attempt.context;
    const lines = [
      ...(ofPure.length > 0 ? [buildingPure(ofPure, target)] : []),
      ...(native.length > 0 ? [building(native, attempt)] : []),
      ...installing(missing, attempt),
    ];
    return [
      {
        kind: 'own-wheel',
        title: say('ownWheelTitle', { names: missing.map(({ name }) => name) }),
        preferred: false,
        edits: [],
        cost: say(native.length > 0 ? 'ownWheelCost' : 'ownPureWheelCost'),
        snippet: { language: target.installer.takesFilesBy === 'call' ? 'python' : 'toml', lines },
      },
    ];
  },
};

function buildingPure(missing: readonly MissingWheel[], target: Target): Message {
  return say('ownPureWheelComment', {
    requirements: missing.map(({ name, version }) => `${name}==${version}`),
    files: missing.map((one) => wheelNameOf(one, target)),
  });
}

function building(missing: readonly MissingWheel[], { context: { target, laterReleases } }: Attempt): Message {
  const later = needsLegacyTag(target) ? laterReleases.find((other) => !needsLegacyTag(other)) : undefined;
  return say('ownWheelBuildComment', {
    releases: missing.map(({ name, version }) => ({ name, version })),
    build: buildCommand(target),
    ...(later && { later: later.label }),
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
  const lacked = lackedByMachine(missing, attempt);
  return [
    say('ownWheelProjectComment', { count, inProject: file.kind === 'pyproject' }),
    // An index of one's own would hide what PyPI has for the machine, which pywrangler installs for as well.
    '[tool.uv]',
    'find-links = ["wheels"]',
    ...(lacked ? [say('ownWheelMachineComment', lacked.said), keptToPyodide(lacked.wheels)] : []),
    ...missing.flatMap((one) => (lacked?.wheels.includes(one) === true ? [] : sourceOf(one, target))),
  ];
}

/** Declared or not, an override replaces what is asked for, and nothing asks for it on the machine. */
function keptToPyodide(wheels: readonly MissingWheel[]): string {
  const kept = wheels.map(({ name, version }) => `${name}==${version} ; sys_platform == 'emscripten'`);
  return `override-dependencies = [${kept.map((text) => JSON.stringify(text)).join(', ')}]`;
}

/** The other way for what is declared: a path. Not for pure Python, as the build decides how that file is called. */
function sourceOf(one: MissingWheel, target: Target): readonly (string | Message)[] {
  if (one.pure || one.name !== one.declared) return [];
  return [
    '',
    say('ownWheelSourceComment'),
    '[tool.uv.sources]',
    `${one.name} = { path = "wheels/${wheelNameOf(one, target)}", marker = "sys_platform == 'emscripten'" }`,
  ];
}
