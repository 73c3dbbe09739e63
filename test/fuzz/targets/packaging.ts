/** The parsers of PyPA's specifications, as what is fuzzed. */
import { parseCoreMetadata } from '../../../server/src/core/packaging/metadata/coreMetadata.ts';
import { parseDirectUrl } from '../../../server/src/core/packaging/metadata/directUrl.ts';
import { parseDirectUrlFile } from '../../../server/src/core/packaging/metadata/directUrlFile.ts';
import { parseLicenseExpression } from '../../../server/src/core/packaging/metadata/licenseExpression.ts';
import { parseMetadata } from '../../../server/src/core/packaging/metadata/metadataValidation.ts';
import { parseName } from '../../../server/src/core/packaging/name.ts';
import { lookupDependencyGroup } from '../../../server/src/core/packaging/requirements/dependencyGroups.ts';
import { parseLenientSpecifierSet } from '../../../server/src/core/packaging/requirements/lenientSpecifierSet.ts';
import { parseMarker } from '../../../server/src/core/packaging/requirements/marker.ts';
import {
  parseLenientRequirement,
  parseRequirement,
} from '../../../server/src/core/packaging/requirements/requirement.ts';
import { parseAsUvReads } from '../../../server/src/core/packaging/requirements/uvReading.ts';
import { parseUvUrlRequirement } from '../../../server/src/core/packaging/requirements/uvUrlRequirement.ts';
import { parseProjectPageHtml, parseProjectPageJson } from '../../../server/src/core/packaging/simpleApi/simpleApi.ts';
import { parseSpecifierSet } from '../../../server/src/core/packaging/versions/specifier.ts';
import { compareVersions, parseVersion } from '../../../server/src/core/packaging/versions/version.ts';
import {
  parseLegacySdistFilename,
  parseSdistFilename,
} from '../../../server/src/core/packaging/wheels/sdistFilename.ts';
import { parseTagSet } from '../../../server/src/core/packaging/wheels/tag.ts';
import { parseWheelFilename, wheelFilenameProblem } from '../../../server/src/core/packaging/wheels/wheelFilename.ts';
import { parsePylock } from '../../../server/src/core/packaging/pylock/pylock.ts';
import { bytesOf, type FuzzTarget } from '../fuzzTarget.ts';
import { jsonOf } from '../jsonOf.ts';
import { checkPlaces } from '../places.ts';

const VERSIONS = ['1.0', '!', '.', '*', 'rc1', '.post1', '.dev0', '+local', 'v', '==', '~=', '>=', '<', ',', '==='];
const MARKERS = [
  'python_version',
  'sys_platform',
  ' and ',
  ' or ',
  ' in ',
  ' not in ',
  "'emscripten'",
  'extra',
  '==',
  '(',
];
const REQUIREMENTS = ['name', '[a,b]', ' @ ', 'https://', 'file:///', ' ; ', '(', ')', ...VERSIONS, ...MARKERS];
const HEADERS = [
  'Name: ',
  'Version: ',
  'Requires-Dist: ',
  'Metadata-Version: 2.1\n',
  'License-Expression: ',
  '\n ',
  '\n\n',
];
const JSON_MARKS = ['{', '}', '[', ']', '"', ':', ',', 'null', 'true', '1e9', '\\u0000', '[[[[', '{"a":'];

export const PACKAGING_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'version',
    seeds: ['test/core/packaging/versions'],
    tokens: VERSIONS,
    run: (input) => {
      const version = parseVersion(input);
      if (version && compareVersions(version, version) !== 0) throw new Error('differs from itself');
    },
  },
  {
    name: 'specifier',
    seeds: ['test/core/packaging/versions/specifier.test.ts'],
    tokens: VERSIONS,
    run: (input) => {
      checkPlaces(parseSpecifierSet(input), input.length);
      parseLenientSpecifierSet(input);
    },
  },
  {
    name: 'marker',
    seeds: ['test/core/packaging/requirements/marker.test.ts'],
    tokens: MARKERS,
    run: (input) => {
      checkPlaces(parseMarker(input), input.length);
    },
  },
  {
    name: 'requirement',
    seeds: ['test/core/packaging/requirements'],
    tokens: REQUIREMENTS,
    run: (input) => {
      checkPlaces(parseRequirement(input), input.length);
      checkPlaces(parseAsUvReads(input, true), input.length);
      checkPlaces(parseUvUrlRequirement(input), input.length);
      parseLenientRequirement(input);
    },
  },
  {
    name: 'name',
    seeds: ['test/core/packaging/name.test.ts'],
    tokens: ['-', '_', '.', 'a'],
    run: (input) => {
      parseName(input);
    },
  },
  {
    name: 'wheel-name',
    seeds: ['test/core/packaging/wheels'],
    tokens: ['-', '.whl', 'py3', 'none', 'any', 'cp313', '.', '1', 'pyodide_2025_0_wasm32'],
    run: (input) => {
      const isWheel = parseWheelFilename(input) !== undefined;
      if (isWheel !== (wheelFilenameProblem(input) === undefined)) throw new Error('contradicts itself');
    },
  },
  {
    name: 'sdist-name',
    seeds: ['test/core/packaging/wheels/sdistFilename.test.ts'],
    tokens: ['-', '.tar.gz', '.zip', '1.0', '.'],
    run: (input) => {
      parseSdistFilename(input);
      parseLegacySdistFilename(input);
    },
  },
  {
    name: 'tags',
    seeds: ['test/core/packaging/wheels/tag.test.ts'],
    tokens: ['-', '.', 'py3', 'cp313', 'abi3', 'any', 'none'],
    run: (input) => {
      parseTagSet(input);
    },
  },
  {
    name: 'license',
    seeds: ['test/core/packaging/metadata/licenseExpression.test.ts'],
    tokens: ['MIT', ' OR ', ' AND ', ' WITH ', '(', ')', 'LicenseRef-', '+'],
    run: (input) => {
      checkPlaces(parseLicenseExpression(input), input.length);
    },
  },
  {
    name: 'metadata',
    seeds: ['test/core/packaging/metadata'],
    tokens: [...HEADERS, ...REQUIREMENTS],
    run: (input) => {
      checkPlaces(parseCoreMetadata(input), input.length);
      parseMetadata(input);
      parseMetadata(bytesOf(input));
    },
  },
  {
    name: 'direct-url',
    seeds: ['test/core/packaging/metadata/directUrl.test.ts', 'test/core/packaging/metadata/directUrlFile.test.ts'],
    tokens: ['https://', 'git+', 'file:', '#sha256=', '&egg=', '@', '[::1]', '%', ...JSON_MARKS],
    run: (input) => {
      parseDirectUrl(input);
      parseDirectUrlFile(jsonOf(input));
    },
  },
  {
    name: 'simple-json',
    seeds: ['test/core/packaging/simpleApi'],
    tokens: [...JSON_MARKS, '"files"', '"filename"', '"url"', '"hashes"', '"yanked"', '"core-metadata"', '"meta"'],
    examples: [
      '{"meta":{"api-version":"1.1"},"name":"a","files":[{"filename":"a-1-py3-none-any.whl","url":"a.whl","hashes":{"sha256":"00"},"yanked":"no","core-metadata":{"sha256":"11"},"requires-python":">=3"}]}',
    ],
    run: (input) => {
      checkPlaces(parseProjectPageJson(input), input.length);
    },
  },
  {
    name: 'simple-html',
    seeds: ['test/core/packaging/simpleApi'],
    tokens: [
      '<a href="',
      '">',
      '</a>',
      '<base href="',
      '<!--',
      '-->',
      '<title>',
      '&amp;',
      '&#',
      '<meta name="',
      '#sha256=',
      ' data-yanked="',
    ],
    run: (input) => {
      checkPlaces(parseProjectPageHtml(input), input.length);
    },
  },
  {
    name: 'pylock-values',
    seeds: ['test/core/packaging/pylock'],
    tokens: [...JSON_MARKS, '"packages"', '"lock-version"', '"1.0"', '"created-by"', '"wheels"', '"hashes"'],
    examples: [
      '{"lock-version":"1.0","created-by":"x","packages":[{"name":"a","version":"1","wheels":[{"url":"https://x/a-1-py3-none-any.whl","hashes":{"sha256":"0"}}]}]}',
    ],
    run: (input) => {
      parsePylock(jsonOf(input));
    },
  },
  {
    name: 'dependency-groups',
    seeds: ['test/core/packaging/requirements/dependencyGroups.test.ts'],
    tokens: [...JSON_MARKS, '{"include-group":"a"}', '"a"'],
    examples: ['{"a":["x>=1",{"include-group":"b"}],"b":["y"]}'],
    run: (input) => {
      const value = jsonOf(input);
      const groups = new Map<string, unknown>(Object.entries(typeof value === 'object' ? (value ?? {}) : {}));
      // Each looks at all of them: a text that has thousands would take their square here.
      for (const name of [...groups.keys()].slice(0, 20)) lookupDependencyGroup(groups, name);
    },
  },
];
