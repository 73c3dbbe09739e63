/** Paths of wheels that code hands over in a browser, for which they are addresses. Measured with Pyodide 314.0.7 and PyScript 0.7.31. */
import assert from 'node:assert/strict';
import { check, toldOf, wheel, type Files } from '../support/referenceChecks.ts';

const LIB = 'lib-1.0-py3-none-any.whl';
const NATIVE = 'lib-1.0-cp314-cp314-manylinux_2_17_x86_64.whl';

const KERNEL = { name: 'python', display_name: 'Python (Pyodide)' };

/** What is told of a file that installs one thing. */
async function told(name: string, text: string, more: Files = {}): Promise<string> {
  const snapshot = await check({ [name]: text, ...more }, { path: `/w/${name}`, target: 'pyodide-314.0.7' });
  return toldOf(snapshot).join('\n');
}

const script = (path: string): string => `import micropip\nawait micropip.install("${path}")\n`;
const page = (path: string, call = 'micropip.install'): string =>
  `<script type="module">await ${call}("${path}")</script>\n`;
const pyscript = (path: string, worker = ''): string =>
  `<script type="py"${worker} config='{"packages": ["${path}"]}'></script>\n`;
const notebook = (...source: readonly string[]): string =>
  JSON.stringify({ cells: [{ cell_type: 'code', source }], nbformat: 4, metadata: { kernelspec: KERNEL } });

const BROKEN = /^error\[blocked-dependency\] `uvloop` /;

describe('a path that is handed over in a browser', function () {
  this.timeout(60_000);
  const there = { 'site/app/dist/lib-1.0-py3-none-any.whl': wheel('lib', '1.0', 'uvloop') };

  it('begins at the page that has the code', async () => {
    for (const path of [`./dist/${LIB}`, `dist/${LIB}`, `dist/${LIB}?v=2`, `file:./dist/${LIB}`])
      for (const text of [page(path), pyscript(path)]) assert.match(await told('site/app/a.html', text, there), BROKEN);
    for (const text of [page(`./dist/${LIB}`), pyscript(`./dist/${LIB}`)])
      assert.match(await told('site/app/a.html', text), /^error\[refused-reference\] .* there is no such file$/);
  });

  it('begins at some page where only code is known: what lies there is judged, else the name alone', async () => {
    for (const path of [`./dist/${LIB}`, `dist/${LIB}`]) {
      assert.match(await told('site/app/a.py', script(path), there), BROKEN);
      assert.match(await told('site/app/js/a.mjs', `await micropip.install("${path}")`, there), BROKEN);
      assert.match(await told('site/app/a.py', script(path)), /^information.* begins at the page that runs the code/);
    }
    assert.match(await told('site/app/a.py', script(`./dist/${NATIVE}`)), /^error.* a wheel for Linux/);
    const app = `<streamlit-app><app-requirements>\n./dist/${LIB}\n</app-requirements></streamlit-app>`;
    assert.match(await told('site/app/a.html', app, there), BROKEN);
    assert.match(await told('site/app/a.html', app), /^information.* begins at the page that runs the code/);
    const ofFile = app.replace('./dist', 'emfs:/dist');
    assert.match(await told('site/app/a.html', ofFile), /^error.* must not begin with `emfs:` or `file:`/);
    const desktop = JSON.stringify({ stlite: { desktop: { dependencies: [`file:./dist/${LIB}`] } } });
    assert.match(
      await told('site/app/package.json', desktop, there),
      /^error.* must not begin with `emfs:` or `file:`/,
    );
    const packed = (path: string): string => JSON.stringify({ stlite: { desktop: { dependencies: [path] } } });
    for (const path of [`./dist/${LIB}`, `dist/${LIB}`, `/dist/${LIB}`])
      assert.match(await told('site/app/package.json', packed(path), there), /^error.* while the app is packed/);
    const worker = `new XWorker("w.py", { type: "pyodide", config: { packages: ["./dist/${LIB}"] } })`;
    assert.match(await told('site/app/a.js', worker, there), BROKEN);
    assert.match(await told('site/app/a.js', worker), /^information.* begins at the page that runs the code/);
  });

  it('begins at the root of the site with a slash, which is a folder above or one that is served from there', async () => {
    const served = { 'site/public/wheels/lib-1.0-py3-none-any.whl': wheel('lib', '1.0', 'uvloop') };
    for (const [path, files] of [
      [`/dist/${LIB}`, there],
      [`/app/dist/${LIB}`, there],
      [`/wheels/${LIB}`, served],
    ] as const)
      for (const text of [page(path), pyscript(path)]) assert.match(await told('site/app/a.html', text, files), BROKEN);
    assert.match(await told('site/app/a.html', pyscript(`/dist/${LIB}`)), /^information.* root of the site/);
    assert.match(await told('site/app/a.html', pyscript(`/dist/${NATIVE}`)), /^error.* a wheel for Linux/);
  });

  it('begins nowhere in a worker or an editor of PyScript, unless its configuration is to complete it', async () => {
    const editor = pyscript(`dist/${LIB}`).replace('"py"', '"py-editor"');
    assert.match(await told('site/app/a.html', editor, there), /no address that a worker can begin with/);
    assert.match(await told('site/app/a.html', editor.replace('dist', './dist'), there), BROKEN);
    for (const path of [`/dist/${LIB}`, `dist/${LIB}`])
      assert.match(
        await told('site/app/a.html', pyscript(path, ' worker'), there),
        /no address that a worker can begin with/,
      );
    assert.match(await told('site/app/a.html', pyscript(`./dist/${LIB}`, ' worker'), there), BROKEN);
    const inCode = `<script type="py" worker>\n${script(`./dist/${LIB}`)}</script>`;
    assert.match(await told('site/app/a.html', inCode, there), /no address that a worker can begin with/);
  });

  it('begins at the script of the kernel in JupyterLite, which has the files of the site as `emfs:`', async () => {
    const of = (path: string): Promise<string> => told('site/app/a.ipynb', notebook(`%pip install ${path}`), there);
    for (const path of [`./dist/${LIB}`, `dist/${LIB}`])
      assert.match(await of(path), /^error.* beside the script of the kernel, .*: `emfs:(?:\.\/)?dist\/lib-1\.0/);
    for (const path of [`emfs:./dist/${LIB}`, `emfs:/drive/app/dist/${LIB}`, `../../../../files/app/dist/${LIB}`])
      assert.match(await of(path), BROKEN);
    assert.match(await of(`emfs:/home/dist/${LIB}`), /^information.* in the file system of the browser/);
    assert.match(await of(`emfs:/home/${NATIVE}`), /^error.* a wheel for Linux/);
  });

  it('is unpacked as it is by loadPackage, whatever its metadata ask for', async () => {
    const packages = 'const p = await loadPyodide({ packages: ["./dist/lib-1.0-py3-none-any.whl"] })';
    for (const text of [page(`./dist/${LIB}`, 'pyodide.loadPackage'), `<script type="module">${packages}</script>`])
      assert.equal(await told('site/app/a.html', text, there), '');
  });
});
