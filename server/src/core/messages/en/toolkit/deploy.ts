/** `deploy`: why a command was not run, who can help, and what to look at before. In English. */
import type { DeployMessages } from '../../groups/toolkit/deploy.ts';
import { code, listOf, someOf } from '../../words.ts';

const ACTORS = {
  project: 'you, in the project',
  upstream: 'the maintainers of the package',
  pyodide: 'Pyodide',
  cloudflare: 'Cloudflare',
  index: 'the network, or the index',
};

const POINTS = {
  dependencies: 'Dependencies: all of them install on the runtime, and `check` warns of nothing',
  target: 'Target: the runtime is the one that is meant',
  sync: 'Stale sync: `python_modules` has what the project asks for, for this runtime',
  size: 'Size: the Worker has at most 64 MiB unpacked',
  lock: 'Lock: `pylock.toml` is for this runtime',
  'start-up': 'Start-up traps: nothing that is imported at the start is known to fail there',
};

const LEFT = {
  run: 'the Worker runs: `pywrangler dev`, and a request to each of its routes',
  imports: 'what is imported only within functions works: call each of them once',
  limits: 'time at the start, CPU time and memory stay within the limits of the plan',
  bindings: 'bindings, secrets, routes and variables are there in the environment that is deployed',
  state: 'data and migrations fit both the old and the new version while both run',
  back: 'the way back is known: `wrangler rollback`, and to which version',
  visits: 'the page works in the browsers that are meant, on a first visit and on a later one',
  download: 'what a first visit downloads, and how long that takes, is bearable',
  hosting: 'all files that the page names are there, with the headers that it needs',
  former: 'the way back is known: the files of the present page are kept',
};

const needsList = (needs: readonly string[]): string => needs.map((need) => `- ${need}`).join('\n');

export const deployMessages: DeployMessages = {
  modulesAbsent: ({ names }) =>
    `there is no \`python_modules\`, so that the Worker lacks ${listOf(names.map(code))}: run \`pywrangler sync\` first`,
  modulesLack: ({ names }) => `\`python_modules\` lacks ${listOf(names.map(code))}: run \`pywrangler sync\` first`,
  modulesLackNeed: ({ name, parent, version }) =>
    `\`python_modules\` lacks ${code(name)}, which ${code(parent)} ${version} needs: run \`pywrangler sync --force\` first`,
  moduleMisfit: ({ name, version, target, why }) =>
    `${code(name)} ${version} in \`python_modules\` does not load on ${target}: it ${why}`,
  moduleOutside: ({ name, version, requirement }) =>
    `${code(name)} is ${version} in \`python_modules\`, but the project asks for ${code(requirement)}: run \`pywrangler sync\` first`,
  modulesUnknown: () => 'nothing in `python_modules` says which packages it has, and there is no `pylock.toml`',
  lockedForOther: ({ names }) =>
    `\`pylock.toml\`, from which \`python_modules\` was installed, has no wheel of ${listOf(names.map(code))} that loads on this runtime: run \`pywrangler sync --force\` first`,

  notDeployed: () => 'Not deployed',
  notRun: ({ command, because }) => `${code(command)} was not run: ${because}.`,
  deployJudged: ({ judged, target, reason }) =>
    judged === 'project'
      ? `What would be installed was checked for ${target} (${reason}).`
      : `wrangler uploads \`python_modules\` as it lies: that was checked for ${target} (${reason}).`,
  whatFailed: () => 'What failed',
  whoCanFix: () => 'Who can fix it, in this order',
  deployProblem: ({ code: rule, message, place }) =>
    `${rule === undefined ? '' : `${rule}: `}${message}${place === undefined ? '' : ` (${place})`}`,
  escalationActor: ({ who }) => ACTORS[who],
  textFor: ({ who }) => `A text for ${who}`,
  deploying: ({ file, target, command }) => `${file}: nothing stands in the way on ${target}; running ${command}`,
  noSuchProgram: ({ program }) =>
    `${program} was not found or is not a program, so nothing was deployed${
      program.includes(' ') ? '; the words of the command are separate: no quotes around the whole of it' : ''
    }`,

  askIndexAgain: () => 'try again when the index answers: what is not known is not deployed',
  syncFirst: () => 'run `pywrangler sync --force`, or deploy with `pywrangler deploy`, which does',
  applyFixes: () =>
    'apply fixes with `pyodide-preflight check --fix`, or `--fix --unsafe-fixes` for those that change what you wrote',
  noFixInProject: () => 'no edit of the files is known to help',
  mendInProject: () => 'put right what is said above, in the files or in the options of the command',
  moreTexts: ({ count }) =>
    `\`pyodide-preflight strategy NAME\` prints the ${count === 1 ? 'text' : `${count} texts`} not shown here`,
  askPyodide: ({ names, pyodide }) =>
    `ask for a build of ${someOf(names.map(code), 'packages')} in pyodide-recipes; it comes with a later release than ${pyodide}, if at all`,
  askCloudflare: ({ names, target }) =>
    `tell Cloudflare that ${target} lacks ${someOf(names.map(code), 'packages')}: it decides which Pyodide there is`,
  projectText: ({ problems, fixes, isOwn }) => `\
The deploy was stopped before anything was uploaded:

${needsList(problems)}
${fixes.length > 0 ? `\nThese fixes were found:\n\n${needsList(fixes)}\n` : isOwn ? '' : '\nNo edit of the project alone is known to help.\n'}
\`pyodide-preflight check --explain\` has the whole explanation.`,
  pyodideText: ({ names, pyodide, python, abi, needs }) => `\
Title: A build of ${someOf(names, 'packages')}

Hello, and thank you for Pyodide!

On Pyodide ${pyodide} (Python ${python}, ABI ${abi}) we cannot install what our project needs:

${needsList(needs)}

Would a recipe for ${listOf(names)}, or a newer version of ${names.length === 1 ? 'it' : 'them'}, be welcome in pyodide-recipes? We can try out a build and say what works.`,
  cloudflareText: ({ names, pyodide, python, abi, target, needs }) => `\
Title: ${someOf(names, 'packages')} on ${target}

Our Worker cannot be deployed on ${target} (Pyodide ${pyodide}, Python ${python}, ABI ${abi}), since there is no build of ${listOf(names)} that it can load:

${needsList(needs)}

We have asked upstream and Pyodide for it. Is a runtime with a newer Pyodide planned, and from which compatibility date?`,

  checklistTitle: ({ file }) => `Before the deploy of ${file}`,
  checklistDay: ({ today }) => `Checked on ${today}. What is ticked was found to be so; the rest is to be looked at.`,
  checklistInShort: ({ file, yes, no, unknown }) =>
    `Checklist of ${code(file)}: ${listOf([
      `${yes} of ${yes + no + unknown} points are done`,
      ...(no > 0 ? [`${no} open`] : []),
      ...(unknown > 0 ? [`${unknown} not known`] : []),
    ])}.`,
  checklistPoint: ({ point, state }) => `${POINTS[point]}${state === 'unknown' ? ' (not known)' : ''}`,
  checklistTarget: ({ target, python, abi, reason }) => `${target}, Python ${python}, ABI ${abi}: ${reason}`,
  checklistPackages: ({ packages, target }) =>
    `${packages} ${packages === 1 ? 'package is' : 'packages are'} installed on ${target}`,
  checklistNothing: ({ what }) =>
    ({
      dependencies: 'the project declares none',
      modules: 'there is no `python_modules` yet: `pywrangler deploy` makes it, `wrangler deploy` alone does not',
      lock: 'there is no `pylock.toml`: each sync takes what is newest then',
    })[what],
  checklistModules: ({ packages }) => `${packages} ${packages === 1 ? 'package lies' : 'packages lie'} there`,
  modulesUnlike: ({ name, version, locked }) =>
    `${code(name)} is ${version} in \`python_modules\` and ${locked} in \`pylock.toml\`: run \`pywrangler sync --force\``,
  checklistLock: ({ pins }) => `${pins} ${pins === 1 ? 'pin' : 'pins'}`,
  checklistStartUp: () => 'what the entry file imports was looked at, as far as it can be read',
  notCheckedHere: () => 'What is not checked here',
  leftToPeople: ({ what }) => LEFT[what],
};
