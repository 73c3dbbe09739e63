/** The readers of languages of configuration, as what is fuzzed. */
import { readHtml } from '../../../server/src/core/config/html.ts';
import { readJson, readJsonc } from '../../../server/src/core/config/json.ts';
import { readJson5 } from '../../../server/src/core/config/json5.ts';
import { readToml } from '../../../server/src/core/config/toml.ts';
import { insertTomlInline, setTomlString } from '../../../server/src/core/config/tomlEdit.ts';
import { readYaml } from '../../../server/src/core/config/yaml.ts';
import { changeBetween } from '../../../server/src/core/text/textChange.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { LineIndex } from '../../../server/src/core/text/lineIndex.ts';
import type { FuzzTarget } from '../fuzzTarget.ts';
import { checkPlaces } from '../places.ts';

const TOML = [
  '[a]',
  '[[a]]',
  'a = ',
  '"',
  "'''",
  '{ ',
  ' }',
  '[',
  ']',
  ',',
  '# c\n',
  'a.b',
  '1979-05-27',
  '0x',
  '\\u0041',
];
const JSON_MARKS = ['{', '}', '[', ']', '"a"', ':', ',', '//', '/*', '*/', '\\u', '-1e5', 'null', "'a'", '+Infinity'];

export const CONFIG_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'toml',
    seeds: ['test/core/config/toml.test.ts'],
    tokens: TOML,
    run: (input) => {
      checkPlaces(readToml(input), input.length);
    },
  },
  {
    name: 'toml-edit',
    seeds: ['test/core/config/tomlEdit.test.ts'],
    tokens: TOML,
    run: (input) => {
      for (const edits of [
        setTomlString(input, ['a', 'b'], 'c', 'v'),
        insertTomlInline(input, ['a'], 'k', '{ x = 1 }'),
      ]) {
        checkPlaces(edits, input.length);
        applyEdits(input, edits);
      }
    },
  },
  {
    name: 'json',
    seeds: ['test/core/runtimes/wranglerConfig.test.ts', 'test/core/config/json5.test.ts'],
    tokens: JSON_MARKS,
    run: (input) => {
      checkPlaces(readJson(input), input.length);
      checkPlaces(readJsonc(input), input.length);
    },
  },
  {
    name: 'json5',
    seeds: ['test/core/config/json5.test.ts'],
    tokens: JSON_MARKS,
    run: (input) => {
      checkPlaces(readJson5(input), input.length);
    },
  },
  {
    name: 'yaml',
    seeds: ['test/core/dependencyFiles/documents'],
    tokens: ['- ', ': ', '\n  ', '&a ', '*a', '!!x ', '|\n', '>\n', '{', '[', '---\n', '? ', '<<: '],
    run: (input) => {
      checkPlaces(readYaml(input), input.length);
    },
  },
  {
    name: 'html',
    seeds: ['test/core/dependencyFiles/web/page.test.ts'],
    tokens: [
      '<script',
      ' src="',
      '">',
      '</script>',
      '<py-config>',
      '<!--',
      '-->',
      '&amp;',
      '&#x',
      '<![CDATA[',
      '<?',
      '=',
    ],
    run: (input) => {
      for (const element of readHtml(input, () => true)) checkPlaces(element, input.length);
    },
  },
  {
    name: 'text',
    seeds: ['test/core/text'],
    tokens: ['\r\n', '\n', '\r', '\u2028'],
    run: (input) => {
      const lines = new LineIndex(input);
      for (const at of [0, input.length >> 1, input.length]) {
        if (lines.offsetAt(lines.positionAt(at)) > at) throw new Error(`the offset ${at} moves ahead`);
      }
      const other = input.slice(input.length >> 1);
      const change = changeBetween(input, other);
      const end = change.start + change.removed.length;
      if (input.slice(0, change.start) + change.added + input.slice(end) !== other)
        throw new Error('it leads elsewhere');
    },
  },
];
