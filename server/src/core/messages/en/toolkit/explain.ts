/** Why a package is part of a project. In English. */
import type { ExplainMessages } from '../../groups/toolkit/explain.ts';
import { code, dated, listOf, someOf } from '../../words.ts';

const HEADINGS = {
  why: 'Why it is here',
  idle: 'What names it, and does not bring it',
  parents: 'Who asks for it',
  problems: 'What is wrong with it',
  fixes: 'What would work instead',
  texts: 'What others can do',
  wait: 'What to wait for',
  proof: 'Tried',
  files: 'Its files',
  next: 'What to do next',
};

const SAID_BY = {
  metadata: '',
  lock: ', as the lock of Pyodide says, in whatever version that ships',
  override: ', as an override says',
  proof: '',
};

const NOT_COUNTING = {
  inactive: 'is not part of the default installation',
  marker: 'has a marker that does not hold here',
  bound: 'only limits versions, it asks for nothing',
  other: 'is not installed here',
};

export const explainMessages: ExplainMessages = {
  whyTitle: ({ name, file, label }) => `${code(name)} in ${code(file)} on ${label}`,
  whyHeading: ({ about }) => HEADINGS[about],
  whyInstalled: ({ name, version, label, isRest }) =>
    `${code(name)} ${version} is what gets installed on ${label}${isRest ? ', where something else does not install' : ''}.`,
  whyBlocked: ({ name, label, version }) =>
    `${code(name)} is needed, and cannot be installed on ${label} as it is asked for.${
      version === undefined ? '' : ` The rest of the project would get ${version}.`
    }`,
  whyElsewhere: ({ name, roots, isRest }) =>
    isRest
      ? `${code(name)} is not installed: only ${listOf(roots.map(code), 'or')} would bring it, and that does not install here.`
      : `${code(name)} is not installed: here ${listOf(roots.map(code))} ${roots.length === 1 ? 'gets' : 'get'} older releases that do without it, an ordinary machine gets newer ones that need it.`,
  whyAbsent: ({ name, file, label, suggestions }) => {
    const meant = suggestions.length === 0 ? '' : ` Did you mean ${listOf(suggestions.map(code), 'or')}?`;
    return `Nothing in ${code(file)} needs ${code(name)} on ${label}.${meant}`;
  },
  whyNoSuchProject: ({ name }) => `No index that was asked has a project ${code(name)}.`,
  whyNotKnown: ({ name, file, label, isAsked, unresolved, soFar }) => {
    const what =
      soFar !== undefined
        ? `${code(name)} ${soFar}, the version found so far, is what gets installed on ${label}`
        : isAsked
          ? `${code(name)} can be installed on ${label}`
          : `anything in ${code(file)} needs ${code(name)} on ${label}`;
    const because =
      (isAsked && soFar === undefined) || unresolved.length === 0
        ? 'not everything could be read and resolved'
        : `what ${someOf(unresolved.map(code), 'dependencies')} ${unresolved.length === 1 ? 'needs' : 'need'} could not be found out`;
    return `It is not known whether ${what}: ${because}.`;
  },
  whyDeclared: ({ file, line, requirement }) =>
    `${code(line === undefined ? file : `${file}:${line}`)} asks for it: ${code(requirement)}`,
  whyWrittenOnly: ({ file, line, requirement, table, because }) =>
    `${code(line === undefined ? file : `${file}:${line}`)} has ${code(requirement)} (${table}), which ${NOT_COUNTING[because]}`,
  whyAdded: ({ name }) => `pywrangler adds ${code(name)} by itself`,
  whyChain: ({ chain }) => chain.map(code).join(' → '),
  whyPossible: ({ chain }) => `perhaps, in some release of each: ${chain.map(code).join(' → ')}`,
  whyMoreChains: ({ count }) => `There are more; these are the ${count} shortest.`,
  whyIdle: ({ parent, requirement, extra }) =>
    extra === undefined
      ? `${code(parent)} names it, but only where its marker holds: ${code(requirement)}`
      : `${code(parent)} brings it only with its extra ${code(extra)}, which nothing asks for`,

  whyParent: ({ parent, version, where, by, child, needs }) => {
    const release = version === undefined ? code(parent) : `${code(parent)} ${version}`;
    const machine = where === 'elsewhere' ? ', which an ordinary machine gets,' : '';
    return `${release}${machine} needs ${needs.length > 0 ? listOf(needs.map(code)) : code(child)}${SAID_BY[by]}`;
  },
  whyByExtra: ({ parent, extras }) =>
    `only with ${extras.length === 1 ? 'the extra' : 'the extras'} ${listOf(extras.map((extra) => code(`${parent}[${extra}]`)))}, which is asked for`,
  whySince: ({ parent, release }) => `since ${code(parent)} ${dated(release)}`,
  whyWithout: ({ release, parent, usable, startedAt }) =>
    `the newest release without it${startedAt === undefined ? '' : `, of those up to ${startedAt},`} is ${code(parent)} ${dated(release)}${
      usable ? '' : ', which cannot be installed here itself'
    }`,
  whyAlways: ({ parent, count, whole, startedAt, stoppedAt }) => {
    if (whole) return `every release of ${code(parent)} needs it`;
    const from = startedAt === undefined ? 'newest ' : '';
    const ends = [
      ...(startedAt === undefined ? [] : [`from ${startedAt}`]),
      ...(stoppedAt === undefined ? [] : [`down to ${stoppedAt}`]),
    ].join(' ');
    return ends === ''
      ? `all ${count} releases of ${code(parent)} that could be read need it`
      : `the ${from}${count} releases of ${code(parent)} that could be read need it, ${ends}; others were not looked at`;
  },
  whyHistoryOpen: ({ parent, count, newest, because }) => {
    const which = newest === undefined ? '' : count === 1 ? ` (${newest})` : ` (such as ${newest})`;
    return `not known of ${count} other ${count === 1 ? 'release' : 'releases'} of ${code(parent)}${which}: ${because}`;
  },
  whyTried: ({ parent, release, admitted, outcome, because }) => {
    const instead = `${code(`${parent}==${release.version}`)}${admitted ? '' : ', which the file does not allow now,'}`;
    if (outcome === 'installs') return `tried: with ${instead} everything else here installs`;
    if (outcome === 'unknown') return `whether the project installs with ${instead} is not known: ${because ?? ''}`;
    return `tried: with ${instead} the project does not install: ${because ?? ''}`;
  },
  whyMoreParents: ({ count }) => `${count} more; ${code('--format json')} names them`,

  whyProven: () => 'Each was tried by resolving the changed project.',
  whyNoFix: () => 'No edit of the files was found that works.',
  whyFix: ({ title, safe }) => `${title}${safe ? ' (safe: `check --fix` does it)' : ''}`,
  whyProblem: ({ code: rule, message }) => `${message} (${code(rule)})`,
  whyLine: ({ line }) => line.trimStart(),
  whyPages: ({ codes }) => {
    const [only, ...others] = codes;
    return others.length === 0
      ? `The page about this: ${code(`pyodide-preflight explain ${only ?? ''}`)}`
      : `The pages about this, with ${code('pyodide-preflight explain CODE')}: ${listOf(codes.map(code))}`;
  },
};
