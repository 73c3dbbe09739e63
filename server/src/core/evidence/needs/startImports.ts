/** What a Worker imports when it starts: its modules are run in thought, as Python would run them. */
import type { ModuleImport } from '../moduleImport.ts';
import { Interpreter } from './_interpreter.ts';
import { Raised, TooMuch } from './_machine.ts';
import { StartWorld, type KnownFiles } from './_startWorld.ts';
import type { TargetFacts } from './targetFacts.ts';
import { Trace, type TracedImport } from './_trace.ts';

/** What runs in the end, and the files that have to be looked at to be sure of it. */
export interface StartReading {
  readonly imports: readonly TracedImport[];
  readonly wanted: readonly string[];
}

/** Where a Worker starts. */
export interface StartPlace {
  /** The dotted name of the module that is imported first. */
  readonly module: string;
  /** The folder of the Worker's modules. */
  readonly root: string;
}

/** A longer text is data, not something that people have written, in UTF-16 units. */
const LONGEST = 500_000;
/** How many statements and expressions are run. */
const MOST_STEPS = 400_000;

/** Every Worker has at least this Python, and none a newer one than the last. */
const WORKER: TargetFacts = {
  platform: 'emscripten',
  osName: 'posix',
  system: 'Emscripten',
  machine: 'wasm32',
  implementation: 'CPython',
  python: [3, 12],
  newest: [3, 14],
  hasEnvironment: true,
};

/** The imports of a Worker with these files, in the order in which they run. Files that nobody has looked at are not there. */
export type { TracedImport } from './_trace.ts';

export function startImports({ module, root }: StartPlace, files: KnownFiles): StartReading {
  const world = new StartWorld(root, (path) => shortened(files(path)), WORKER);
  const trace = new Trace();
  const machine = new Interpreter(world, trace, MOST_STEPS);
  machine.bring(['sys', 'builtins', 'pyodide', 'js']);
  try {
    // Every text is there, so that nothing has to be waited for.
    machine.import(module).next();
  } catch (error) {
    // What ends the start ends it here as well; and what is too much to follow is followed as far as that went.
    if (!(error instanceof Raised || error instanceof TooMuch || error instanceof RangeError)) throw error;
  }
  return { imports: trace.imports, wanted: [...world.wanted] };
}

/** The imports that run with a module's text, in their order. */
export function moduleImports(text: string): readonly ModuleImport[] {
  const files: KnownFiles = (path) => (path === '/module.py' ? text : null);
  return startImports({ module: 'module', root: '/' }, files).imports.map(({ one }) => one);
}

function shortened(text: string | null | undefined): string | null | undefined {
  return typeof text === 'string' && text.length > LONGEST ? '' : text;
}
