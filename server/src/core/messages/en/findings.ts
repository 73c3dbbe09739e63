/** What else there is to say about a dependency. In English. */
import type { DatedRelease, FindingMessages, GapParts } from '../groups/findings.ts';
import { code, listOf, listOfLabels } from '../words.ts';

/** `2.10.6 (2025-01)`. */
function dated({ version, month }: DatedRelease): string {
  return month === undefined ? version : `${version} (${month})`;
}

/** `pydantic 2.10.6 (2025-01) here, not 2.14.3 (2026-11)`. */
function gapText({ name, got, ideal }: GapParts): string {
  return `${name === undefined ? '' : `${code(name)} `}${dated(got)} here, not ${dated(ideal)}`;
}

function way(chain: readonly string[]): string {
  return chain.map(code).join(' → ');
}

function takenFirst({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${code(name)} ${version} first`;
}

export const findingMessages: FindingMessages = {
  heldBack: ({ declared, gap, reason }) =>
    `${code(declared)} ${gap.name === undefined ? 'is' : 'brings'} ${gapText(gap)}: ${reason}`,
  heldBackTooHead: () => 'Behind as well:',
  heldBackToo: ({ gap, chain }) => `  ${gapText(gap)} (${way(chain)})`,
  howItComesIn: () => 'How it comes in:',
  wayLine: ({ chain }) => `  ${way(chain)}`,
  shippedFirst: ({ target }) => `${target} ships that release, and micropip takes it first`,
  wheelsEndOrLack: ({ ends, missing }) => {
    const whose = (name: string | undefined): string => (name === undefined ? 'its wheels' : `wheels of ${code(name)}`);
    const lacking =
      missing.length > 0
        ? [`${listOf(missing.map(code))} ${missing.length > 1 ? 'have' : 'has'} no wheel for this runtime`]
        : [];
    return [...ends.map(({ name, version }) => `${whose(name)} for this runtime end at ${version}`), ...lacking].join(
      '; ',
    );
  },
  othersDoNotGoWithIt: () => 'what else is required does not go together with it',

  firstChoice: ({ requirement, target, together, trouble }) => {
    const others = together.length > 0 ? ` together with ${listOf(together.map(code))}` : '';
    return (
      `${code(requirement)} cannot be installed on ${target}${others}, although versions that fit exist: ` +
      `micropip takes ${trouble}, and does not go back`
    );
  },
  takenWithoutWhatItNeeds: (parts) => `${takenFirst(parts)}, for which ${code(parts.needed)} cannot be had`,
  takenAgainst: (parts) => `${takenFirst(parts)}, while ${code(parts.by)} needs ${code(parts.needed)}`,
  takenAgainstYou: (parts) => `${takenFirst(parts)}, while you require ${code(parts.needed)}`,
  pinsThatGoTogether: () => 'A fix pins versions that go together',
  versionsTogether: ({ versions }) =>
    `Versions that go together: ${versions.map(({ name, version }) => `${name} ${version}`).join(', ')}`,

  remark: ({ declared, text, others = [] }) => {
    const same = others.length > 0 ? `; the same goes for ${listOf(others.map(code))}` : '';
    return `${code(declared)} ${text}${same}`;
  },
  twoVersions: ({ brought, byChance, version, other }) => {
    const what =
      brought === undefined
        ? `${byChance ? 'may come' : 'comes'} in two versions`
        : `${byChance ? 'may bring' : 'brings'} two versions of ${code(brought)}`;
    return `${what}: ${version} from the index, and ${other}; nothing settles which one stays`;
  },
  versionShipped: ({ version, target, bearer }) =>
    `${version} of ${target}${bearer === undefined ? '' : `, which loads with ${code(bearer)}`}`,
  versionFromIndexToo: ({ version }) => `${version} from there too`,
  installsByChance: ({ late, endsAt }) =>
    `installs or fails as chance has it: if the index answers late for ${code(late)}, micropip ends at ${code(endsAt)}`,
  pythonIgnored: ({ brought, version, requiresPython, target, python }) => {
    const what =
      brought === undefined ? `is taken in version ${version}, which` : `brings ${code(brought)} ${version}, which`;
    return `${what} asks for Python ${code(requiresPython)}: micropip does not look at that, and ${target} has ${python}`;
  },
  extraIgnored: ({ needed, target, version, extras }) => {
    const subject = needed
      ? `needs ${code(`${needed.name}[${needed.extras.join(',')}]`)}, but ${code(needed.name)} is`
      : 'is';
    const which = listOf(extras.map(code));
    return `${subject} taken as ${target} ships it, ${version}, and the extra ${which} is passed over: what it adds is not installed`;
  },

  uvTomlCounts: ({ besideTable }) => {
    const instead = besideTable ? ' instead of `[tool.uv]`, which does not count' : '';
    return `uv takes its settings from \`uv.toml\` beside this file${instead}. They are not read here, so uv may choose other releases`;
  },
  undatedIndex: ({ pyodide }) =>
    `\`exclude-newer\` leaves out every wheel of the index of Pyodide ${pyodide}: it gives no dates, and uv takes a file without one for too new. \`exclude-newer-package = { NAME = false }\` lets those of a project in`,
  indexNotDeclared: ({ name, index }) =>
    `${code(name)} is to come from the index ${code(index)}, which no \`[[tool.uv.index]]\` declares: uv refuses the file`,

  installsUnknown: ({ requirement, because }) => `Whether ${code(requirement)} installs is unknown: ${because}`,
  versionsDoubtful: ({ because }) => `The versions found may not be the ones that would be installed: ${because}`,
  indexNotAsked: () => 'an index could not be asked',
  builtFromSources: ({ releases, several }) =>
    `${listOf(releases.map(code))} ${several ? 'are' : 'is'} built from sources when this is installed: that works only if ${several ? 'they are' : 'it is'} pure Python, which is not known here`,
  additionLost: ({ name, target }) =>
    `pywrangler adds ${code(name)}, which does not seem to install on ${target}; the rest was checked without it`,
  takenAsGiven: ({ source }) => `${code(source)} is taken as given: what a URL or a local path needs is not looked at`,

  targetLabels: ({ labels }) => listOfLabels(labels),
  onTargets: ({ statement, targets }) => `${statement} (on ${listOfLabels(targets)})`,
};
