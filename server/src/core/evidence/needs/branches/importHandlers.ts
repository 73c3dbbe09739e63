/** Which handlers of a `try` Pyodide never gets into, since the imports before them never fail there. */
import type { Expression, Handler, Statement, StatementOf } from '../../python/syntax.ts';

/** What is known of a handler: it never runs, or not where `%pip` installs anything in Pyodide, since that needs an installer. */
export type HandlerRuns = 'never' | 'never-with-pip' | 'perhaps';

/** Modules that are there in every Pyodide. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  ...['sys', 'os', 'asyncio', 'json', 'js', 'pyodide', 'pyodide_js', 'pyodide.ffi', 'pyodide.http', 'pyodide.code'],
]);
/** Names in them that every Pyodide that is known here has. */
const NAMES_THERE: ReadonlySet<string> = new Set([
  ...['pyodide.ffi.create_proxy', 'pyodide.ffi.to_js', 'pyodide.ffi.JsProxy', 'pyodide.http.pyfetch'],
  ...['pyodide.http.open_url', 'pyodide.code.run_js', 'pyodide.code.eval_code'],
]);
/** Those that a kernel needs for `%pip`. */
const INSTALLERS: ReadonlySet<string> = new Set(['micropip', 'piplite']);
const OF_IMPORTS: ReadonlySet<string> = new Set(['ImportError', 'ModuleNotFoundError']);

/** Which handlers of a `try` never run, since what stands in it does not fail in such a way. */
export function handlersOf({ body, handlers }: StatementOf<'try'>): readonly HandlerRuns[] {
  const modules = body.flatMap(modulesIn);
  const isThere = modules.length > 0 && modules.every((name) => ALWAYS_THERE.has(name) || INSTALLERS.has(name));
  if (
    !isThere ||
    !body.every((statement) => statement.kind === 'import' || isHarmless(statement) || installs(statement))
  )
    return handlers.map(() => 'perhaps');
  const runs = modules.some((name) => INSTALLERS.has(name)) ? 'never-with-pip' : 'never';
  const mayFail = body.some(installs);
  return handlers.map((handler) => (mayFail && !isForImports(handler) ? 'perhaps' : runs));
}

/** The modules that an import needs; of one that may fail by another name none that is known. */
function modulesIn(statement: Statement): readonly string[] {
  if (statement.kind !== 'import') return [];
  return statement.imports.map(({ module, level, names }) => {
    const isOfInstaller = INSTALLERS.has(module) && names.every((name) => name === 'install');
    const areThere = isOfInstaller || names.every((name) => NAMES_THERE.has(`${module}.${name}`));
    return level === 0 && areThere && !statement.isStar ? module : '';
  });
}

/** What cannot fail: a plain value that gets a name, or is returned. */
function isHarmless(statement: Statement): boolean {
  if (statement.kind === 'return') return statement.value === undefined || statement.value.kind === 'constant';
  return statement.kind === 'assign' && statement.value?.kind === 'constant' && statement.operator === undefined;
}

/** Whether a statement calls an installer, and does nothing besides; a line for IPython is a name here. */
function installs(statement: Statement): boolean {
  if (statement.kind !== 'expression') return false;
  const { value } = statement;
  const made = value.kind === 'several' && value.parts.length === 1 ? value.parts[0] : value;
  if (made?.kind !== 'call') return made?.kind === 'name';
  const { of, args } = made;
  const isInstaller = of.kind === 'attribute' && of.of.kind === 'name' && INSTALLERS.has(of.of.name);
  return (
    (isInstaller || (of.kind === 'name' && of.name === 'install')) && args.every(({ value: given }) => isPlain(given))
  );
}

function isPlain(value: Expression): boolean {
  if (value.kind === 'list') return value.items.every((item) => isPlain(item.value));
  return value.kind === 'constant' || value.kind === 'name';
}

/** Whether a handler deals with missing modules only. */
function isForImports({ errors }: Handler): boolean {
  const named = errors?.kind === 'list' ? errors.items.map(({ value }) => value) : [errors];
  return named.every((error) => error?.kind === 'name' && OF_IMPORTS.has(error.name));
}

/** Whether an import never fails in Pyodide, and whoever runs it needs no installer for that. */
export function neverFails(statement: StatementOf<'import'>): boolean {
  return modulesIn(statement).every((name) => ALWAYS_THERE.has(name));
}
