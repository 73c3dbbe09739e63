/** Packages in memory, to ask whether one of them needs another one when it is imported. */
import type { Evidence } from '../../server/src/core/evidence/evidence.ts';
import type { InstalledPackage, WorldFacts } from '../../server/src/core/evidence/needs/installedWorld.ts';
import { judgeNeed } from '../../server/src/core/evidence/needs/judgeNeed.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { targetFactsOf } from '../../server/src/core/toolkit/evidence/evidencePackages.ts';
import { targetOf } from './recorded.ts';

/** A package by its files, each with its lines; without files there is no wheel of it. */
export interface InventedPackage {
  readonly files?: Readonly<Record<string, readonly string[]>>;
  readonly needs?: readonly string[];
  /** What it needs only with an extra. */
  readonly extra?: readonly string[];
}

export interface AskedNeed {
  readonly packages: Readonly<Record<string, InventedPackage>>;
  /** `app` and `culprit` unless said otherwise. */
  readonly parent?: string;
  readonly culprit?: string;
  readonly target?: string;
  /** What is taken of the parent, dotted. */
  readonly uses?: readonly string[];
}

const STANDARD: ReadonlySet<string> = new Set([
  ...['os', 'sys', 're', 'typing', 'importlib', 'contextlib', 'functools', 'platform', 'warnings', 'threading'],
  ...['__future__', 'pkgutil', 'inspect'],
]);

/** What is found out, after the files were read that it takes; their paths are added to `read`. */
export function evidenceOn(
  { packages, parent = 'app', culprit = 'culprit', target = 'host-3.11', uses }: AskedNeed,
  read: string[] = [],
): Evidence {
  const facts: WorldFacts = {
    target: targetFactsOf(targetOf(target)),
    parent: normalizeName(parent),
    culprit: normalizeName(culprit),
    ...(uses && { uses }),
    packages: new Map(Object.entries(packages).map(([name, one]) => [normalizeName(name), installed(name, one)])),
    isStandard: (module) => STANDARD.has(module),
  };
  const texts = new Map<string, string>();
  const judgement = judgeNeed(facts, { text: (distribution, path) => texts.get(`${distribution} ${path}`) });
  for (;;) {
    const step = judgement.next();
    if (step.done === true) return step.value;
    const { distribution, path } = step.value;
    read.push(path);
    texts.set(`${distribution} ${path}`, packages[distribution]?.files?.[path]?.join('\n') ?? '');
  }
}

function installed(name: string, { files, needs = [], extra = [] }: InventedPackage): InstalledPackage {
  return {
    name: normalizeName(name),
    version: '1.0',
    ...(files && { paths: Object.keys(files) }),
    needs: new Set(needs.map(normalizeName)),
    mentions: new Set([...needs, ...extra].map(normalizeName)),
  };
}

/** An answer in a line: `needed app/core.py:3 through other`. */
export function shownEvidence({ answer, file, line, through, part, unknown }: Evidence): string {
  const words = [answer, ...(unknown === undefined ? [] : [`for ${unknown}`]), ...(part === undefined ? [] : [part])];
  if (file !== undefined) words.push(`${file}:${line ?? 0}`);
  return [...words, ...(through.length > 0 ? [`through ${through.join(' ')}`] : [])].join(' ');
}
