/** Validates the command line's JSON against its published schema. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

type Schema = Record<string, unknown>;

/**
 * What is wrong with an output; nothing if it conforms to the schema. Stricter than the schema itself: undescribed fields
 * are errors too, so that every field is documented.
 * @param command whose output it is
 */
export function problemsOfOutput(output: string, command = 'check'): readonly string[] {
  // From the root of the checkout, where tests run.
  const file = `docs/schema/${command}-output.schema.json`;
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const ajv = new Ajv({ allErrors: true });
  const validate = ajv.compile(closed(schema));
  validate(JSON.parse(output));
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
}

/** The schema without additional properties. */
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
