/** `no-index`: what is not found is not misspelled, nobody was asked for it. */
import assert from 'node:assert/strict';
import { check, project, toldOf, wheel, type Files } from '../support/referenceChecks.ts';

const LINKED = '[tool.uv]\nno-index = true\nfind-links = ["wheels"]\n';
const WHEELS: Files = { 'app/wheels/par-1.0-py3-none-any.whl': wheel('par', '1.0', 'six') };
const IS_NOT_LINKED = 'not in `find-links`, and `no-index` keeps uv from asking any index';

describe('a project that is not found with no-index', () => {
  const toldWith = async (files: Files, path = '/w/app/pyproject.toml'): Promise<readonly string[]> =>
    toldOf(await check(files, { path }));

  it('is told to be on no index that is asked', async () => {
    const [error, warning] = await toldWith({ 'app/pyproject.toml': project(['six'], '[tool.uv]\nno-index = true\n') });
    assert.match(
      error ?? '',
      /^error\[unknown-project\].*: it is not found, because `no-index` keeps uv from asking any index$/,
    );
    assert.match(warning ?? '', /^warning\[uv-setting\] `no-index = true`.*finds no project$/);
  });

  it('is told to be in no place of find-links either, also where something there needs it', async () => {
    const [six, par, warning] = await toldWith({ 'app/pyproject.toml': project(['six', 'par'], LINKED), ...WHEELS });
    assert.match(six ?? '', new RegExp(`^error\\[unknown-project\\] \`six\` cannot .*: it is ${IS_NOT_LINKED}$`));
    assert.match(par ?? '', new RegExp(`^error\\[blocked-dependency\\] \`six\` is ${IS_NOT_LINKED}, so \`par\``));
    assert.match(warning ?? '', /finds only what `find-links` names$/);
  });

  it('is told so of a requirements file that says it itself', async () => {
    const text = '--no-index\n--find-links wheels\nsix\n';
    const [error] = await toldWith({ 'app/requirements.in': text, ...WHEELS }, '/w/app/requirements.in');
    assert.match(error ?? '', new RegExp(`: it is ${IS_NOT_LINKED}$`));
  });

  it('may be misspelled where indexes are asked', async () => {
    const [error] = await toldWith({ 'app/pyproject.toml': project(['no-such-project-here']) });
    assert.match(error ?? '', /no index has a project of this name; check the spelling$/);
  });
});
