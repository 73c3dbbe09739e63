/** Whom a failed deploy leads to, and that nobody is left out of what is sent to them. */
import assert from 'node:assert/strict';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { tellSnippet } from '../../../server/src/core/remedies/snippet.ts';
import { escalation, type Step } from '../../../server/src/core/toolkit/deploy/escalation.ts';
import { onTarget } from '../../../server/src/core/toolkit/onTarget.ts';
import { english } from '../../support/english.ts';
import { finding, startOf } from '../../../server/src/core/findings/finding.ts';
import { say } from '../../../server/src/core/messages/message.ts';
import { askOf } from '../../support/inventedProject.ts';

const NAMES = ['ant', 'bee', 'cat', 'dog', 'elk', 'fox'];

/** A project that needs some packages, none of which has a wheel for the runtime. */
function stepsWith(names: readonly string[]): ReadonlyMap<Step['who'], Step> {
  const universe = names.map((name) => `${name} 1.0 {wheel cp313-cp313-manylinux_2_17_x86_64}`).join('\n');
  const text = `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(names)}\n`;
  const { findings, target } = askOf({ universe, text }, (context) => onTarget(context));
  const steps = escalation(
    findings.map((one) => ({ finding: one, target })),
    [],
  );
  return new Map(steps.map((step) => [step.who, step]));
}

function textsOf(step: Step | undefined): readonly string[] {
  return (step?.texts ?? []).map((text) => tellSnippet(text, en));
}

describe('the escalation of a failed deploy', () => {
  it('asks Pyodide for all that has no build, however much that is, under a title that stays short', () => {
    const [text = ''] = textsOf(stepsWith(NAMES).get('pyodide'));
    const [title = '', ...body] = text.split('\n');
    assert.match(title, /^Title: A build of ant, bee, cat and 3 more packages$/);
    for (const name of NAMES) assert.match(body.join('\n'), new RegExp(`Would a recipe for .*${name}`));
  });

  it('names everybody upstream, and says where the texts are that are not printed', () => {
    const { can = [] } = stepsWith(NAMES).get('upstream') ?? {};
    const said = can.map(english);
    for (const name of NAMES) assert.ok(said.some((one) => one.includes(`maintainers of ${name}`)));
    assert.match(said.at(-1) ?? '', /`pyodide-preflight strategy NAME` prints the 3 texts not shown here/);
    assert.equal(textsOf(stepsWith(NAMES).get('upstream')).length, 3);
  });

  it('says nothing of further texts where there are none', () => {
    const { can = [] } = stepsWith(NAMES.slice(0, 3)).get('upstream') ?? {};
    assert.equal(can.length, 3);
  });

  it('leaves what is wrong with its own files or options to the project, and does not call it past help', () => {
    const text = '[project]\nname = "app"\nversion = "1"\ndependencies = ["ant"]\n';
    const { target } = askOf({ universe: 'ant 1.0', text }, (context) => onTarget(context));
    const wrong = finding('target-problem', say('fileAbsent'), startOf('wrangler.toml'));
    const [step] = escalation([{ finding: wrong, target }], []);
    assert.deepEqual(step?.can.map(english), [
      'put right what is said above, in the files or in the options of the command',
    ]);
    assert.doesNotMatch(textsOf(step).join(), /No edit of the project/);
  });
});
