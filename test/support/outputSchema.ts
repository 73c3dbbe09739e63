/** Holds the command line's JSON against its published schema. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** From the root of the checkout, where tests run. */
const SCHEMA = 'docs/schema/check-output.schema.json';

type Schema = Record<string, unknown>;

/**
 * What is wrong with an output; nothing where it keeps to the schema. Stricter than the schema itself: what it does not
 * describe is wrong as well, so that no field goes out undescribed.
 */
export function problemsOfOutput(output: string): readonly string[] {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Schema;
  const ajv = new Ajv({ allErrors: true });
  const validate = ajv.compile(closed(schema));
  validate(JSON.parse(output));
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
}

/** The schema with no room for further properties. */
function closed(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => [
    key,
    isSchema(value) ? closed(value) : value,
  ]);
  return {
    ...Object.fromEntries<unknown>(entries),
    ...(isSchema(schema['properties']) && { additionalProperties: false }),
  };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
