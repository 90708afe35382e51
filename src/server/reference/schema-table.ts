import { escaped, prose } from './html-text.js';
import { nameOf, type Resolve, type Schema } from './open-api-parts.js';

/** The fields of an object, one a row; a word when it is none. */
export function schemaTable(schema: Schema, resolve: Resolve): string {
  const whole = resolve(schema);
  const fields = Object.entries(whole.properties ?? {});
  if (fields.length === 0) return `<p class="type">${typeText(schema)}${described(whole)}</p>`;
  return fieldTable(
    fields.map(([name, field]) => ({ name, schema: field, isNeeded: whole.required?.includes(name) ?? false })),
  );
}

export interface Field {
  name: string;
  schema: Schema;
  isNeeded: boolean;
  description?: string | undefined;
}

/** Fields with their types, one a row. */
export function fieldTable(fields: readonly Field[]): string {
  const rows = fields.map(({ name, schema, isNeeded, description = schema.description }) => {
    const text = description ? `<span>${prose(description)}</span>` : '';
    return `<tr><th><code>${escaped(name)}</code>${isNeeded ? '' : '<i>optional</i>'}</th><td>${typeText(schema)}${text}</td></tr>`;
  });
  return `<table class="fields">${rows.join('')}</table>`;
}

/** A type in a few words, as `integer 1–100, default 24`. */
export function typeText(schema: Schema): string {
  return `<b class="type">${typeName(schema)}</b>${bounds(schema)}`;
}

function typeName(schema: Schema): string {
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    return `<a href="#schema-${name}">${escaped(name)}</a>`;
  }
  const { enum: values, anyOf, oneOf, allOf, items, prefixItems } = schema;
  if (values) return values.map((value) => `<q>${escaped(String(value))}</q>`).join(' ');
  const choices = anyOf ?? oneOf ?? allOf;
  if (choices) return choices.map(typeName).join(' or ');
  if (prefixItems) return `[${prefixItems.map(typeName).join(', ')}]`;
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'any'];
  return types
    .map((type) => {
      if (type === 'array') return `list of ${items ? typeName(items) : 'any'}`;
      if (type === 'object') return objectName(schema);
      return escaped(schema.format && type !== 'null' ? `${type} (${schema.format})` : type);
    })
    .join(' or ');
}

function objectName({ additionalProperties, properties }: Schema): string {
  if (properties) return `{ ${Object.keys(properties).map(escaped).join(', ')} }`;
  const isMap = typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0;
  return isMap ? `object of ${typeName(additionalProperties)}` : 'object';
}

function bounds({ minimum, maximum, default: byDefault }: Schema): string {
  const parts = [];
  if (minimum !== undefined && maximum !== undefined) parts.push(`${minimum} to ${maximum}`);
  else if (maximum !== undefined) parts.push(`at most ${maximum}`);
  else if (minimum !== undefined) parts.push(`${minimum} or more`);
  if (byDefault !== undefined) parts.push(`default ${escaped(JSON.stringify(byDefault))}`);
  return parts.length > 0 ? ` <small>${parts.join(', ')}</small>` : '';
}

function described({ description }: Schema): string {
  return description ? ` <span>${prose(description)}</span>` : '';
}
