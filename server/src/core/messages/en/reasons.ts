/** Why a release or a project cannot be installed, as the rest of a sentence. In English. */
import { code, listOf, shorten } from '../words.ts';
import type { ReasonMessages, ReasonSubject } from '../groups/reasons.ts';
import type { ReferenceMessages } from '../groups/references.ts';

/** Maximum length of the problem with metadata that a sentence tells. */
const LONGEST_PROBLEM = 80;

/** `Linux, macOS and Windows`. */
export function systemsText(systems: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return systems.length > 0 ? listOf(systems, conjunction) : 'other platforms';
}

const HAS: Readonly<Record<ReasonSubject, string>> = {
  project: 'has',
  projects: 'have',
  releases: 'has',
  locked: 'is locked with',
};

/** The verb for several projects, or for everything else. */
function verb(subject: ReasonSubject, several: string, one: string): string {
  return subject === 'projects' ? several : one;
}

export const reasonMessages: ReasonMessages = {
  reasonUnknownProject: ({ subject }) => `${verb(subject, 'do', 'does')} not exist on any index`,
  reasonUnasked: ({ subject, linked }) =>
    `${verb(subject, 'are', 'is')} not ${linked ? 'in `find-links`, and' : 'found, because'} \`no-index\` keeps uv from asking any index`,
  reasonNoVersions: ({ subject }) => `${HAS[subject]} no release that matches`,
  reasonWheelsFrom: ({ subject, version }) =>
    subject === 'releases'
      ? `${HAS[subject]} no wheel for this runtime; ${version} is the first with one`
      : `${HAS[subject]} no wheel for this runtime before ${version}`,
  reasonWheelsUntil: ({ subject, version }) => `${HAS[subject]} no wheel for this runtime after ${version}`,
  reasonNativeOnly: ({ subject, systems }) => `${HAS[subject]} wheels only for ${systemsText(systems)}`,
  reasonNativeOnlyMixed: ({ systems }) => `have wheels only for ${systemsText(systems)}`,
  reasonSourceOnly: ({ subject }) =>
    `${HAS[subject]} only source distributions${subject === 'releases' ? '' : ', and the installer accepts only wheels'}`,
  reasonNoBinary: ({ subject }) =>
    `must not be installed from ${verb(subject, 'wheels', 'a wheel')} (\`no-binary\`), and builds are disabled (\`--no-build\`)`,
  reasonUnknownTag: ({ subject, tag, target }) =>
    `${HAS[subject]} only wheels tagged ${code(tag)}, which the installer of ${target} does not accept`,
  reasonOtherAbi: ({ subject, abis, abi }) => `${HAS[subject]} Pyodide wheels only for ${listOf(abis)}, not for ${abi}`,
  reasonOtherPython: ({ subject, pythons, series }) =>
    `${HAS[subject]} wheels only for ${listOf(pythons)}, not for Python ${series}`,
  reasonRequiresPython: ({ subject, requiresPython }) =>
    `${verb(subject, 'require', 'requires')} Python ${code(requiresPython)}`,
  reasonYanked: ({ subject, because }) => {
    if (subject !== 'releases') return `${HAS[subject]} only yanked (withdrawn) releases that match`;
    return because === undefined ? 'was yanked (withdrawn by its authors)' : `was yanked (${because})`;
  },
  reasonInvalidMetadata: ({ subject, problem }) =>
    `${HAS[subject]} invalid metadata (${shorten(problem, LONGEST_PROBLEM)})`,
  reasonContradiction: ({ subject, requirement }) =>
    `${verb(subject, 'require', 'requires')} ${code(requirement)}, which no version can satisfy`,
  reasonUrl: ({ subject, requirement }) =>
    `${verb(subject, 'depend', 'depends')} on ${code(requirement)}, but the installer accepts no URL dependencies of a release`,
  reasonAsksForItself: ({ subject }) =>
    verb(subject, 'require other versions of themselves', 'requires another version of itself'),
  reasonPrereleasesOnly: ({ subject }) =>
    `${HAS[subject]} only pre-releases that match, which micropip takes only if the specifier names one`,
  reasonUnknownExtra: ({ subject, extra }) =>
    `${verb(subject, 'do', 'does')} not provide the extra ${code(extra)}, so micropip stops`,
  reasonFirstChoice: ({ subject, version }) =>
    `${verb(subject, 'are', 'is')} ruled out because micropip has already chosen ${version} and does not backtrack`,
  reasonEarlierCall: ({ subject, version }) =>
    `${verb(subject, 'are', 'is')} ruled out because an earlier call has already installed ${version}, which does not match, and micropip does not replace it`,
  reasonInstallerFirst: ({ subject, version }) =>
    `${verb(subject, 'are', 'is')} ruled out because micropip loads ${version} for itself first, which does not match, and never replaces it`,
  reasonPlatformFirst: ({ subject, version, platform, standIn }) =>
    `${verb(subject, 'are', 'is')} ruled out because ${platform} ${standIn ? `puts a stand-in with version ${version} in its place` : `loads ${version}`} ` +
    'first, which does not match, and micropip never replaces it',
  reasonVersionsUnavailable: () => 'cannot be installed in the versions required',
  reasonUnknown: ({ because }) => `could not be checked: ${because}`,
};

const ALLOW = '`allow-build = true` in `[tool.pywrangler]`';

const WHAT = { repository: 'a repository', archive: 'a source archive' } as const;

export const referenceMessages: ReferenceMessages = {
  referenceOtherRuntime: ({ platform, pythons, wanted }) => {
    const python = pythons.length > 0 ? `Python ${listOf(pythons, 'or')}` : 'another Python';
    if (platform !== undefined && wanted.platform !== undefined)
      return `is a wheel for ${code(platform)}, a name that this runtime does not know yet; it takes ${code(wanted.platform)}`;
    return platform === undefined
      ? `is a wheel for ${python}, not for Python ${wanted.series}`
      : `is a wheel for ${code(platform)} (${python}), not for ABI ${wanted.abi} (Python ${wanted.series})`;
  },
  referenceNative: ({ systems }) => `is a wheel for ${systemsText(systems)}, not for this runtime`,
  referenceMisnamed: () => 'is not named as a wheel has to be (`name-1.0-py3-none-any.whl`)',
  referenceNamedAddress: ({ installer }) =>
    `is written with a name before its URL, which the ${installer} of this Pyodide release does not read`,
  referenceNoStart: ({ of, path }) => {
    if (of === 'app')
      return 'is a file, and requirements of an app must not begin with `emfs:` or `file:`: write a whole URL';
    if (of === 'packer') return 'is a path, which cannot be fetched while the app is packed: write a whole URL';
    return of === 'worker'
      ? 'has no address that a worker can begin with: write its whole URL, or list it as `./…` in the configuration'
      : `is looked for beside the script of the kernel, not beside the notebook: ${code(`emfs:${path}`)} is the file there`;
  },
  referenceOfOtherProject: ({ name }) => `leads to ${code(name)}, another project`,
  referenceOfOtherVersion: ({ version }) => `has the version ${version} in its metadata, not the one of its file name`,
  referenceNeedsBuild: ({ what, pywrangler }) =>
    `comes from ${WHAT[what]}, which has to be built, and ${pywrangler ? 'pywrangler builds only what a local path leads to' : 'builds are disabled'}`,
  referenceNoWheel: ({ what, installer }) => `comes from ${WHAT[what]}, and ${installer} accepts only wheels`,
  referenceDynamic: ({ field }) =>
    `${field === undefined ? 'has no `[project]` table with a name and a version' : `has a dynamic ${code(field)}`}, ` +
    'so its dependencies are known only once it is built, which is disabled',
  referenceAbsent: ({ what, place }) => `comes from ${code(place)}, and there is no such ${what}`,
  referenceNoZip: ({ isPointer }) =>
    isPointer
      ? 'is a pointer of Git LFS, not the file itself: run `git lfs pull`'
      : 'is not a zip file, as every wheel is',
  referenceOfOtherHash: ({ algorithm, found }) =>
    `has another hash than its address says: its ${algorithm} is ${code(`${found.slice(0, 12)}…`)}`,
  referenceHashInvalid: ({ algorithm, digits }) =>
    `has ${code(`#${algorithm}=`)} in its address without the ${digits} hexadecimal digits of one`,
  referenceNotLockable: () =>
    'is an archive in a repository, which uv cannot write into `pylock.toml`: use the URL of the wheel, or a copy of it',
  referenceUnread: ({ beginning }) =>
    `has an address that begins with ${code(beginning)}, which uv does not read: only \`https:\`, \`http:\`, \`file:\`, \`git+https:\`, \`git+http:\`, \`git+ssh:\` and \`git+file:\`, in lower case`,
  referenceRelative: () => 'is given by a relative path, which only `[tool.uv.sources]` may have',
  referenceNoDistribution: () => 'leads neither to a wheel nor to a source archive, as far as its address tells',
  referenceBuildOff: ({ setting, file }) => `has to be built, and ${code(setting)} in ${code(file)} forbids that`,
  referenceNoFile: () =>
    'has a source with both `git` and `path`, which uv takes only if the path ends like a wheel or a source archive',
  referenceNoFolder: () =>
    'leads to a file whose name ends neither like a wheel nor like a source archive (`.whl`, `.tar.gz`, `.zip`, …)',
  referenceConflict: ({ other }) => `is wanted from ${code(other)}, too`,

  referenceAdviceBare: () => 'Write the URL alone, without the name and the `@`',
  referenceAdviceBuild: () =>
    `Use a wheel, or a copy of it in a local path; ${ALLOW} lets uv build it, and every other package that has no wheel`,
  referenceAdviceStatic: () => `Write it down in its \`[project]\` table; or ${ALLOW} lets uv build it`,
  referenceTakenBy: ({ labels }) => `${listOf(labels)} ${labels.length > 1 ? 'take' : 'takes'} this wheel`,
  referenceAdviceRelative: ({ name, path }) =>
    `Declare ${code(name)} and put ${code(`${name} = { path = "${path}" }`)} into \`[tool.uv.sources]\``,

  referenceNotRead: ({ source, because }) => `${code(source)} is not checked: ${because}`,
  referenceBelowNotRead: ({ requirement, source, because }) =>
    `${code(requirement)} is not checked whole: it leads to ${code(source)}${because === undefined ? ', which is not read' : `: ${because}`}`,
  referenceOutside: () => 'it lies outside of the folder, and the workspace is not trusted',
  referenceOfUntrusted: () => 'addresses are not followed, because the workspace is not trusted',
  referenceNotRecorded: () => 'a recorded index has no files from other addresses',
  referenceBuilt: () => 'what it needs is known once it is built',
  referenceTakesFromIndex: ({ name, index }) =>
    `it takes ${code(name)} from the index ${code(index)} only, which is asked for what this file itself takes from there`,
  addressOfSite: () => 'its address begins at the root of the site, which is not known here',
  addressOfScript: () => 'its address begins at the page that runs the code, which is not known here',
  addressInBrowser: () => 'it lies in the file system of the browser, which is not known here',
};
