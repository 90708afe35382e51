import type { OpenAPIHono } from '@hono/zod-openapi';

/** The description of the interface, as it is served. */
export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** The parts of a JSON schema that the reference shows. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  example?: unknown;
  description?: string;
}

export interface Content {
  schema?: Schema;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema?: Schema;
}

/** One endpoint of the description. */
export interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Content> };
  responses: Record<string, { description: string; content?: Record<string, Content> }>;
  security?: unknown[];
}

/** Finds the schema that a reference means; a schema without one is itself. */
export type Resolve = (schema: Schema) => Schema;

/** @throws {Error} when the description refers to what it does not hold */
export function resolverOf(document: OpenApiDocument): Resolve {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  return (schema) => {
    if (!schema.$ref) return schema;
    const found = schemas[nameOf(schema.$ref)];
    if (!found) throw new Error(`The description has no schema ${schema.$ref}.`);
    return found;
  };
}

/** `Job` of `#/components/schemas/Job`. */
export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
