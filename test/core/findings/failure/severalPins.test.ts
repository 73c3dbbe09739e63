/** A project that is pinned several times for micropip, which takes one of them and refuses the others. All invented. */
import assert from 'node:assert/strict';
import { analysisOf } from '../../../support/inventedProject.ts';
import { english } from '../../../support/english.ts';

const UNIVERSE = 'pinned 1.0\npinned 2.0\n';

/** What the only error marks, and its message. */
function blamed(path: string, text: string): readonly [marked: string, message: string] {
  const { findings } = analysisOf({ universe: UNIVERSE, text, path, target: 'pyodide-314.0.7' });
  const [error, ...others] = findings.filter(({ severity }) => severity === 'error');
  assert.ok(error && others.length === 0, findings.map(({ message }) => english(message)).join('\n'));
  return [text.slice(error.span.start, error.span.end), english(error.message)];
}

const script = (...calls: readonly string[]): string =>
  `import micropip\n${calls.map((given) => `await micropip.install(${given})\n`).join('')}`;

describe('a project that is pinned several times for micropip', () => {
  it('is refused where a later call does not go with what an earlier one has installed', () => {
    const [marked, message] = blamed('/project/a.py', script('"pinned==1.0"', '"pinned==2.0"'));
    assert.equal(marked, 'pinned==2.0');
    assert.match(message, /^`pinned==2\.0` cannot be installed .* an earlier call has already installed 1\.0/);
    assert.equal(blamed('/project/a.py', script('"pinned==2.0"', '"pinned==1.0"'))[0], 'pinned==1.0');
    assert.equal(blamed('/project/a.py', script('"pinned"', '"pinned==1.0"'))[0], 'pinned==1.0');
  });

  it('is refused in one call where it excludes what was chosen before', () => {
    const [marked, message] = blamed('/project/a.py', script('["pinned==1.0", "pinned==2.0"]'));
    assert.equal(marked, 'pinned==2.0');
    assert.match(message, /micropip has already chosen 1\.0/);
  });

  it('is no problem where all calls admit what is there', () => {
    const text = script('"pinned==1.0"', '"pinned"', '"pinned<2"');
    assert.deepEqual(
      analysisOf({ universe: UNIVERSE, text, path: '/project/a.py', target: 'pyodide-314.0.7' }).findings,
      [],
    );
  });
});
