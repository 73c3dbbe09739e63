/** Validates a SARIF log against the schema of the standard. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const SCHEMA = 'test/data/sarif/sarif-2.1.0-rtm.5.json';

/** What is wrong with a log; nothing if it conforms. */
export function problemsOfSarif(log: unknown): readonly string[] {
  // The schema is of an older draft: what names the draft and the schema is all that it says in another way.
  const { $schema, id, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, unknown>;
  if ($schema === undefined || id === undefined) throw new Error(`${SCHEMA} is another one`);
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats: FORMATS });
  const validate = ajv.compile(schema);
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

const FORMATS = {
  uri: (text: string) => URL.canParse(text) && isOfUri(text),
  'uri-reference': (text: string) => URL.canParse(text, 'https://base.test') && isOfUri(text),
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
};

/** Whether a text has only characters that a URI may have. */
function isOfUri(text: string): boolean {
  return /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})*$/i.test(text);
}
