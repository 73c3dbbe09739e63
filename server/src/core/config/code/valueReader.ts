/**
 * What an expression in source code is worth, as far as literals tell: strings, lists and tables of them, variables that can only
 * stand for one such value, and what is put together of these. Python and JavaScript are alike in all of it.
 */
import { MappedTextBuilder } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { assignedOnce, type Assigned } from './assignedOnce.ts';
import { behind, endOfExpression, opensAt, type Code } from './code.ts';
import { fillIn } from './fillIn.ts';
import { HOLE, type CodeArguments, type CodeString, type CodeValue } from './codeValue.ts';
import { builtString, joinStrings } from './joinStrings.ts';
import { splitString } from './splitString.ts';

/** Lists in lists, and variables in variables, are followed this far: nobody writes requirements deeper. */
const DEEPEST = 4;

/** A value of more tokens outside of brackets is not looked at. */
const MOST_PARTS = 100;

/** A variable is looked into this often: its value may be long, and hostile code may name it everywhere. */
const MOST_USES = 20;

/** What is put together may be this long, in UTF-16 units. */
const LONGEST_MADE = 1_000_000;

/** `pyodide.ffi.toPy(` and the like. */
const LONGEST_CHAIN = 8;

/** Calls that hand over what they are given, as a list or as it is. */
const CONVERTERS: ReadonlySet<string> = new Set(['toPy', 'to_js', 'list', 'tuple', 'set', 'sorted', 'freeze', 'from']);

/** What keeps a template as it is, as far as requirements in it go. */
const TAGS: ReadonlySet<string> = new Set(['raw', 'dedent', 'outdent', 'stripIndent', 'py', 'python']);

const OTHER = { kind: 'other' } as const;

export class ValueReader {
  readonly #code: Code;
  #assigned: ReadonlyMap<string, Assigned> | undefined;
  readonly #uses = new Map<string, number>();
  /** How many variables are being looked into, one within another. */
  #within = 0;

  constructor(code: Code) {
    this.#code = code;
  }

  /** What the call whose parenthesis is at an index is given. */
  argumentsAt(open: number): CodeArguments {
    const { tokens } = this.#code;
    const positional: CodeValue[] = [];
    const named = new Map<string, CodeValue>();
    for (const { start, end } of this.#items(open)) {
      if (tokens[start]?.kind === 'name' && this.#code.is(start + 1, '=') && !this.#code.is(start + 2, '='))
        named.set(tokens[start].text, this.#value(start + 2, end, 0));
      else positional.push(this.#value(start, end, 0));
    }
    return { positional, named };
  }

  /** The value of the one token, or template, that begins at an index. */
  valueFrom(start: number): CodeValue {
    return this.#operand(start, behind(this.#code, start), 0);
  }

  /** What is between the commas of a bracket, as indexes of tokens. */
  *#items(open: number): Generator<Span> {
    const end = this.#code.endOf(open);
    for (let start = open + 1; start < end;) {
      let at = start;
      while (at < end && !this.#code.is(at, ',')) at = behind(this.#code, at);
      at = Math.min(at, end);
      if (at > start) yield { start, end: at };
      start = at + 1;
    }
  }

  /** Of what is added up: texts one after the other, or lists. */
  #value(start: number, end: number, depth: number): CodeValue {
    const parts: Span[] = [];
    for (let at = start, from = start, count = 0; at <= end; at = behind(this.#code, at)) {
      if (++count > MOST_PARTS) return OTHER;
      if (at < end && !this.#code.is(at, '+')) continue;
      parts.push({ start: from, end: at });
      from = at + 1;
    }
    const [only] = parts;
    // A bracket that is not closed ends behind the end.
    if (parts.length < 2) return this.#operand(only?.start ?? start, end, depth);
    const values = parts.map((part) => this.#operand(part.start, part.end, depth));
    if (values.some(({ kind }) => kind === 'list'))
      return { kind: 'list', elements: values.flatMap((value) => (value.kind === 'list' ? value.elements : [OTHER])) };
    return this.#text(start, end, values);
  }

  /** Texts that are put together, each of its own tokens or of a variable. */
  #text(start: number, end: number, values: readonly CodeValue[]): CodeValue {
    const tokens = this.#code.tokens.slice(start, end);
    if (!values.some(({ kind }) => kind === 'string')) return OTHER;
    const place = { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 };
    if (tokens.every(({ kind, text }) => kind === 'string' || text === '+'))
      return joinStrings(
        this.#code.source,
        tokens.filter(({ kind }) => kind === 'string'),
      );
    const builder = new MappedTextBuilder(this.#code.source);
    builder.replace(
      place.start,
      place.end,
      values.map((one) => (one.kind === 'string' ? one.text.text : HOLE)).join(''),
    );
    return builtString(this.#code.source, tokens, builder);
  }

  #operand(start: number, end: number, depth: number): CodeValue {
    const { tokens } = this.#code;
    const first = tokens[start];
    let at = behind(this.#code, start);
    let value: CodeValue = OTHER;
    if (first?.kind === 'string') {
      while (at < end && tokens[at]?.kind === 'string') at++;
      value = joinStrings(this.#code.source, tokens.slice(start, at));
    } else if (opensAt(this.#code, start)) value = depth < DEEPEST ? this.#bracket(start, depth) : OTHER;
    else if (first?.template === 'first' || first?.template === 'only')
      value = depth < DEEPEST ? this.#template(start, Math.min(at, end)) : OTHER;
    else {
      const tagged = this.#tagged(start, end);
      if (tagged) return tagged;
      const call = depth < DEEPEST ? this.#converted(start, end) : undefined;
      if (call !== undefined) {
        // What is converted is the last of its arguments: `Array.from(x)`.
        value = this.#value(call + 1, Math.min(this.#code.endOf(call), end), depth + 1);
        at = this.#code.endOf(call) + 1;
      } else if (first?.kind === 'name') value = this.#variable(first.text);
    }
    return this.#suffixes(value, { start: at, end }, start, depth);
  }

  /** A template with a tag that leaves it as it is, but for its margin: ``String.raw`…` ``. */
  #tagged(start: number, end: number): CodeValue | undefined {
    const { tokens } = this.#code;
    let at = start;
    while (at < Math.min(end, start + LONGEST_CHAIN) && (tokens[at]?.kind === 'name' || this.#code.is(at, '.'))) at++;
    const tag = tokens[at - 1];
    const isTemplate = tokens[at]?.text.startsWith('`') === true && behind(this.#code, at) >= end;
    if (at === start || !isTemplate || !TAGS.has(tag?.text ?? '')) return undefined;
    return tokens[at]?.kind === 'string'
      ? joinStrings(this.#code.source, tokens.slice(at, end))
      : this.#template(at, end);
  }

  /**
   * What is made of a value by what stands behind it: `.split()`, `.concat(…)`, an entry of a table, a type.
   * @param from where the value begins
   */
  #suffixes(value: CodeValue, { start, end }: Span, from: number, depth: number): CodeValue {
    const code = this.#code;
    let [one, at] = [value, start];
    while (at < end) {
      // A type of TypeScript ends the value.
      if (code.is(at, 'as') || code.is(at, 'satisfies')) return one;
      if (code.is(at, '!')) at++;
      else if (one.kind === 'table' && code.is(at, '.')) {
        one = one.entries.get(code.tokens[at + 1]?.text ?? '') ?? OTHER;
        at += 2;
      } else if (one.kind === 'table' && code.is(at, '[') && code.tokens[at + 1]?.kind === 'string') {
        one = one.entries.get(this.#literal(at + 1)) ?? OTHER;
        at = code.endOf(at) + 1;
      } else if (code.is(at, '.') && code.is(at + 2, '(')) {
        one = this.#method(one, from, at + 2, depth);
        at = code.endOf(at + 2) + 1;
      } else return OTHER;
    }
    return one;
  }

  /** What the method gives whose parenthesis is at an index. */
  #method(value: CodeValue, from: number, open: number, depth: number): CodeValue {
    const name = this.#code.tokens[open - 1]?.text ?? '';
    const place = { start: from, end: this.#code.endOf(open) + 1 };
    const given =
      depth < DEEPEST ? [...this.#items(open)].map(({ start, end }) => this.#value(start, end, depth + 1)) : [];
    if (name === 'split' && value.kind === 'string') {
      const [separator] = given;
      if (separator === undefined) return splitString(value);
      return separator.kind === 'string' ? splitString(value, separator.text.text) : OTHER;
    }
    if ((name === 'strip' || name === 'trim') && value.kind === 'string' && given.length === 0) return value;
    if (name === 'splitlines' && value.kind === 'string') return withoutEmpty(splitString(value, '\n'));
    if (name === 'join') return this.#joined(value, given[0], place);
    if (name === 'format' && value.kind === 'string') {
      const text = filledIn(value.text.text, given);
      return text === undefined ? OTHER : this.#made(place, text);
    }
    if (name === 'concat' && value.kind === 'list')
      return { kind: 'list', elements: [...value.elements, ...given.flatMap((one) => elementsOf(one) ?? [one])] };
    return (name === 'slice' || name === 'copy') && open + 1 === this.#code.endOf(open) ? value : OTHER;
  }

  /** A list as one text: `[…].join("\n")` in JavaScript, `"\n".join([…])` in Python. */
  #joined(value: CodeValue, given: CodeValue | undefined, place: Span): CodeValue {
    const [list, between] = value.kind === 'list' ? [value, given] : [given, value];
    if (list?.kind !== 'list' || between?.kind !== 'string') return OTHER;
    if (list.elements.length * between.text.text.length > LONGEST_MADE) return OTHER;
    return this.#made(place, list.elements.map(textOf).join(between.text.text));
  }

  /** A text that is made where some tokens are. */
  #made({ start, end }: Span, text: string): CodeString {
    const tokens = this.#code.tokens.slice(start, end);
    const builder = new MappedTextBuilder(this.#code.source);
    builder.replace(tokens[0]?.span.start ?? 0, tokens.at(-1)?.span.end ?? 0, text);
    return builtString(this.#code.source, tokens, builder);
  }

  #literal(at: number): string {
    const token = this.#code.tokens[at];
    return token ? joinStrings(this.#code.source, [token]).text.text : '';
  }

  /** What a name stands for, if that is certain: else the name. */
  #variable(name: string): CodeValue {
    const assigned = this.#within < DEEPEST ? (this.#assigned ??= assignedOnce(this.#code)).get(name) : undefined;
    const uses = (this.#uses.get(name) ?? 0) + 1;
    if (assigned === undefined || uses > MOST_USES) return { kind: 'name', name };
    this.#uses.set(name, uses);
    this.#within++;
    const value = this.#value(assigned.start, endOfExpression(this.#code, assigned.start), 0);
    this.#within--;
    if (!assigned.each) return value;
    const values = elementsOf(value);
    return values ? { kind: 'each', values } : OTHER;
  }

  #bracket(open: number, depth: number): CodeValue {
    const items = [...this.#items(open)];
    const { tokens } = this.#code;
    // Python's set has no keys.
    const isSet = tokens[open + 1]?.kind === 'string' && !this.#code.is(open + 2, ':');
    if (this.#code.is(open, '{') && !isSet) return { kind: 'table', entries: this.#entries(items, depth) };
    const elements = items.flatMap(({ start, end }) => this.#element(start, end, depth + 1));
    // Parentheses around one value are none of a list.
    const [only] = elements;
    const isList = !this.#code.is(open, '(') || items.length > 1 || this.#code.is(this.#code.endOf(open) - 1, ',');
    return isList || !only ? { kind: 'list', elements } : only;
  }

  /** An element of a list, or those of a list that is put into it: `*more`, `...more`. */
  #element(start: number, end: number, depth: number): readonly CodeValue[] {
    const spreads = this.#code.is(start, '*') || this.#code.tokens[start]?.text === '...';
    if (!spreads) return [this.#value(start, end, depth)];
    return elementsOf(this.#value(start + 1, end, depth)) ?? [OTHER];
  }

  #entries(items: readonly Span[], depth: number): ReadonlyMap<string, CodeValue> {
    const entries = new Map<string, CodeValue>();
    for (const { start, end } of items) {
      const key = this.#code.tokens[start];
      if (key?.text === '...') {
        const value = this.#value(start + 1, end, depth + 1);
        if (value.kind === 'table') value.entries.forEach((entry, name) => entries.set(name, entry));
      } else if (key && this.#code.is(start + 1, ':')) {
        const name = key.kind === 'string' ? this.#literal(start) : key.text;
        entries.set(name, this.#value(start + 2, end, depth + 1));
      } else if (key?.kind === 'name' && end === start + 1) entries.set(key.text, this.#variable(key.text));
    }
    return entries;
  }

  /** The parenthesis of a call that only converts its argument: `pyodide.toPy([…])`. */
  #converted(start: number, end: number): number | undefined {
    for (let at = start; at < Math.min(end, start + LONGEST_CHAIN); at++) {
      const token = this.#code.tokens[at];
      if (this.#code.is(at, '(')) {
        const name = this.#code.tokens[at - 1];
        return name?.kind === 'name' && at > start && CONVERTERS.has(name.text) ? at : undefined;
      }
      if (token?.kind !== 'name' && token?.text !== '.') return undefined;
    }
    return undefined;
  }

  /** A text with parts that are filled in. */
  #template(start: number, end: number): CodeString {
    return fillIn(this.#code, { start, end }, (place) => this.#value(place.start, place.end, DEEPEST));
  }
}

/** `"six=={}".format("1")`: what stands in braces is put in by its place; undefined if that could make a text without measure. */
function filledIn(text: string, given: readonly CodeValue[]): string | undefined {
  const longest = Math.max(0, ...given.slice(0, MOST_PARTS).map((value) => textOf(value).length));
  if (given.length > MOST_PARTS || text.length * longest > LONGEST_MADE) return undefined;
  let next = 0;
  return text.replace(/\{(\w*)\}/g, (_, name: string) => textOf(given[name === '' ? next++ : Number(name)]));
}

function textOf(value: CodeValue | undefined): string {
  return value?.kind === 'string' ? value.text.text : HOLE;
}

function withoutEmpty(value: CodeValue): CodeValue {
  if (value.kind !== 'list') return value;
  return {
    kind: 'list',
    elements: value.elements.filter((one) => one.kind !== 'string' || one.text.text.trim() !== ''),
  };
}

/** What is in a list. */
function elementsOf(value: CodeValue): readonly CodeValue[] | undefined {
  if (value.kind === 'each') return [value];
  return value.kind === 'list' ? value.elements : undefined;
}
