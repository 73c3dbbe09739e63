/**
 * Every setting that uv (0.13.9) knows in `[tool.uv]`, `[tool.uv.pip]` and `uv.toml`, with its type, found out by asking uv.
 * @see https://docs.astral.sh/uv/reference/settings/
 */
import { isValidName } from '../../packaging/name.ts';
import { say } from '../../messages/message.ts';
import {
  anything,
  both,
  byKind,
  listOf,
  mapOf,
  misfit,
  oneOf,
  tableWith,
  textThat,
  type SettingType,
} from './_settingType.ts';
import {
  buildConstraints,
  conflicts,
  defaultGroups,
  excludes,
  groupSettings,
  indexes,
  oncePerProject,
  overrides,
  sources,
  workspace,
} from './_projectTypes.ts';
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import { readStatedRelease } from './_uvMetadata.ts';
import { isPlatform } from './uvPlatforms.ts';
import {
  address,
  boolean,
  configSettings,
  count,
  markers,
  names,
  nameSelection,
  prerelease,
  proxy,
  requirement,
  requirements,
  specifiers,
  text,
  texts,
  time,
  times,
  url,
  variables,
  version,
} from './_valueTypes.ts';

type Types = Readonly<Record<string, SettingType>>;

const addresses = listOf(address, say('uvTakesAddresses'));
const anyAddresses = listOf(text, say('uvTakesAddresses'));

const host = byKind(
  {
    string: textThat((one) => !/^[^/[\]]*:(?!\d*(?:\/|$)|\/\/)/.test(one), say('uvTakesHosts')),
    table: tableWith({ known: {}, needed: ['host'], open: true }, say('uvTakesHosts')),
  },
  say('uvTakesHosts'),
);

const buildDependency = byKind(
  {
    string: requirement,
    table: tableWith(
      { known: { requirement, 'match-runtime': boolean }, needed: ['requirement', 'match-runtime'] },
      say('uvTakesRequirement'),
    ),
  },
  say('uvTakesRequirement'),
);

const gitKey = byKind(
  { boolean, table: tableWith({ known: { commit: boolean, tags: boolean } }, say('uvTakesCacheKeys')) },
  say('uvTakesCacheKeys'),
);

const cacheKey = byKind(
  {
    string: text,
    table: (value) => {
      const wrong = tableWith(
        { known: { file: text, dir: text, git: gitKey, env: text } },
        say('uvTakesCacheKeys'),
      )(value);
      const isOne = value.kind !== 'table' || value.entries.size === 1;
      return wrong ?? (isOne ? undefined : { span: value.span, takes: say('uvTakesCacheKeys'), keys: [] });
    },
  },
  say('uvTakesCacheKeys'),
);
const libc = textThat((one) => /^\d+\.\d+$/.test(one), say('uvTakesLibc'));

const statedRelease = tableWith(
  {
    known: {
      name: text,
      version,
      'requires-dist': requirements,
      'requires-python': specifiers,
      'provides-extra': names,
      'provides-extras': names,
    },
  },
  say('uvTakesArrayOfTables'),
);

const statedReleases = listOf(
  both(statedRelease, (value) => {
    const isTwice =
      value.kind === 'table' && value.entries.has('provides-extra') && value.entries.has('provides-extras');
    if (isTwice) return misfit(value, say('uvTakesNotBoth', { keys: ['provides-extra', 'provides-extras'] }));
    const read = value.kind === 'table' ? readStatedRelease(value) : undefined;
    return read && 'id' in read ? misfit(value, read) : undefined;
  }),
  say('uvTakesArrayOfTables'),
);

const group = textThat((one) => isValidName(one.replace(/^.*pyproject\.toml:/s, '')), say('uvTakesProjectNames'));

/** Of CUDA, ROCm and Intel; uv knows a list. */
const torchBackend = oneOf(
  `auto cpu cu132 cu130 cu129 cu128 cu126 cu125 cu124 cu123 cu122 cu121 cu120 cu118 cu117 cu116 cu115 cu114 cu113 cu112
  cu111 cu110 cu102 cu101 cu100 cu92 cu91 cu90 cu80 rocm7.2 rocm7.1 rocm7.0 rocm6.4 rocm6.3 rocm6.2.4 rocm6.2 rocm6.1
  rocm6.0 rocm5.7 rocm5.6 rocm5.5 rocm5.4.2 rocm5.4 rocm5.3 rocm5.2 rocm5.1.1 rocm4.2 rocm4.1 rocm4.0.1 xpu`.split(
    /\s+/,
  ),
  say('uvTakesBackend'),
);

/** Settings that `[tool.uv]` and `[tool.uv.pip]` both have, with the same type. */
const SHARED: Types = {
  'index-url': address,
  'extra-index-url': addresses,
  'no-index': boolean,
  'find-links': anyAddresses,
  'index-strategy': oneOf(['first-index', 'unsafe-any-match', 'unsafe-first-match', 'unsafe-best-match']),
  'keyring-provider': oneOf(['disabled', 'subprocess']),
  'no-build': boolean,
  'no-build-isolation': boolean,
  'require-build-hashes': boolean,
  'no-build-isolation-package': names,
  'extra-build-dependencies': both(
    mapOf(listOf(buildDependency, say('uvTakesRequirementArray')), isValidName, say('uvTakesTable')),
    oncePerProject(say('uvTakesSources')),
  ),
  'extra-build-variables': variables,
  resolution: oneOf(['highest', 'lowest', 'lowest-direct']),
  prerelease,
  'fork-strategy': oneOf(['fewest', 'requires-python']),
  'dependency-metadata': statedReleases,
  'config-settings': configSettings,
  'config-settings-package': mapOf(configSettings, isValidName, say('uvTakesTable')),
  'exclude-newer': time,
  'exclude-newer-package': times,
  'link-mode': oneOf(['clone', 'reflink', 'copy', 'hardlink', 'symlink']),
  'compile-bytecode': boolean,
  'no-sources': boolean,
  'no-sources-package': names,
  upgrade: boolean,
  'upgrade-package': requirements,
  reinstall: boolean,
  'reinstall-package': names,
  'torch-backend': torchBackend,
};

/** `[tool.uv]`. */
export const UV_TYPES: Types = {
  ...SHARED,
  'required-version': textThat(isRequiredVersion, say('uvTakesSpecifiers')),
  'system-certs': boolean,
  'native-tls': boolean,
  offline: boolean,
  'no-cache': boolean,
  'cache-dir': text,
  preview: boolean,
  'preview-features': byKind({ boolean, array: texts }, say('uvTakesTexts')),
  'python-preference': oneOf(['only-managed', 'managed', 'system', 'only-system']),
  'python-downloads': oneOf(['auto', 'automatic', 'manual', 'never']),
  'concurrent-downloads': count,
  'concurrent-builds': count,
  'concurrent-installs': count,
  index: indexes,
  'http-proxy': proxy,
  'https-proxy': proxy,
  'no-proxy': texts,
  'allow-insecure-host': listOf(host, say('uvTakesHosts')),
  'prerelease-package': mapOf(prerelease, isValidName, say('uvTakesTable')),
  'no-build-package': names,
  'no-binary': boolean,
  'no-binary-package': names,
  'python-install-mirror': text,
  'pypy-install-mirror': text,
  'graalpy-install-mirror': text,
  'pyodide-install-mirror': text,
  'python-downloads-json-url': text,
  'publish-url': url,
  'trusted-publishing': oneOf(['automatic', 'always', 'never']),
  'check-url': address,
  'add-bounds': oneOf(['lower', 'major', 'minor', 'exact']),
  audit: tableWith({ known: { ignore: texts, 'ignore-until-fixed': texts }, open: true }, say('uvTakesTable')),
  pip: anything,
  'cache-keys': listOf(cacheKey, say('uvTakesCacheKeys')),
  'override-dependencies': overrides,
  'exclude-dependencies': excludes,
  'constraint-dependencies': requirements,
  'build-constraint-dependencies': buildConstraints,
  environments: markers,
  'required-environments': markers,
  'minimum-libc-version': tableWith({ known: { glibc: libc, musl: libc } }, say('uvTakesTable')),
  conflicts,
  workspace,
  sources,
  managed: boolean,
  package: boolean,
  'default-groups': defaultGroups,
  'dependency-groups': groupSettings,
  'dev-dependencies': requirements,
  'build-backend': anything,
};

/** `[tool.uv.pip]`. */
export const UV_PIP_TYPES: Types = {
  ...SHARED,
  python: text,
  system: boolean,
  'break-system-packages': boolean,
  target: text,
  prefix: text,
  'no-binary': nameSelection,
  'only-binary': nameSelection,
  strict: boolean,
  extra: names,
  'all-extras': boolean,
  'no-extra': names,
  'no-deps': boolean,
  group: listOf(group, say('uvTakesNames')),
  'allow-empty-requirements': boolean,
  'output-file': textThat((one) => one !== '', say('uvTakesText')),
  'no-strip-extras': boolean,
  'no-strip-markers': boolean,
  'no-annotate': boolean,
  'no-header': boolean,
  'custom-compile-command': text,
  'generate-hashes': boolean,
  'python-version': textThat((one) => /^\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?$/.test(one), say('uvTakesPythonVersion')),
  'python-platform': textThat(isPlatform, say('uvTakesPlatform')),
  universal: boolean,
  'no-emit-package': names,
  'emit-index-url': boolean,
  'emit-find-links': boolean,
  'emit-build-options': boolean,
  'emit-marker-expression': boolean,
  'emit-index-annotation': boolean,
  'annotation-style': oneOf(['line', 'split']),
  'require-hashes': boolean,
  'verify-hashes': boolean,
};

/** A wrong value of these in a pyproject.toml ends uv's run: it reads them once more, as those of the project. */
export const REFUSED_WHEN_WRONG: ReadonlySet<string> = new Set([
  'index',
  'sources',
  'workspace',
  'conflicts',
  'environments',
  'required-environments',
  'minimum-libc-version',
  'default-groups',
  'dependency-groups',
  'managed',
  'package',
  'dev-dependencies',
  'constraint-dependencies',
  'override-dependencies',
  'exclude-dependencies',
  'build-constraint-dependencies',
]);

/** Those of them that uv reads as settings, too: in a pyproject.toml above the project a wrong one only drops the table. */
export const IGNORED_AND_REFUSED: ReadonlySet<string> = new Set([
  'index',
  'environments',
  'required-environments',
  'minimum-libc-version',
  'constraint-dependencies',
  'override-dependencies',
  'exclude-dependencies',
  'build-constraint-dependencies',
]);

/** What a script cannot set: uv refuses one that does, like one with a setting that it does not know. */
export const NOT_OF_SCRIPTS: ReadonlySet<string> = new Set([
  'workspace',
  'conflicts',
  'environments',
  'required-environments',
  'minimum-libc-version',
  'default-groups',
  'dependency-groups',
  'managed',
  'package',
  'dev-dependencies',
  'build-backend',
  'cache-keys',
  'pip',
  'audit',
  'publish-url',
  'check-url',
  'add-bounds',
  'trusted-publishing',
  'python-install-mirror',
  'pypy-install-mirror',
  'graalpy-install-mirror',
  'pyodide-install-mirror',
  'python-downloads-json-url',
]);

/** What only a project has: a `uv.toml` with one of these ends uv's run. */
export const OF_PROJECTS_ONLY: ReadonlySet<string> = new Set([
  'sources',
  'workspace',
  'conflicts',
  'environments',
  'required-environments',
  'minimum-libc-version',
  'default-groups',
  'dependency-groups',
  'managed',
  'package',
  'dev-dependencies',
  'build-backend',
]);

/** A specifier, or a version for exactly that one. */
function isRequiredVersion(one: string): boolean {
  return parseSpecifierSet(requiredSpecifier(one)).errors.length === 0;
}

/** What `required-version` asks of uv, as a specifier. */
export function requiredSpecifier(one: string): string {
  return /^\d/.test(one.trim()) ? `==${one.trim()}` : one;
}
