/** The points of a checklist, as far as they can be answered here. */
import type { Finding } from '../../core/findings/finding.ts';
import { say, type Message } from '../../core/messages/message.ts';
import { formatVersion, parseVersion, versionsEqual } from '../../core/packaging/versions/version.ts';
import type { ChecklistFacts, ChecklistPoint } from '../../core/toolkit/deploy/checklist.ts';
import type { Call } from '../grammar/command.ts';
import { todayOf } from '../grammar/givenSettings.ts';
import { verdictOn, type FileReport } from '../report.ts';
import { lockProblems, stateOf, type JudgedDeploy } from './judgeDeploy.ts';

export function deployChecklist(judged: JudgedDeploy, { parts }: Call): ChecklistFacts {
  const facts = { file: judged.file, today: todayOf(parts.host) };
  const always = [dependencies(judged), target(judged)];
  // Nothing is vendored for a page, which installs when somebody visits it.
  if (!judged.target.workers) {
    const traps = startUp(judged);
    return { ...facts, of: 'page', points: [...always, ...(traps.state === 'no' ? [traps] : [])] };
  }
  return {
    ...{ ...facts, of: 'worker' },
    points: [...always, sync(judged), size(judged), lock(judged), startUp(judged)],
  };
}

function dependencies({ judged, exit, reports, target: { label }, folder }: JudgedDeploy): ChecklistPoint {
  const state = stateOf(exit);
  const point = 'dependencies';
  if (judged === 'modules') return { point, state, details: folder.problems };
  const others = findingsOf(reports, ({ code, severity }) => !ELSEWHERE.has(code) && severity !== 'hint');
  const details = others.map(({ message }) => message);
  const summary = reports.map((report) => installed(report, label));
  return { point, state, details: [...summary.flat(), ...details] };
}

/** What has a point of its own. */
const ELSEWHERE: ReadonlySet<Finding['code']> = new Set(['vendored-size', 'fails-at-import', 'stale-lock']);

function installed({ snapshot }: FileReport, label: string): readonly Message[] {
  const { choice, resolution } = snapshot;
  const verdict = verdictOn(snapshot, { choice, ...(resolution && { resolution }) });
  if (verdict === 'nothing') return [say('checklistNothing', { what: 'dependencies' })];
  if (verdict !== 'installs' || !resolution) return [];
  return [say('checklistPackages', { packages: resolution.packages.length, target: label })];
}

/** A guess is not known to be what is meant. */
function target({
  target: { label, pythonSeries: python, abi },
  reason,
  isGuess,
  reports,
}: JudgedDeploy): ChecklistPoint {
  const wrong = findingsOf(reports, ({ code }) => TARGET_CODES.has(code));
  const details = [
    say('checklistTarget', { target: label, python, abi, reason }),
    ...wrong.map(({ message }) => message),
  ];
  return { point: 'target', state: wrong.length > 0 ? 'no' : isGuess ? 'unknown' : 'yes', details };
}

const TARGET_CODES: ReadonlySet<Finding['code']> = new Set([
  'target-problem',
  'missing-python-flag',
  'no-wrangler-file',
  'deploy-refused',
]);

function sync({ folder, vendored, lock: judged }: JudgedDeploy): ChecklistPoint {
  const point = 'sync';
  if (folder.state === 'absent' && folder.problems.length === 0) {
    return { point, state: 'yes', details: [say('checklistNothing', { what: 'dependencies' })] };
  }
  if (folder.state === 'absent') {
    return { point, state: 'no', details: [say('checklistNothing', { what: 'modules' })] };
  }
  if (folder.state === 'unknown') return { point, state: 'unknown', details: [say('modulesUnknown')] };
  const unlike = (judged?.pins ?? []).flatMap(({ locked }) => {
    const found = vendored?.packages.find(({ name }) => name === locked.normalized);
    const version = parseVersion(locked.version ?? '');
    if (!found || !version || versionsEqual(found.version, version)) return [];
    const parts = { name: found.name, version: formatVersion(found.version), locked: formatVersion(version) };
    return [say('modulesUnlike', parts)];
  });
  const problems = [...folder.problems, ...unlike];
  const details = [say('checklistModules', { packages: folder.packages }), ...problems];
  return { point, state: problems.length > 0 ? 'no' : 'yes', details };
}

function size({ reports }: JudgedDeploy): ChecklistPoint {
  const found = findingsOf(reports, ({ code }) => code === 'vendored-size');
  const isTooMuch = found.some(({ severity }) => severity === 'warning' || severity === 'error');
  const isOpen = found.length > 0 || reports.some(({ snapshot }) => snapshot.resolution?.resolves !== true);
  return {
    point: 'size',
    state: isTooMuch ? 'no' : isOpen ? 'unknown' : 'yes',
    details: found.map(({ message }) => message),
  };
}

function lock({ lock: judged, reports }: JudgedDeploy): ChecklistPoint {
  const point = 'lock';
  if (!judged) return { point, state: 'unknown', details: [say('checklistNothing', { what: 'lock' })] };
  const stale = findingsOf(reports, ({ code }) => code === 'stale-lock').map(({ message }) => message);
  const problems = [...lockProblems(judged), ...stale];
  const details = [say('checklistLock', { pins: judged.pins.length }), ...problems];
  return { point, state: problems.length > 0 ? 'no' : 'yes', details };
}

function startUp({ reports }: JudgedDeploy): ChecklistPoint {
  const found = findingsOf(reports, ({ code, severity }) => code === 'fails-at-import' && severity !== 'hint');
  const details = found.length > 0 ? found.map(({ message }) => message) : [say('checklistStartUp')];
  return { point: 'start-up', state: found.length > 0 ? 'no' : 'yes', details };
}

function findingsOf(reports: readonly FileReport[], isMeant: (finding: Finding) => boolean): readonly Finding[] {
  return reports.flatMap(({ snapshot }) => snapshot.findings.filter(isMeant));
}
