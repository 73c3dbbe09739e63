/** What goes wrong around a Worker. In English. */
import { code, listOf } from '../words.ts';
import type { WheelSizes, WorkerMessages } from '../groups/worker.ts';

const WHAT_FAILS = { import: 'importing it fails', use: 'using it fails', part: 'a part of it fails' } as const;

export const workerMessages: WorkerMessages = {
  requirementsTxtBeside: () =>
    'pywrangler stops where a `requirements.txt` stands beside `pyproject.toml`: put what it lists into ' +
    '`[project].dependencies` and delete it, or give it another name',
  requirementsTxtItself: () =>
    'pywrangler stops where this file stands beside `pyproject.toml`: put what it lists into ' +
    '`[project].dependencies` there and delete it, or give it another name',
  requirementsTxtAlone: () =>
    'pywrangler does not read `requirements.txt`: a Worker is installed from `[project].dependencies` of a ' +
    '`pyproject.toml`, which is missing here',
  requirementsTxtMustGo: () => 'this file must go',
  cfRequirementsTxtUnread: () =>
    'Nothing reads `cf-requirements.txt`: a Worker gets `[project].dependencies` of `pyproject.toml` only. ' +
    'Put what it lists there and delete it',

  toolVendored: ({ tool }) =>
    `${code(tool)} is a tool for your computer, but everything in \`[project].dependencies\` is installed into the ` +
    'Worker, native code included: move it to the `dev` group',
  groupNeverVendored: ({ group }) => neverVendored(`The group ${code(group)}`),
  extraNeverVendored: ({ extra }) => neverVendored(`The extra ${code(extra)}`),
  dependenciesInPoetryOnly: ({ names, count }) =>
    `pywrangler does not install ${names.length > 0 ? listOf(names.map(code)) : `${count} dependencies`}: of ` +
    'pyproject.toml it reads `[project] dependencies`, not `[tool.poetry.dependencies]`. Declare what the Worker needs ' +
    'in `[project]`',

  requiresPythonExcludesWorker: ({ requiresPython, python, series, wranglerFile }) =>
    `\`requires-python\` ${code(requiresPython)} excludes Python ${python}, on which this Worker runs: pywrangler takes ` +
    `the version from ${wranglerFile} alone and installs for ${series} all the same`,
  versionFileDiffersFromWorker: ({ line, series, wranglerFile }) =>
    `\`.python-version\` says ${code(line)}, but this Worker runs on Python ${series} (${wranglerFile}): what you try on ` +
    'your computer runs on another Python',

  syncIsStale: ({ packages, more, abi, loads, wranglerFile }) => {
    const names = packages.map(({ name }) => code(name ?? 'a package'));
    return (
      `\`pylock.toml\` was resolved for another runtime: it has ${listAndMore(names, more)} for the ABI ${code(abi)}, ` +
      `this Worker loads ${code(loads)}. pywrangler does not notice that ${wranglerFile} has changed: run ` +
      '`pywrangler sync --force`'
    );
  },
  wheelForOtherRuntime: () => 'a wheel for the other runtime',
  environmentRunsOnOther: ({ environment, runsOn, installsFor }) =>
    `${code(`env.${environment}`)} runs on ${runsOn}, but pywrangler reads the top level only and installs for ` +
    `${installsFor}: binary packages do not load there. Give both one date and the same flags`,
  pythonFlagMissing: ({ wranglerFile, flag, environment }) => {
    const where = environment === undefined ? '' : ` (it does not read ${code(`env.${environment}`)}, which has it)`;
    return (
      `${wranglerFile} lacks the flag ${code(flag)} at its top level, without which pywrangler stops${where}: add it to ` +
      '`compatibility_flags`'
    );
  },

  projectRefused: ({ because }) => `\`pywrangler sync\` fails, since uv refuses this file: ${because}`,
  projectNeedsBuild: ({ because }) =>
    `\`pywrangler sync\` fails: ${because}, which pywrangler forbids. Put what the Worker needs into ` +
    '`[project].dependencies`, with a `name` and a `version`',

  knownToFail: ({ name, version, broughtBy, fails, target, because, instead, month }) => {
    const release = `${code(name)} ${version}`;
    const subject = broughtBy === undefined ? release : `${code(broughtBy)} brings ${release}, which`;
    const advice = instead === undefined ? '' : `; ${instead}`;
    return `${subject} installs, but ${WHAT_FAILS[fails]} on ${target}: ${because}${advice} (as of ${month})`;
  },
  wayToFailing: ({ chain }) => `The way: ${chain.map(code).join(' → ')}`,
  knownFailureSource: ({ address }) => `Source: ${address}`,

  workerTooLarge: (sizes) =>
    `${sizesText(sizes)}, and a Worker may have ${sizes.limit} MiB unpacked: it is too large to be deployed`,
  workerProbablyTooLarge: (sizes) =>
    `${sizesText(sizes)}: most wheels unpack to about three times their size, and a Worker may have ${sizes.limit} MiB`,
};

function neverVendored(subject: string): string {
  return (
    `${subject} never gets into the Worker: pywrangler installs \`[project].dependencies\` only. What the Worker ` +
    'imports belongs there'
  );
}

/** `a, b and 2 more`. */
function listAndMore(names: readonly string[], more: number): string {
  return listOf(more > 0 ? [...names, `${more} more`] : names);
}

function sizesText({ mebibytes, largest, unsized, moreUnsized }: WheelSizes): string {
  const names = largest.map((sized) => `${code(sized.name)} ${sized.mebibytes.toFixed(1)}`);
  const unknown = listAndMore(unsized.map(code), moreUnsized);
  const unsaid = unsized.length > 0 ? `; the size of ${unknown} is not known` : '';
  return `The wheels of this Worker have at least ${mebibytes.toFixed(1)} MiB packed (${names.join(', ')}${unsaid})`;
}
