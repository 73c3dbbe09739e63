#!/usr/bin/env node
// Writes server/src/data/startUp.json: what importing a package does while a Python Worker starts, from measurements.
//   node tools/updateStartUp.mjs MEASUREMENTS.json --source TEXT [--measured YYYY-MM-DD] [--to FILE]
// MEASUREMENTS.json has `about` (`how` and `sdk` say when and with which workers-runtime-sdk), `packages` (an import under
// three treatments: without patches, with those of workerd, with those of the SDK), `releases` (from which release on an
// import fails), and `sdk_releases.starts_from` (from which SDK on one starts). server/src/data/importNames.json says which
// project a module belongs to where its name does not.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importSources } from './importSources.mjs';
import { ROOT } from './project.mjs';

const { compareVersions, parseVersion, normalizeName, projectsOfModule } = await importSources(`
  export { compareVersions, parseVersion } from './server/src/core/packaging/versions/version.ts';
  export { normalizeName } from './server/src/core/packaging/name.ts';
  export { projectsOfModule } from './server/src/core/runtimes/startUp/importNames.ts';
`);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { type: 'string' },
    measured: { type: 'string' },
    to: { type: 'string', default: join(ROOT, 'server/src/data/startUp.json') },
  },
});
const [input] = positionals;
if (input === undefined || options.source === undefined) throw new Error('MEASUREMENTS.json and --source are needed');
const { about, packages, releases, sdk_releases: sdkReleases } = JSON.parse(readFileSync(input, 'utf8'));
const importNames = JSON.parse(readFileSync(join(ROOT, 'server/src/data/importNames.json'), 'utf8'));

const TREATMENTS = [
  { name: 'none', result: 'without_patches', cause: 'cause' },
  { name: 'bundled', result: 'workerd_patches', cause: 'workerd_cause' },
  { name: 'sdk', result: 'sdk_1_9_5', cause: 'sdk_cause' },
];

const isBefore = (one, other) => compareVersions(versionOf(one), versionOf(other)) < 0;

function versionOf(text) {
  const version = parseVersion(text);
  if (!version) throw new Error(`${text} is no version`);
  return version;
}

function ownerOf(module) {
  return projectsOfModule(module, importNames)[0] ?? normalizeName(module.split('.')[0]);
}

/** The module that a cause is in: from the name of its file, or, where a patch itself fails, of what it patches. */
function moduleOfCause({ call, file }) {
  if (file.startsWith('workerd ')) return call.split('.')[0];
  return file.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.');
}

/** A cause in the table's form; undefined where nothing fails at start. */
function causeOf(row, treatment) {
  const result = row[treatment.result];
  const cause = row[treatment.cause];
  if (!/^(?:fails_start|fails_patch|fails_native|native_risk)$/.test(result) || !cause) return undefined;
  const isPatch = result === 'fails_patch' || /^\w+Error:/.test(cause.call);
  const isNative = result === 'fails_native' || result === 'native_risk';
  const why = isPatch ? 'patch' : isNative ? 'native' : cause.call.startsWith('ssl.') ? 'ssl' : 'randomness';
  const own = ownerOf(row.import.split(':')[0]);
  const module = moduleOfCause(cause);
  const culprit = cause.file === '?' || isHarmless(module, treatment, own) ? own : ownerOf(module);
  const file = cause.file === '?' || cause.file.startsWith('workerd ') ? undefined : cause.file;
  const call = isPatch || isNative ? undefined : cause.call.replace(/ .*/, '').replace(/\(.*\)$/, '');
  return { why, ...(call && { call }), ...(file && { file }), culprit };
}

/** Whether importing the newest release of a module's project succeeds by itself: then what fails is who calls it. */
function isHarmless(module, { result }, caller) {
  const owner = ownerOf(module);
  if (owner === caller) return false;
  const own = packages.filter((row) => ownerOf(row.import.split(':')[0]) === owner);
  const [newest] = own.map(({ version }) => version).sort((one, other) => (isBefore(one, other) ? 1 : -1));
  return own.length > 0 && own.every((row) => row.version !== newest || row[result] === 'ok');
}

/** The rows of each module, those of one release merged. */
function measuredModules() {
  const modules = new Map();
  for (const row of packages) {
    if (TREATMENTS.some(({ result }) => row[result] === 'fails_pyodide')) continue;
    const module = row.import.split(':')[0];
    const tried = modules.get(module) ?? new Map();
    modules.set(module, tried);
    const entry = tried.get(row.version) ?? { project: ownerOf(module), module, tried: row.version };
    tried.set(row.version, entry);
    for (const treatment of TREATMENTS) {
      const cause = causeOf(row, treatment);
      entry[treatment.name] = uniqueCauses([...(entry[treatment.name] ?? []), ...(cause ? [cause] : [])]);
    }
  }
  return [...modules.values()].map((tried) => [...tried.values()]);
}

/**
 * The first refusal hides later ones: what fails with the patches of the SDK fails with fewer patches, too, and what a broken
 * patch hides may fail in another package as it does without patches.
 */
function withHidden(entry) {
  const refused = entry.sdk.filter(({ why }) => why !== 'patch');
  const brokenBundle = entry.bundled.some(({ why, culprit }) => why === 'patch' && culprit !== entry.project);
  const foreign = brokenBundle ? entry.none.filter(({ culprit }) => culprit !== entry.project) : [];
  return {
    ...entry,
    none: uniqueCauses([...entry.none, ...refused]),
    bundled: uniqueCauses([...entry.bundled, ...foreign, ...refused]),
  };
}

function uniqueCauses(causes) {
  return [...new Map(causes.map((cause) => [`${cause.why} ${cause.culprit} ${cause.file}`, cause])).values()];
}

/** What `releases` says of a module. */
function probeOf(project, module) {
  const own = releases.filter((one) => normalizeName(one.package) === project);
  return own.find((one) => one.module.split(':')[0] === module) ?? own[0];
}

/**
 * The entries of a module, each with what its other releases were seen to meet in other projects: whether that fails depends on
 * the releases of those.
 */
function withOtherReleases(entries) {
  return entries.map((entry) => {
    const foreign = ({ name }) =>
      entries.flatMap((other) => other[name].filter(({ culprit }) => culprit !== entry.project));
    const known = (name) => new Set(entry[name].map(({ culprit }) => culprit));
    const added = TREATMENTS.map((treatment) => {
      const others = foreign(treatment).filter(({ culprit }) => !known(treatment.name).has(culprit));
      const marked = others.map((cause) => ({ ...cause, ofOtherRelease: true }));
      return [treatment.name, [...entry[treatment.name], ...uniqueCauses(marked)]];
    });
    return { ...entry, ...Object.fromEntries(added) };
  });
}

/** From which release on a project fails as measured, if older ones do not. */
function boundaryOf(project, module) {
  const probe = probeOf(project, module);
  const first = /^\d[\w.]*$/.exec(probe?.first_failing ?? '')?.[0];
  if (first && probe.not_failing_before) return first;
  return startsFrom().find((one) => one.project === project)?.least;
}

/** Before which release a project starts, if that is known. */
function startsBefore(project, module) {
  const probe = probeOf(project, module);
  return probe?.not_failing_before && /^\d[\w.]*$/.exec(probe.first_failing)?.[0];
}

/** The oldest release for which an entry was tried: older ones are not known to do the same. */
function oldestTried({ project, module, tried }, least) {
  const probed = /^\d[\w.]*/.exec(probeOf(project, module)?.first_failing ?? '')?.[0];
  return [least, probed, tried]
    .filter((one) => one !== undefined && (!least || !isBefore(one, least)))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))[0];
}

/** The specifier of the releases that each measured one of a module stands for. */
function withVersions(entries) {
  const sorted = [...entries].sort((a, b) => (isBefore(a.tried, b.tried) ? -1 : 1));
  const [{ project, module }] = sorted;
  const boundary = boundaryOf(project, module);
  return sorted.map((entry, index) => {
    const next = sorted[index + 1]?.tried;
    const isAbove = boundary !== undefined && !isBefore(entry.tried, boundary);
    const opensSide = index === 0 || (isAbove && isBefore(sorted[index - 1].tried, boundary));
    const least = opensSide ? (isAbove ? boundary : undefined) : entry.tried;
    const closesSide = next !== undefined && !isAbove && boundary !== undefined && !isBefore(next, boundary);
    const most = closesSide || (next === undefined && boundary !== undefined && !isAbove) ? boundary : next;
    const versions = [...(least ? [`>=${least}`] : []), ...(most ? [`<${most}`] : [])].join(',');
    // What starts is known of older releases by the boundary; what fails, from the oldest that was tried.
    const since = entry.sdk.length + entry.bundled.length + entry.none.length > 0 && oldestTried(entry, least);
    const before = isAbove && startsBefore(project, module);
    return {
      ...entry,
      ...(versions !== '' && { versions }),
      ...(since && { since }),
      ...(since && before && { startsBefore: before }),
    };
  });
}

/** Projects that others fail through and that were not imported themselves, as far as their own files fail. */
function culpritsWithoutRow(entries) {
  const known = new Set(entries.map(({ project }) => project));
  const found = new Map();
  for (const entry of entries) {
    for (const { name } of TREATMENTS) {
      for (const cause of entry[name].filter(({ culprit }) => !known.has(culprit))) {
        const { culprit } = cause;
        const module = releases.find((one) => normalizeName(one.package) === culprit)?.module ?? moduleOf(cause);
        const own = found.get(culprit) ?? { project: culprit, module, none: [], bundled: [], sdk: [] };
        found.set(culprit, { ...own, [name]: uniqueCauses([...own[name], cause]) });
      }
    }
  }
  return [...found.values()].map((entry) => {
    const boundary = boundaryOf(entry.project, entry.module);
    return withHidden({
      ...entry,
      ...(boundary && { versions: `>=${boundary}`, since: boundary, startsBefore: boundary }),
    });
  });
}

function moduleOf({ file = '', culprit }) {
  return file === '' ? culprit.replaceAll('-', '_') : file.split('/')[0];
}

/** `sdk_releases.starts_from`: `NAME VERSION` or `NAME >= VERSION`, and the release of the SDK. */
function startsFrom() {
  return Object.entries(sdkReleases.starts_from).map(([text, release]) => {
    const [, name = '', operator, version] = /^([\w.-]+) (?:(>=) )?(\S+)/.exec(text) ?? [];
    return { project: normalizeName(name), ...(operator && { least: version }), release };
  });
}

/** Says which SDK lets an import through: of the culprit where that is not known to need another one, else of the project. */
function withSdkReleases(entries) {
  const needs = new Map(startsFrom().map(({ project, release }) => [project, release]));
  for (const [project, release] of [...needs]) {
    const entry = entries.findLast((one) => one.project === project);
    const [cause] = [...(entry?.none ?? []), ...(entry?.bundled ?? [])];
    if (!cause || cause.culprit === project || needs.has(cause.culprit)) continue;
    needs.delete(project);
    needs.set(cause.culprit, release);
  }
  return entries.map((entry) => {
    const release = needs.get(entry.project);
    const failsBefore = entry.none.length + entry.bundled.length > 0 && entry.sdk.length === 0;
    if (release !== undefined && failsBefore) return { ...entry, sdkFrom: release };
    // Probed by itself, and only with the newest SDK.
    const isProbed = failsBefore && boundaryOf(entry.project, entry.module) !== undefined;
    const fails = isProbed && entry.none.some(({ why }) => why !== 'native') && entry.since !== undefined;
    const waitsForOther = fails && entry.none.some(({ culprit }) => needs.has(culprit));
    return waitsForOther ? { ...entry, startsWith: sdk } : entry;
  });
}

const measured = options.measured ?? /\d{4}-\d{2}-\d{2}/.exec(about.how)?.[0];
const sdk = /\d+(?:\.\d+)+/.exec(about.sdk)?.[0];
const rows = measuredModules().flatMap((entries) => withOtherReleases(withVersions(entries.map(withHidden))));
const entries = withSdkReleases([...rows, ...culpritsWithoutRow(rows)]);
entries.sort((a, b) => (a.module < b.module ? -1 : a.module > b.module ? 1 : 0));
const lines = entries.map(({ project, module, versions, since, tried, startsBefore, sdkFrom, startsWith, ...causes }) =>
  JSON.stringify({
    project,
    module,
    ...(versions && { versions }),
    ...(tried && { tried }),
    ...(since && since !== tried && { since }),
    ...(startsBefore && { startsBefore }),
    ...(sdkFrom && { sdkFrom }),
    ...(startsWith && { startsWith }),
    ...Object.fromEntries(TREATMENTS.map(({ name }) => [name, causes[name]])),
  }),
);
const head = JSON.stringify({ source: options.source, measured, sdk }).slice(0, -1);
writeFileSync(options.to, `${head},"entries":[\n${lines.join(',\n')}\n]}\n`);
console.log(`${entries.length} entries`);
