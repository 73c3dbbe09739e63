/** Asks the registries for the newest releases of what the data about runtimes come from. */
import { say, type Message } from '../core/messages/message.ts';
import { normalizeName } from '../core/packaging/name.ts';
import { formatVersion } from '../core/packaging/versions/version.ts';
import { newestPreferringStable } from '../core/candidates/release.ts';
import { newestStable, pyodideTarget } from '../core/runtimes/runtimes.ts';
import { askReleases } from '../core/solver/askFacts.ts';
import type { Question } from '../core/solver/question.ts';
import type { Catalog } from '../core/solver/catalog.ts';
import { packagesToVerify, verified, type NewestThere, type Verified } from '../core/toolkit/runtimes/verify.ts';
import { loadConfirmations, loadRuntimeData } from '../data/runtimeData.ts';
import type { Facts } from '../check/engine.ts';
import type { Settings } from '../settings.ts';
import type { Call } from './grammar/command.ts';
import { readSettings } from './grammar/givenSettings.ts';
import { progressOn } from './render/progress.ts';
import { withEngine } from './withEngine.ts';

/** What became of each package. */
export async function verifyAll(call: Call): Promise<readonly Verified[]> {
  const settings = await readSettings(call);
  return withEngine(call, async (engine) => {
    const facts = engine.facts(settings);
    const progress = progressOn(call.terminal);
    const asked = packagesToVerify(loadConfirmations()).map(async ({ family, source }) => {
      progress(source.name);
      const there =
        source.registry === 'npm' ? await onNpm(source.name, settings, call) : await onIndex(source.name, facts);
      return verified(family, source, there);
    });
    return await Promise.all(asked);
  });
}

/** npm itself knows its registry, proxies and credentials. */
async function onNpm(
  name: string,
  { offline, recordedIndex }: Settings,
  { terminal, parts }: Call,
): Promise<NewestThere> {
  if (recordedIndex !== '') return unknown('recorded');
  if (offline) return unknown('offline');
  const answer = await parts.programs.ask('npm', ['view', name, 'version', '--json'], terminal.folder);
  if (!answer) return unknown('no-npm');
  const version = answer.code === 0 ? versionIn(answer.output) : undefined;
  return version === undefined ? unknown('failed') : { version };
}

function versionIn(output: string): string | undefined {
  try {
    const value: unknown = JSON.parse(output);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

async function onIndex(name: string, facts: Facts): Promise<NewestThere> {
  const data = loadRuntimeData();
  const catalog = facts.catalogFor(pyodideTarget(newestStable(data), data));
  return facts.ask(newestOn(catalog, name));
}

function* newestOn(catalog: Catalog, written: string): Question<NewestThere> {
  const known = yield* askReleases(catalog, normalizeName(written));
  if (known.kind !== 'known' || known.value.isPartial) return unknown('failed');
  const newest = newestPreferringStable(known.value.project.releases)?.version;
  return newest ? { version: formatVersion(newest) } : unknown('no-release');
}

type Why = 'offline' | 'recorded' | 'no-npm' | 'failed' | 'no-release';

function unknown(why: Why): { readonly unknown: Message } {
  return { unknown: say('notAsked', { why }) };
}
