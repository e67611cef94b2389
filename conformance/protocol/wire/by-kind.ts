/**
 * Schemas of alternatives, rewritten so that a value is held against the alternative that it says it
 * is: then a misfit is told as one of that alternative, and not as one of each of the others.
 */
import type { Schema } from './schema.ts';

/** The properties by whose constants alternatives are told apart. */
const TELLING = ['kind', 'question'];

/** Where a schema stands, and all those that a reference may lead to. */
interface Place {
  readonly id: string;
  readonly all: readonly Schema[];
}

/** A schema that takes the same values. */
export function byKind(schema: Schema, all: readonly Schema[]): Schema {
  return rewritten(schema, { id: schema.$id!, all }) as Schema;
}

function rewritten(node: unknown, place: Place): unknown {
  if (Array.isArray(node)) return node.map((item) => rewritten(item, place));
  if (typeof node !== 'object' || node === null) return node;
  const { oneOf, anyOf, ...rest } = node as Schema;
  const copy = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, rewritten(value, place)]),
  );
  if (oneOf !== undefined) {
    const parts = rewritten(oneOf, place) as Schema[];
    const conditions = conditionsOf(oneOf, place);
    if (conditions === null) copy['oneOf'] = parts;
    else copy['allOf'] = [conditions.any, ...conditionals(conditions.each, parts)];
  }
  if (anyOf !== undefined) {
    const [nothing, something] = rewritten(anyOf, place) as Schema[];
    if (anyOf.length === 2 && nothing!.type === 'null')
      Object.assign(copy, { if: nothing, else: something });
    else copy['anyOf'] = rewritten(anyOf, place);
  }
  return copy;
}

function conditionals(conditions: readonly object[], parts: readonly Schema[]): object[] {
  return conditions.map((condition, i) => ({ if: { not: condition }, else: parts[i] }));
}

/** What tells each alternative from the others, and what says that it is one of them. */
interface Conditions {
  readonly any: object;
  readonly each: readonly object[];
}

function conditionsOf(alternatives: readonly Schema[], place: Place): Conditions | null {
  for (const property of TELLING) {
    const constants = alternatives.map((part) => constantsOf(part, property, place));
    if (constants.some((each) => each.length === 0)) continue;
    const among = (values: readonly unknown[]) => ({
      properties: { [property]: { enum: values } },
    });
    return {
      any: { type: 'object', required: [property], ...among(constants.flat()) },
      each: constants.map(among),
    };
  }
  const own = alternatives.map((part) => requiredBy(part, alternatives));
  if (own.some((names) => names.length !== 1)) return null;
  const each = own.map((required) => ({ required }));
  return { any: { type: 'object', anyOf: each }, each };
}

/** The properties that an alternative alone requires. */
function requiredBy(part: Schema, alternatives: readonly Schema[]): readonly string[] {
  const others = alternatives.filter((other) => other !== part);
  return (part.required ?? []).filter(
    (name) => !others.some(({ required }) => required?.includes(name)),
  );
}

/** The constants that a property has in an alternative, or in those that it stands for. */
function constantsOf(schema: Schema, property: string, place: Place): readonly unknown[] {
  if (schema.$ref !== undefined) {
    const target = schema.$ref.startsWith('#') ? place.id + schema.$ref : schema.$ref;
    const [id, fragment] = target.split('#') as [string, string];
    const found = place.all.find(({ $id }) => $id === id)?.$defs?.[
      fragment.slice('/$defs/'.length)
    ];
    return found === undefined ? [] : constantsOf(found, property, { ...place, id });
  }
  if (schema.oneOf !== undefined) {
    const nested = schema.oneOf.map((part) => constantsOf(part, property, place));
    return nested.every((each) => each.length > 0) ? nested.flat() : [];
  }
  const constant = schema.properties?.[property]?.const;
  return constant === undefined ? [] : [constant];
}
