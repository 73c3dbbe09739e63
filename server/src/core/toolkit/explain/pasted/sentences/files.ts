/** What is wrong with the files of a project, or with the tools. */
import { NAME, QUOTED, sentenceOf as of, type Sentence } from '../sentence.ts';

export const FILES: readonly Sentence[] = [
  of('preflight', 'ownFinding', 'error[', 'error\\[(?<quote>[a-z-]{3,40})\\]', []),
  of('preflight', 'ownFinding', 'warning[', 'warning\\[(?<quote>[a-z-]{3,40})\\]', []),
  of('preflight', 'ownFinding', 'note[', 'note\\[(?<quote>[a-z-]{3,40})\\]', []),
  of(
    'pywrangler',
    'requirementsTxt',
    'requirements.txt is no longer supported',
    'requirements.txt is no longer supported',
    ['requirements-txt'],
  ),
  of('pywrangler', 'requirementsTxt', 'delete the file to continue', 'exists\\. Delete the file to continue', [
    'requirements-txt',
  ]),
  of('pywrangler', 'noPyproject', 'pyproject.toml not found in', 'pyproject\\.toml not found in', []),
  of('pywrangler', 'noWranglerFile', 'no wrangler config found', 'no wrangler config found', ['no-wrangler-file']),
  of('pywrangler', 'noWranglerFile', 'wrangler.toml not found in', 'wrangler\\.toml not found in', [
    'no-wrangler-file',
  ]),
  of(
    'wrangler',
    'noDate',
    'compatibility_date is required',
    'compatibility_date is required when (?:publishing|uploading)',
    ['target-problem'],
  ),
  of('pywrangler', 'noDate', 'no compatibility_date specified', 'no compatibility_date specified in wrangler config', [
    'target-problem',
    'missing-python-flag',
  ]),
  of('pywrangler', 'wrongDate', 'invalid compatibility_date format', 'invalid compatibility_date format', [
    'target-problem',
  ]),
  of('pywrangler', 'noPythonFlag', 'compat flag not specified', '.?python_workers.{0,3} compat flag not specified', [
    'missing-python-flag',
  ]),
  of(
    'wrangler',
    'noPythonFlag',
    'flag is required to use python',
    '.?python_workers.{0,3} compatibility flag is required to use Python',
    ['missing-python-flag'],
  ),
  of(
    'pywrangler',
    'noRuntime',
    'could not determine python version from',
    'could not determine python version from wrangler config',
    ['target-problem', 'missing-python-flag'],
  ),
  of('pywrangler', 'syncSkipped', "hasn't changed since last sync", "pyproject\\.toml hasn't changed since last sync", [
    'stale-lock',
  ]),
  of('pywrangler', 'uvTooOld', 'uv version at least', 'uv version at least (?<spec>[0-9.]{1,20}) required', []),
  of(
    'pywrangler',
    'wranglerTooOld',
    'wrangler version at least',
    'wrangler version at least (?<spec>[0-9.]{1,20}) required',
    [],
  ),
  of(
    'wrangler',
    'unknownFlag',
    'no such compatibility flag',
    'no such compatibility flag:?(?: ["\'\u0060]?(?<quote>[a-z0-9_]{1,80}))?',
    ['deploy-refused'],
  ),
  of('wrangler', 'futureDate', 'compatibility date in the future', 'compatibility date in the future', [
    'deploy-refused',
  ]),
  of('wrangler', 'entryNotFound', 'entry-point file at', `the entry-point file at ${QUOTED} was not found`, [
    'deploy-refused',
  ]),
  of('wrangler', 'wranglerUnreadable', 'invalid toml document', 'invalid TOML document', ['invalid-file']),
  of(
    'wrangler',
    'nodeTooOld',
    'wrangler requires at least node.js',
    'wrangler requires at least Node\\.js v?(?<spec>[0-9.]{1,20})',
    [],
  ),
  of('uv', 'noLock', 'unable to find lockfile', 'unable to find lockfile at', []),
  of('uv', 'noRequirement', "couldn't parse requirement", "couldn't parse requirement in", ['invalid-requirement']),
  of('micropip', 'noRequirement', 'invalidrequirement: expected', 'InvalidRequirement: expected', [
    'invalid-requirement',
  ]),
  of(
    'pywrangler',
    'toolMissing',
    'command not found:',
    'command not found: (?<quote>[^\\s]{1,60}?)\\.? is it installed',
    [],
  ),
  of(
    'pywrangler',
    'toolMissing',
    'not found. ensure node.js',
    '(?<quote>[a-z-]{1,30}) not found\\. Ensure Node\\.js',
    [],
  ),
  of('pywrangler', 'toolMissing', 'failed to get wrangler version', 'failed to get (?<quote>wrangler) version', []),
  of(
    'uv',
    'otherUv',
    'does not match the running version',
    'required uv version .(?<spec>[^`\\s]{1,60}). does not match',
    ['invalid-file'],
  ),
  of('uv', 'noProjectVersion', 'project.version', 'the required .project\\.version. field is neither set', [
    'invalid-file',
  ]),
  of(
    'uv',
    'undeclaredIndex',
    'references an undeclared index',
    `package [^a-z0-9]{0,3}(?<name>${NAME})[^a-z0-9]{0,3} references an undeclared index: ${QUOTED}`,
    ['uv-setting'],
  ),
  of(
    'uv',
    'notMember',
    'but is not a workspace member',
    `[\u0060'"](?<name>${NAME})[\u0060'"] references a workspace in`,
    ['invalid-file'],
  ),
  of('uv', 'settingsDropped', 'during settings discovery', `failed to parse ${QUOTED} during settings discovery`, [
    'invalid-file',
    'uv-setting',
  ]),
  of(
    'uv',
    'staleLock',
    'needs to be updated, but',
    `the lockfile at ${QUOTED} needs to be updated, but [^a-z0-9]{0,3}--(?:locked|frozen)`,
    ['stale-lock'],
  ),
  of(
    'pywrangler',
    'unreadableFile',
    'error parsing',
    'error parsing (?<quote>[^:]{0,200}(?:pyproject\\.toml|wrangler\\.(?:toml|jsonc)))',
    ['invalid-file'],
  ),
  of(
    'uv',
    'unreadableFile',
    'failed to parse',
    'failed to parse:? [`"\']?(?<quote>[^\\s`"\']{0,200}(?:pyproject\\.toml|uv\\.toml|requirements[^\\s`"\']{0,40}\\.txt))',
    ['invalid-file', 'uv-setting'],
  ),
];
