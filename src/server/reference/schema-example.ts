import type { Resolve, Schema } from './open-api-parts.js';

/** Stands for texts of a known format. */
const FORMATS: Readonly<Record<string, string>> = {
  uuid: '0b6f5c1e-58ab-4c3b-9a51-6d6c0d7c1a2f',
  'date-time': '2026-02-15T18:34:27.971Z',
};
/** Deeper than that an example says nothing more. */
const DEEPEST = 6;

export interface ExampleOptions {
  /** Leave out what need not be there. */
  isShort: boolean;
}

/** A value that the schema allows, made of its examples where it has any. */
export function exampleOf(schema: Schema, resolve: Resolve, options: ExampleOptions, depth = 0): unknown {
  const whole = resolve(schema);
  if (whole.example !== undefined) return whole.example;
  if (whole.default !== undefined) return whole.default;
  if (whole.enum) return whole.enum[0];
  const [first] = whole.anyOf ?? whole.oneOf ?? [];
  if (first) return exampleOf(first, resolve, options, depth + 1);
  if (whole.allOf) {
    const parts = whole.allOf.map((part) => exampleOf(part, resolve, options, depth + 1));
    return Object.assign({}, ...parts);
  }
  switch (Array.isArray(whole.type) ? whole.type[0] : whole.type) {
    case 'object':
      return depth > DEEPEST ? {} : objectOf(whole, resolve, options, depth);
    case 'array':
      return arrayOf(whole, resolve, options, depth);
    case 'string':
      return FORMATS[whole.format ?? ''] ?? '…';
    case 'integer':
    case 'number':
      return whole.minimum ?? 0;
    case 'boolean':
      return true;
    default:
      return {};
  }
}

function objectOf(schema: Schema, resolve: Resolve, options: ExampleOptions, depth: number): object {
  const named = Object.entries(schema.properties ?? {})
    .filter(([name]) => !options.isShort || schema.required?.includes(name))
    .map(([name, property]) => [name, exampleOf(property, resolve, options, depth + 1)]);
  const { additionalProperties: rest } = schema;
  if (named.length === 0 && typeof rest === 'object' && Object.keys(rest).length > 0)
    return { '…': exampleOf(rest, resolve, options, depth + 1) };
  return Object.fromEntries(named);
}

function arrayOf(schema: Schema, resolve: Resolve, options: ExampleOptions, depth: number): unknown[] {
  if (schema.prefixItems) return schema.prefixItems.map((item) => exampleOf(item, resolve, options, depth + 1));
  return schema.items && depth <= DEEPEST ? [exampleOf(schema.items, resolve, options, depth + 1)] : [];
}
