/** Files that are for the building of a site, or for another resolver: nothing is judged, and that is said. */
import assert from 'node:assert/strict';
import { parseForgeEnvironment } from '../../../../server/src/core/dependencyFiles/documents/environment.ts';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import {
  asSiteRequirements,
  buildsSite,
} from '../../../../server/src/core/dependencyFiles/notebooks/siteRequirements.ts';
import { english } from '../../../support/english.ts';

describe('requirements that build a JupyterLite site', () => {
  const read = (text: string): ReturnType<typeof parseRequirementsTxt> =>
    parseRequirementsTxt('/requirements.txt', text);

  it('install nothing in the browser, which is said at what builds it', () => {
    const text = 'notebook\nJupyterLite_Core==0.6.4\n';
    assert.ok(buildsSite(read(text)));
    const file = asSiteRequirements(read(text));
    assert.ok(file.declarations.every(({ active }) => !active));
    const [{ problem, span, severity } = assert.fail()] = file.problems;
    assert.deepEqual([severity, text.slice(span.start, span.end)], ['information', 'JupyterLite_Core==0.6.4']);
    assert.match(english(problem), /^not checked: this builds a JupyterLite site/);
  });

  it('are told from others by what they name', () => {
    assert.ok(!buildsSite(read('jupyterlab\nnumpy\n')));
    assert.ok(!buildsSite(parseRequirementsTxt('/constraints.txt', 'jupyterlite-core<1\n', 'constraints')));
  });

  it('are those of a project as well, but not its groups and extras, which build the documentation of any project', () => {
    const project = (more: string): ReturnType<typeof parsePyproject> =>
      parsePyproject('/pyproject.toml', `[project]\nname = "x"\nversion = "0"\n${more}`);
    const site = project('dependencies = ["jupyterlite-core==0.6.4", "pyzmq"]\n');
    assert.ok(buildsSite(site));
    assert.ok(asSiteRequirements(site).declarations.every(({ active }) => !active));
    const docs = '["jupyterlite-core"]\n';
    assert.ok(!buildsSite(project(`dependencies = ["numpy"]\n[dependency-groups]\ndev = ${docs}`)));
    assert.ok(!buildsSite(project(`dependencies = ["numpy"]\n[project.optional-dependencies]\ndocs = ${docs}`)));
  });
});

describe('an environment of emscripten-forge', () => {
  it('is another resolver’s', () => {
    for (const channel of ['emscripten-forge', 'https://repo.example/emscripten-forge-dev']) {
      const text = `name: x\nchannels:\n  - ${channel}\n  - conda-forge\ndependencies: [python, numpy]\n`;
      const file = parseForgeEnvironment('/environment.yml', text);
      assert.deepEqual(file?.declarations, []);
      const [{ problem, span, severity } = assert.fail()] = file.problems;
      assert.deepEqual([severity, text.slice(span.start, span.end)], ['information', channel]);
      assert.match(english(problem), /emscripten-forge are chosen by the resolver of conda/);
    }
  });

  it('is told from any other', () => {
    for (const text of ['channels: [conda-forge]\n', '# emscripten-forge\nchannels: {}\n', 'emscripten-forge'])
      assert.equal(parseForgeEnvironment('/environment.yml', text), undefined);
  });
});
