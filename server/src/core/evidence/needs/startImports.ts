/** What a Worker imports when it starts: its modules are run in thought, as Python would run them. */
import type { ModuleImport } from '../moduleImport.ts';
import { Interpreter } from './_interpreter.ts';
import { Raised, TooMuch } from './_machine.ts';
import { StartWorld, type KnownFiles } from './_startWorld.ts';
import { PYODIDE, type TargetFacts } from './targetFacts.ts';
import type { Run } from './textNeed.ts';
import { Trace, type TracedImport } from './_trace.ts';

export type { TracedImport } from './_trace.ts';

/** What runs in the end, and the files that have to be looked at to be sure of it. */
export interface StartReading {
  readonly imports: readonly TracedImport[];
  readonly wanted: readonly string[];
}

/** Versions of Python: `[3, 12]`. */
export interface Pythons {
  readonly oldest: readonly [number, number];
  readonly newest: readonly [number, number];
}

/** Where a Worker starts. */
export interface StartPlace {
  /** The dotted name of the module that is imported first. */
  readonly module: string;
  /** The folder of the Worker's modules. */
  readonly root: string;
  /** The Python that it runs with, the oldest and the newest that it may be; without it any that Workers have. */
  readonly pythons?: Pythons;
}

/** A longer text is data, not something that people have written, in UTF-16 units. */
const LONGEST = 500_000;
/** How many statements and expressions are run. */
const MOST_STEPS = 400_000;

/** Every Worker has at least this Python, and none a newer one than the last. */
const ANY: Pythons = { oldest: [3, 12], newest: [3, 14] };

/** What holds in a Worker; its Python is certain where it can only be one. */
function factsOf({ oldest, newest }: Pythons): TargetFacts {
  return { ...PYODIDE, python: oldest, ...(newest[1] > oldest[1] && { newest }) };
}

/**
 * The imports of a Worker with these files, in the order in which they run. It yields the files that have to be looked at, each once
 * before it goes on; what nobody has looked at then is not there.
 */
export function* startRun({ module, root, pythons = ANY }: StartPlace, files: KnownFiles): Run<StartReading> {
  const world = new StartWorld(root, (path) => shortened(files(path)), factsOf(pythons));
  const trace = new Trace();
  const machine = new Interpreter(world, trace, MOST_STEPS);
  machine.bring(['sys', 'builtins', 'pyodide', 'js']);
  try {
    yield* machine.import(module);
  } catch (error) {
    // What ends the start ends it here as well; and what is too much to follow is followed as far as that went.
    if (!(error instanceof Raised || error instanceof TooMuch || error instanceof RangeError)) throw error;
  }
  return { imports: trace.imports, wanted: [...world.wanted] };
}

/** The same without waiting for files. */
export function startImports(place: StartPlace, files: KnownFiles): StartReading {
  const run = startRun(place, files);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

/** The imports that run with a module's text, in their order. */
export function moduleImports(text: string): readonly ModuleImport[] {
  const files: KnownFiles = (path) => (path === '/module.py' ? text : null);
  return startImports({ module: 'module', root: '/' }, files).imports.map(({ one }) => one);
}

function shortened(text: string | null | undefined): string | null | undefined {
  return typeof text === 'string' && text.length > LONGEST ? '' : text;
}
