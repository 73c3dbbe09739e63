/** Arguments for every message of the catalogue, made from the types of its parts, so that no message can be forgotten. */
import ts from 'typescript';
import type { MessageId } from '../../server/src/core/messages/message.ts';

const CATALOGUE = 'server/src/core/messages/messages.ts';

/** A sample text is a word that no message has: `q7q`. */
export const SAMPLE_TEXT = /q\d+q/g;

/** A value of a type, and others that a message may word in another way. */
interface Samples {
  readonly first: unknown;
  readonly others: readonly unknown[];
}

/** By the name of each message: its parts, several times, one of them different each time; one empty value for those without parts. */
export function messageSamples(): ReadonlyMap<MessageId, readonly object[]> {
  const options = { strict: true, allowImportingTsExtensions: true, noEmit: true, exactOptionalPropertyTypes: true };
  const program = ts.createProgram([CATALOGUE], options);
  const file = program.getSourceFile(CATALOGUE);
  const sampler = new Sampler(program.getTypeChecker());
  const declared = file?.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === 'Messages');
  if (!declared) throw new Error(`${CATALOGUE} has no interface of all messages`);
  return new Map(sampler.messagesOf(declared).map(([name, samples]) => [name as MessageId, samples]));
}

class Sampler {
  readonly #checker: ts.TypeChecker;
  #count = 0;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  messagesOf(declared: ts.Node): readonly (readonly [string, readonly object[]])[] {
    const messages = this.#checker.getTypeAtLocation(declared);
    return this.#checker.getPropertiesOfType(messages).map((message) => {
      const [signature] = this.#checker.getSignaturesOfType(
        this.#checker.getTypeOfSymbol(message),
        ts.SignatureKind.Call,
      );
      const [parts] = signature?.getParameters() ?? [];
      const { first, others } = parts
        ? this.#samplesOf(this.#checker.getTypeOfSymbol(parts))
        : { first: {}, others: [] };
      return [message.name, [first, ...others] as readonly object[]];
    });
  }

  #samplesOf(type: ts.Type): Samples {
    if (type.isUnion()) return this.#anyOf(type.types);
    if (type.isIntersection() && type.types.some((one) => one.flags & ts.TypeFlags.String)) return this.#text();
    if (type.isStringLiteral() || type.isNumberLiteral()) return { first: type.value, others: [] };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { first: this.#checker.typeToString(type) === 'true', others: [] };
    if (type.flags & ts.TypeFlags.Undefined) return { first: undefined, others: [] };
    if (type.flags & ts.TypeFlags.String) return this.#text();
    if (type.flags & ts.TypeFlags.Number) return { first: 2, others: [1, 7] };
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type))
      return this.#listOf(type as ts.TypeReference);
    return this.#objectOf(type);
  }

  #text(): Samples {
    this.#count++;
    return { first: `q${this.#count}q`, others: [] };
  }

  /** What is there comes before what may be missing. */
  #anyOf(types: readonly ts.Type[]): Samples {
    const present = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const [first, ...others] = present.map((one) => this.#samplesOf(one));
    const missing = present.length < types.length ? [undefined] : [];
    return {
      first: first?.first,
      others: [...(first?.others ?? []), ...others.flatMap((one) => [one.first, ...one.others]), ...missing],
    };
  }

  #listOf(type: ts.TypeReference): Samples {
    const [element] = this.#checker.getTypeArguments(type);
    if (!element) return { first: [], others: [] };
    const one = this.#samplesOf(element);
    const next = (): unknown => this.#samplesOf(element).first;
    return {
      first: [one.first, next()],
      others: [[], [one.first], [one.first, next(), next(), next(), next()], ...one.others.map((other) => [other])],
    };
  }

  #objectOf(type: ts.Type): Samples {
    const properties = this.#checker.getPropertiesOfType(type).map((property) => {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const samples = this.#samplesOf(this.#checker.getTypeOfSymbol(property));
      const missing = isOptional && !samples.others.includes(undefined) ? [undefined] : [];
      return { name: property.name, ...samples, others: [...samples.others, ...missing] };
    });
    const first = Object.fromEntries(properties.map((one) => [one.name, one.first]));
    const others = properties.flatMap(({ name, others: values }) =>
      values.map((value) => ({ ...first, [name]: value })),
    );
    return { first, others: others.map(withoutMissing) };
  }
}

function withoutMissing(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
