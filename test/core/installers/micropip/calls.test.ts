/**
 * Several calls of micropip in one interpreter: each runs after the one before, and what that has installed stays. The outcomes
 * are those of the real Pyodide 0.29.5 and 314.0.7 with this invented index.
 */
import assert from 'node:assert/strict';
import { runMicropip } from '../../../support/micropipWorld.ts';

const SHIPS = `
  six 1.17.0
  numpy 2.4.6
  pandas 3.0.2 -> numpy, six`;

const INDEX = `six 1.19.0
numpy 99.0
alpha 1.0 -> shared<2
alpha 2.0 -> shared<2
beta 1.0 -> shared>=2
shared 1.0
shared 2.0
gamma 1.0 -> six>=1.18
delta 1.0 -> six
anyone 1.0 -> shared
deep-a 1.0 -> deep-b
deep-b 1.0 -> shared<2`;

/** The calls, a space between the requirements of each, and what comes of them. */
const OUTCOMES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['alpha', 'beta'],
    ['alpha 2.0', 'failed: beta', 'shared 1.0'],
  ],
  [
    ['beta', 'alpha'],
    ['beta 1.0', 'failed: alpha', 'shared 2.0'],
  ],
  [
    ['six', 'six>=1.18'],
    ['ends at: six>=1.18', 'six 1.17.0 (shipped)'],
  ],
  [['six>=1.18', 'six'], ['six 1.19.0']],
  [
    ['delta', 'gamma'],
    ['delta 1.0', 'failed: gamma', 'six 1.17.0 (shipped)'],
  ],
  [
    ['alpha<2', 'alpha'],
    ['alpha 1.0', 'shared 1.0'],
  ],
  [
    ['pandas', 'numpy>=99'],
    ['ends at: numpy>=99', 'numpy 2.4.6 (loaded)', 'pandas 3.0.2 (shipped)', 'six 1.17.0 (loaded)'],
  ],
  [
    ['numpy>=99', 'pandas'],
    ['numpy 99.0', 'pandas 3.0.2 (shipped)', 'six 1.17.0 (loaded)'],
  ],
  [
    ['deep-a', 'anyone'],
    ['anyone 1.0', 'deep-a 1.0', 'deep-b 1.0', 'shared 1.0'],
  ],
  [['deep-a anyone'], ['anyone 1.0', 'deep-a 1.0', 'failed: deep-b', 'shared 2.0']],
  [
    ['anyone', 'shared==1.0'],
    ['anyone 1.0', 'ends at: shared==1.0', 'shared 2.0'],
  ],
  [['anyone shared==1.0'], ['anyone 1.0', 'shared 1.0']],
  [
    ['six==1.19.0', 'delta', 'gamma'],
    ['delta 1.0', 'gamma 1.0', 'six 1.19.0'],
  ],
];

describe('several calls of micropip', () => {
  for (const [calls, expected] of OUTCOMES) {
    it(calls.map((call) => `install(${call})`).join(', then '), async () => {
      const [requirements = [], ...thenCalls] = calls.map((call) => call.split(' '));
      assert.deepEqual(await runMicropip({ ships: SHIPS, index: INDEX, requirements, thenCalls }), expected);
    });
  }

  it('what a call that fails would have brought is not there for the next one', async () => {
    const requirements = ['alpha', 'nowhere'];
    const lines = await runMicropip({ index: INDEX, requirements, thenCalls: [['beta']] });
    assert.deepEqual(
      lines.filter((line) => line.startsWith('failed') || line.startsWith('ends')),
      ['failed: nowhere'],
    );
  });

  const BRANCHES: readonly (readonly [
    title: string,
    calls: readonly (readonly [call: string, ...branch: string[]])[],
    failures: readonly string[],
  ])[] = [
    [
      'what one side of an `if` installs is not there on the other',
      [
        ['shared', '0:0'],
        ['shared<2', '0:1'],
      ],
      [],
    ],
    ['behind both it is in whichever version', [['shared', '0:0'], ['shared<2', '0:1'], ['alpha'], ['beta']], []],
    [
      'within a branch a call needs what came before',
      [
        ['shared<2', '0:0'],
        ['beta', '0:0'],
      ],
      ['failed: beta'],
    ],
    [
      'so does one deeper in it',
      [
        ['shared<2', '0:0'],
        ['beta', '0:0', '9:1'],
      ],
      ['failed: beta'],
    ],
    ['and one behind what runs in any case', [['shared<2'], ['beta', '0:1']], ['failed: beta']],
    [
      'of functions nobody knows which is called',
      [
        ['shared<2', '0:0'],
        ['beta', '5:0'],
      ],
      [],
    ],
    [
      'what a branch asks for itself is judged',
      [
        ['shared', '0:0'],
        ['nowhere', '0:1'],
      ],
      ['failed: nowhere'],
    ],
  ];
  for (const [title, calls, expected] of BRANCHES)
    it(title, async () => {
      const [requirements = [], ...thenCalls] = calls.map(([call]) => [call]);
      const branches = calls.map(([, ...branch]) => branch);
      const lines = await runMicropip({ ships: SHIPS, index: INDEX, requirements, thenCalls, branches });
      assert.deepEqual(
        lines.filter((line) => /^(?:failed|ends)/.test(line)),
        expected,
      );
    });
});
