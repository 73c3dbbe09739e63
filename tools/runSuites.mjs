// Runs bundled suites with mocha, in a separate process, which tools/test.mjs starts and guards.
//
//   node --require tools/loopbackOnly.cjs tools/runSuites.mjs REQUEST
//
// REQUEST is JSON: {"suites": [{"source": PATH, "bundled": PATH}…], "guard": PATH, "title": "…", "reporter": "spec"}, where
// `guard` is the bundled test/support/beyondLoopback.ts. Reports {passed, failed} to its parent.
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';

const { suites, guard, title, reporter } = JSON.parse(process.argv[2]);
const { Attempts, failWhoeverReachesOut } = await import(pathToFileURL(guard).href);
const attempts = new Attempts(process.env.LOOPBACK_ONLY_LOG);
failWhoeverReachesOut(Mocha.Runnable.prototype, attempts);

const mocha = new Mocha({ reporter, timeout: 60_000, forbidOnly: process.env.CI === 'true' });
for (const { bundled } of suites) mocha.addFile(bundled);
await mocha.loadFilesAsync();
if (title !== undefined) mocha.grep(wantedTitles());
// A timeout has no stack: mocha names the file.
const sources = new Map(suites.map(({ source, bundled }) => [bundled, source]));
mocha.suite.eachTest((test) => (test.file = sources.get(test.file) ?? test.file));
const { passes: passed, failures } = await new Promise((done) => {
  const runner = mocha.run(() => done(runner.stats));
});
const late = attempts.take();
if (late) console.error(`after the last test somebody ${late.message}\n${late.stack}`);
process.send({ passed, failed: failures + (late ? 1 : 0) }, () => process.exit());

/** Titles that contain the text; if a test has exactly that title, only such tests. */
function wantedTitles() {
  const text = title.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  let isWhole = false;
  mocha.suite.eachTest((test) => (isWhole ||= test.title === title));
  return new RegExp(isWhole ? `(?:^| )${text}$` : text);
}
