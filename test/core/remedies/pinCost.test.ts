/** What a pin costs: the newest release that one does not get, and of what it is the newest. */
import assert from 'node:assert/strict';
import { english } from '../../support/english.ts';
import { Workspace } from '../../support/commandLine.ts';
import { errorOf } from '../../support/inventedProject.ts';
import { RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';

const UNIVERSE = [
  'a 1.0 {uploaded 2025-01-10}',
  'a 2.0 {wheel cp313-cp313-manylinux_2_17_x86_64; uploaded 2025-06-10}',
  'a 3.0 {wheel cp313-cp313-manylinux_2_17_x86_64; uploaded 2026-01-10}',
].join('\n');

function costWith(setting: string): string {
  const text = `[project]\nname = "w"\nversion = "0"\ndependencies = ["a>=2"]\n\n[tool.uv]\n${setting}`;
  const pin = errorOf({ universe: UNIVERSE, text }).remedies.find(({ kind }) => kind === 'pin');
  return pin?.cost ? english(pin.cost) : '';
}

describe('the cost of a pin', () => {
  it('names the newest release of all', () => {
    assert.match(costWith(''), /^the newest release is 3\.0/);
  });

  it('says that a date hides newer ones', () => {
    assert.match(costWith('exclude-newer = "2025-12-01"\n'), /^the newest release that `exclude-newer` admits is 2\.0/);
  });

  it('may be years where the runtime ships no newer release', async () => {
    const workspace = await Workspace.make({ 'requirements.txt': 'numpy>=2.1\n' });
    const line = `check --recorded-index ${RECORDED_INDEX} -t pyodide-0.27.7`;
    const { output } = await workspace.run(line, { engine: recordedChecker });
    await workspace.remove();
    assert.match(output, /fix: Pin numpy to 2\.0\.2 \(2024-08-26\); the newest release is \S+ \(2026-/);
  });
});

describe('a pin that is preferred', () => {
  const RELEASES = [
    'a 1.4 {wheel cp313-cp313-manylinux_2_17_x86_64; uploaded 2025-06-10}',
    'a 2.0 {uploaded 2025-12-10}',
    'a 2.1 {wheel cp313-cp313-manylinux_2_17_x86_64; uploaded 2026-01-10}',
  ].join('\n');
  const pinFor = (specifier: string): string | undefined => {
    const text = `[project]\nname = "w"\nversion = "0"\ndependencies = ["a${specifier}"]\n`;
    const pin = errorOf({ universe: RELEASES, text }).remedies.find(({ kind }) => kind === 'pin');
    return pin && `${english(pin.title)}: ${pin.preferred ? 'preferred' : 'a choice'}`;
  };

  it('stays within the major version that the requirement asks for', () => {
    assert.equal(pinFor('>=2.1'), 'Pin a to 2.0 (2025-12-10): preferred');
  });

  it('is a choice where a ceiling keeps to an older major version', () => {
    assert.equal(pinFor('<2'), 'Pin a to 2.0 (2025-12-10): a choice');
    assert.equal(pinFor('==1.4'), 'Pin a to 2.0 (2025-12-10): a choice');
  });
});
