/** A pin or ceiling that conflicts with another declared dependency is replaced: the pin of either one may be to blame. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import { errorOf, remedyOf, titleOf, textAfter, type InventedProject } from '../../../support/inventedProject.ts';

const UNIVERSE = `
model 2.14.0 {uploaded 2026-10-01}
model 2.13.0 {uploaded 2026-05-01}
model 2.12.5 {uploaded 2026-01-01}
model 2.12.0 {uploaded 2025-12-01}
web 3.1 {uploaded 2026-06-01} -> model>=2.13,<2.14
web 3.0 {uploaded 2026-05-01} -> model>=2.13
web 2.9 {uploaded 2026-01-01} -> model>=2.12
`;

const project = (...dependencies: readonly string[]): InventedProject => ({
  universe: UNIVERSE,
  text: `[project]\nname = "x"\ndependencies = ${JSON.stringify(dependencies)}\n`,
});

describe('replacing an impossible pin', () => {
  it('raises the pin to the newest release with which everything resolves', () => {
    const pinned = project('model==2.12.5', 'web>=3.1');
    assert.equal(textAfter(pinned, 'replace-pin'), project('model==2.13.0', 'web>=3.1').text);
    const remedy = remedyOf(pinned, 'replace-pin');
    assert.ok(remedy);
    assert.equal(english(remedy.title), 'Pin model to 2.13.0 (2026-05-01) instead of 2.12.5 (2026-01-01)');
  });

  it('comes after the pin of the other one, but is preferred where that goes down to another major version', () => {
    const { remedies } = errorOf(project('model==2.12.5', 'web>=3'));
    assert.deepEqual(
      remedies.slice(0, 2).map(({ kind, preferred, title }) => [kind, preferred, english(title)]),
      [
        ['pin', false, 'Pin web to 2.9 (2026-01-01)'],
        ['replace-pin', true, 'Pin model to 2.14.0 (2026-10-01) instead of 2.12.5 (2026-01-01)'],
      ],
    );
  });

  it('is applied without asking where it is the only way and the major version stays', () => {
    const { remedies } = errorOf({
      ...project('model==2.12.5', 'web'),
      universe: UNIVERSE.replace(/^web 2\.9.*$/m, ''),
    });
    assert.deepEqual(
      remedies.filter(({ preferred }) => preferred).map(({ kind }) => kind),
      ['replace-pin'],
    );
  });

  it('lifts a ceiling and keeps what else is said', () => {
    const capped = project("model[x]>=2.10,<2.13,!=2.14.0 ; python_version>'3'", 'web>=3');
    const after = project("model[x]>=2.10,!=2.14.0 ; python_version>'3'", 'web>=3');
    assert.equal(textAfter(capped, 'replace-pin').replace('!=2.14.0,>=2.10', '>=2.10,!=2.14.0'), after.text);
    assert.match(
      titleOf(capped, 'replace-pin'),
      /^Remove the upper bound `<2\.13` of model: installs 2\.13\.0 \(2026-05-01\)$/,
    );
  });

  it('makes a floor of a compatible release', () => {
    const compatible = project('model~=2.12.0', 'web>=3');
    assert.equal(textAfter(compatible, 'replace-pin'), project('model>=2.12.0', 'web>=3').text);
  });

  it('replaces the pin of a constraint, in the file where it stands', () => {
    const constrained = {
      universe: UNIVERSE,
      path: '/p/requirements.txt',
      text: '-c constraints.txt\nweb>=3.1\n',
      included: { '/p/constraints.txt': 'other==1\nmodel==2.12.5 # why\n' },
    };
    const remedy = remedyOf(constrained, 'replace-pin');
    assert.deepEqual(
      remedy?.edits.map(({ path, edit }) => [path, edit.newText]),
      [['/p/constraints.txt', '==2.13.0']],
    );
  });

  it('lifts the ceiling of a constraint in [tool.uv], and says that it is to blame', () => {
    const text =
      '[project]\nname = "x"\ndependencies = ["web>=3"]\n[tool.uv]\nconstraint-dependencies = ["model<2.13"]\n';
    const constrained = { universe: UNIVERSE.replace(/^web 2\.9.*$/m, ''), text };
    assert.equal(textAfter(constrained, 'replace-pin'), text.replace('model<2.13', 'model'));
    assert.match(english(errorOf(constrained).message), /It installs without one of your constraints$/);
  });

  it('is not offered where it does not help', () => {
    const universe = `${UNIVERSE}\nother 1.0 -> model<2.13\n`;
    const stuck = { ...project('other', 'model==2.12.5', 'web>=3'), universe };
    assert.equal(remedyOf(stuck, 'replace-pin'), undefined);
  });
});
