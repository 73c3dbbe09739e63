/** Which wheels by URL are taken although, or because, the address is written in an unusual way. */
import assert from 'node:assert/strict';
import { parseReference } from '../../../server/src/core/candidates/references/reference.ts';
import { refusalByName } from '../../../server/src/core/candidates/references/refusal.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { targetOf } from '../../support/recorded.ts';

/** The micropip of these releases: 0.5.0, 0.8.0, 0.9.0, 0.10.1, 0.11.0 and 0.11.1. */
const TARGETS = [
  'workers-3.13',
  'pyodide-0.25.1',
  'pyodide-0.27.5',
  'pyodide-0.27.7',
  'pyodide-0.28.3',
  'pyodide-0.29.3',
  'pyodide-314.0.7',
] as const;

type Row = readonly [behindName: string, alone: string];

/**
 * Of each address: which of the targets above take it behind a name (`lib @ …`), and which of those with micropip as the URL
 * alone. Recorded from uv 0.13.9, which compiled a lock and installed from it, and from the `Transaction` of each micropip.
 */
const TABLE: Readonly<Record<string, Row>> = {
  'lib-1.0-py3-none-any.whl': ['+--++++', '++++++'],
  'lib-1.0-py3-none-any.whl?x=1#egg=lib': ['+--++++', '++++++'],
  'lib-1.0-py3-none-any.whl?file=other.zip': ['+--++++', '++++++'],
  'lib-1.0-py3-none-any.whl#sha256=00': ['+--++++', '++++++'],
  'lib-1.0-1abc-py3-none-any.whl': ['+--++++', '++++++'],
  'lib-1.0-a1-py3-none-any.whl': ['-------', '------'],
  'lib-1.0-123456789012345678901234567890-py3-none-any.whl': ['---++++', '++++++'],
  'lib-1.0-1%2B-py3-none-any.whl': ['---++++', '++++++'],
  'lib-1.0+local.1-py3-none-any.whl': ['+--++++', '++++++'],
  'lib-1.0%2Blocal.1-py3-none-any.whl': ['+----++', '----++'],
  'lib%2D1.0-py3-none-any.whl': ['+----++', '----++'],
  'LIB-1.0-py3-none-any.whl': ['+--++++', '++++++'],
  'lib-1.0-PY3-NONE-ANY.whl': ['---++++', '++++++'],
  'lib-1.0-PY3.py3-none-any.whl': ['+--++++', '++++++'],
  'lib-1.0-py3-none-any.WHL': ['-------', '------'],
  'lib-1.0-py3-none-any.whl/': ['-----++', '------'],
  'lib-1.0-py3-none-any%2Ewhl': ['-----++', '------'],
  'folder%2Flib-1.0-py3-none-any.whl': ['-----++', '----++'],
  'lib-1.0-py3-none-any.whl.zip': ['-------', '------'],
  'lib-1.0-py3-none-any': ['-------', '------'],
  'download?file=lib-1.0-py3-none-any.whl': ['-------', '------'],
  'lib-one-py3-none-any.whl': ['-------', '------'],
  'other-1.0-py3-none-any.whl': ['---++++', '++++++'],
};

function taken(address: string, name: string | undefined, targets: readonly (typeof TARGETS)[number][]): string {
  const isNamed = name !== undefined;
  const reference = parseReference(`https://example.invalid/${address}`, { folder: '/w', relative: false, isNamed });
  const normalized = name === undefined ? undefined : normalizeName(name);
  return targets.map((target) => (refusalByName(reference, normalized, targetOf(target), false) ? '-' : '+')).join('');
}

describe('the address of a wheel', () => {
  for (const [address, [behindName, alone]] of Object.entries(TABLE)) {
    it(`that ends in ${address} is read as each installer does`, () => {
      assert.equal(taken(address, 'lib', TARGETS), behindName);
      assert.equal(taken(address, undefined, TARGETS.slice(1)), alone);
    });
  }
});
