/** Extras that the installed release does not have: uv warns, and installs without them. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { english } from '../../support/english.ts';
import { analysisOf, textAfter, titleOf, type InventedProject } from '../../support/inventedProject.ts';

const UNIVERSE = ['web 1.4 {uploaded 2026-10-20}', '  [standard] -> loop', '  [full] -> loop', 'loop 1.0'].join('\n');

function projectOf(dependencies: readonly string[], universe = UNIVERSE, more = ''): InventedProject {
  const list = JSON.stringify(dependencies);
  return { universe, text: `[project]\nname = "app"\nversion = "1"\ndependencies = ${list}\n${more}` };
}

function foundIn(project: InventedProject): readonly Finding[] {
  return analysisOf(project).findings;
}

function told(project: InventedProject): readonly string[] {
  return foundIn(project).map(({ code, severity, message }) => `${severity}[${code}] ${english(message)}`);
}

/** The requirement after the remedy of a kind. */
function after(project: InventedProject, kind: string): string | undefined {
  const remedy = foundIn(project)[0]?.remedies.find((one) => one.kind === kind);
  const text =
    remedy &&
    applyEdits(
      project.text,
      remedy.edits.map(({ edit }) => edit),
    );
  return text && /dependencies = \["(.*)"\]/.exec(text)?.[1];
}

describe('an extra that the release does not have', () => {
  it('is told, with the one that may be meant', () => {
    assert.deepEqual(told(projectOf(['web[standart]'])), [
      'warning[extra-ignored] `web` 1.4 has no extra `standart`: it is installed without it; did you mean `standard`?',
    ]);
    assert.deepEqual(told(projectOf(['web[secure, fulll]>=1'])), [
      'warning[extra-ignored] `web` 1.4 has no extras `secure` or `fulll`: it is installed without them; did you mean `full`?',
    ]);
  });

  it('is written as the project spells it, or dropped', () => {
    const project = projectOf(['web[standart,full]>=1']);
    assert.equal(after(project, 'respell'), 'web[standard,full]>=1');
    assert.equal(after(project, 'drop-extra'), 'web[full]>=1');
    assert.equal(after(projectOf(['web[secure]']), 'drop-extra'), 'web');
  });

  it('is not replaced by one that does not install', () => {
    const native = UNIVERSE.replace('loop 1.0', 'loop 1.0 {wheel cp313-cp313-manylinux_2_17_x86_64}');
    const [finding] = foundIn(projectOf(['web[standart]'], native));
    assert.deepEqual(
      finding?.remedies.map(({ kind, preferred }) => [kind, preferred]),
      [['drop-extra', true]],
    );
  });

  it('is none if it is spelt another way, does not count here, or brings something all the same', () => {
    assert.deepEqual(told(projectOf(['web[Standard]', "web[nothing]; sys_platform == 'win32'"])), []);
    assert.deepEqual(told(projectOf(['web[nothing]'], UNIVERSE, '[tool.uv]\noverride-dependencies = ["web"]\n')), []);
    const unnamed = "web 1.4 -> loop ; extra == 'hidden'\nloop 1.0";
    assert.deepEqual(told(projectOf(['web[hidden]'], unnamed)), []);
  });

  it('is replaced where micropip stops at it', () => {
    const project = { ...projectOf(['web[standart]']), target: 'pyodide-314.0.7' };
    assert.equal(titleOf(project, 'respell'), 'Write `web[standard]`, as the project spells it');
    assert.match(textAfter(project, 'respell'), /"web\[standard\]"/);
  });
});

describe('an extra that a dependency asks for', () => {
  const asking = 'app-kit 1.0 {uploaded 2026-10-10} -> web[full]';
  const older = ['web 1.0 {uploaded 2026-10-19}', 'web 1.4 {uploaded 2026-10-20}', '  [full] -> loop'];
  const native = 'loop 1.0 {wheel cp313-cp313-manylinux_2_17_x86_64}';

  it('is told where only a host gets a release that has it', () => {
    const universe = [asking, ...older, native].join('\n');
    const [message, ...others] = told({ ...projectOf(['app-kit'], universe), comparesWithHost: true });
    assert.deepEqual(others, []);
    assert.match(
      message ?? '',
      /held-back\] `loop` keeps `web`, which `app-kit` pulls in, at 1\.0 .*: that release has no extra `full`.*`loop` has no wheel/,
    );
  });

  it('is told once where the project asks for it as well', () => {
    const universe = [asking, ...older, native].join('\n');
    const project = { ...projectOf(['app-kit', 'web[full]'], universe), comparesWithHost: true };
    assert.deepEqual(
      foundIn(project).map(({ code, name }) => [code, name]),
      [['held-back', 'web']],
    );
  });

  it('is not told where no machine gets it', () => {
    const universe = [asking, 'web 1.0 {uploaded 2026-10-19}'].join('\n');
    assert.deepEqual(told({ ...projectOf(['app-kit'], universe), comparesWithHost: true }), []);
  });
});
