/** Editor and command line report the same for the same file, because both read the same snapshots. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../server/src/check/check.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { TestEditor } from '../support/editor.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const EXAMPLES = join(process.cwd(), 'examples');
const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

/** What both report about a finding. */
interface Statement {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: unknown;
}

interface JsonReport {
  readonly files: readonly { readonly findings: readonly Statement[] }[];
}

const host = nodeHost();
/** The editor has its own checker: what it reports must come from its own analysis, not from what the command line left. */
const editorsChecker = new Checker({ host, today: () => '2026-11-24' });

async function onCommandLine(file: string): Promise<readonly Statement[]> {
  const line = `check ${file} --format json --recorded-index ${RECORDED_INDEX}`;
  const { output } = await runCommandLine(EXAMPLES, line, { engine: recordedChecker });
  const { files } = JSON.parse(output) as JsonReport;
  return files.flatMap(({ findings }) => findings);
}

async function inEditor(file: string): Promise<readonly Statement[]> {
  const editor = await TestEditor.start({
    world: { host, checker: editorsChecker },
    settings: () => ({ recordedIndex: RECORDED_INDEX }),
  });
  const path = join(EXAMPLES, file);
  await editor.open(path, readFileSync(path, 'utf8'));
  await editor.checked(path);
  const diagnostics = await editor.pull(path);
  return diagnostics.map(({ code, severity, message, range }) => ({
    code: String(code),
    severity: SEVERITIES[severity ?? 0] ?? '',
    message: typeof message === 'string' ? message : message.value,
    range,
  }));
}

describe('editor and command line', () => {
  for (const file of [
    'pydantic-worker/pyproject.toml',
    'litellm-worker/pyproject.toml',
    'data-frames/requirements.txt',
    'poetry-app/pyproject.toml',
    'pyscript-page/pyscript.json',
  ]) {
    it(`say the same of ${file}`, async () => {
      const told = (await onCommandLine(file)).map(({ code, severity, message, range }) => ({
        code,
        severity,
        message,
        range,
      }));
      assert.deepEqual(await inEditor(file), told);
    });
  }
}).timeout(120_000); // Enough for a busy machine; each takes a second or two.
