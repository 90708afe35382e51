import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { RegistryError } from '../../registries/registry-error.js';
import type { ExportItem } from './export-item.js';

/** An export of any age, brought into one form. */
export interface ReadExport {
  exportedAt: string | null;
  static: Lists;
  dynamic: Lists;
  narrative: Lists;
  interpretations: z.infer<typeof INTERPRETATION>[];
  mappings: z.infer<typeof MAPPING>[];
}

/** Lists by their names. */
export type Lists = Readonly<Record<string, readonly ExportItem[]>>;

const COUNT = z.number().int().min(0).nullish();
const TIME = z.string().nullish();
const ITEM = z.looseObject({
  key: z.string().nullish(),
  entry_key: z.string().nullish(),
  name: z.string().nullish(),
  domain: z.string().nullish(),
  value: z.unknown().optional(),
  count: COUNT,
  depth_breakdown: z.record(z.string(), z.unknown()).nullish(),
  fields: z.record(z.string(), z.unknown()).nullish(),
  aliases: z.array(z.string()).nullish(),
  sources: z.array(z.string()).nullish(),
  origin: z.boolean().nullish(),
  flaw: z.string().nullish(),
  job_id: z.string().nullish(),
  created_at: TIME,
  last_seen_at: TIME,
});
/** Lists of items; older exports may hold them as objects by key. */
const LIST = z
  .union([z.array(ITEM), z.record(z.string(), ITEM).transform((items) => Object.entries(items).map(withKey))])
  .nullish()
  .transform((items) => items ?? []);
const LISTS = z.record(z.string(), z.unknown()).nullish();
const INTERPRETATION = z.looseObject({
  id: z.string().nullish(),
  prompt: z.string(),
  instruction: z.unknown().optional(),
  source: z.string().nullish(),
  created_at: TIME,
  updated_at: TIME,
});
const MAPPING = z.looseObject({
  span: z.string(),
  canonical: z.string(),
  domain: z.string(),
  variant_type: z.string().nullish(),
  count: COUNT,
  created_at: TIME,
  updated_at: TIME,
});
const ENVELOPE = z.looseObject({ exported_at: TIME, exported_schema_version: z.number().nullish() });
/** What each registry has been called. */
const SECTIONS = {
  static: ['pure_static', 'static'],
  dynamic: ['blended_dynamic', 'dynamic'],
  narrative: ['semantic_narrative', 'narrative'],
} as const;
/** The newest format that can be read. */
const NEWEST_VERSION = 2;

/**
 * Reads an export and checks it. Sections may be missing, unknown fields are passed over.
 *
 * @throws {RegistryError} `registry/invalid-export` naming the path of the first fault
 */
export async function readExport(path: string): Promise<ReadExport> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw invalid(`Cannot read ${path}: ${(error as Error).message}.`, error);
  }
  return parseExport(text, path);
}

/** @throws {RegistryError} `registry/invalid-export` */
export function parseExport(text: string, path: string): ReadExport {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalid(`${path} is not JSON: ${(error as Error).message}.`, error);
  }
  const envelope = checked(ENVELOPE, json, '', path);
  if ((envelope.exported_schema_version ?? 1) > NEWEST_VERSION)
    throw invalid(
      `${path} has format ${envelope.exported_schema_version}; this version reads formats up to ${NEWEST_VERSION}. Update the software.`,
    );
  // The server's own answer is the same without the envelope.
  const at = 'registries' in envelope ? 'registries' : '';
  const registries = checked(z.record(z.string(), z.unknown()), at === '' ? json : envelope.registries, at, path);
  const sections = Object.values(SECTIONS).flat();
  if (![...sections, 'interpretation', 'linguistic'].some((name) => name in registries))
    throw invalid(`${path} holds no registries: expected an object "registries" with ${sections.join(', ')}.`);
  const lists = (registry: keyof typeof SECTIONS): Lists => {
    const name = SECTIONS[registry].find((each) => each in registries);
    return name === undefined ? {} : listsOf(registries[name], join(at, name), path);
  };
  return {
    exportedAt: envelope.exported_at ?? null,
    static: lists('static'),
    dynamic: lists('dynamic'),
    narrative: lists('narrative'),
    interpretations: rows(INTERPRETATION, registries.interpretation, join(at, 'interpretation'), path),
    mappings: rows(MAPPING, registries.linguistic, join(at, 'linguistic'), path),
  };
}

/** The lists of a registry stand in `discoveries`, or at once. */
function listsOf(section: unknown, at: string, path: string): Lists {
  const checkedSection = checked(LISTS, section, at, path) ?? {};
  const [lists, where] =
    'discoveries' in checkedSection
      ? [checked(LISTS, checkedSection.discoveries, join(at, 'discoveries'), path) ?? {}, join(at, 'discoveries')]
      : [checkedSection, at];
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([name]) => name !== 'primitives' && name !== 'canonical')
      .map(([name, list]) => [name, checked(LIST, list, join(where, name), path)]),
  );
}

function rows<T extends z.ZodType>(row: T, value: unknown, at: string, path: string): z.infer<T>[] {
  return (checked(z.array(row).nullish(), value, at, path) ?? []) as z.infer<T>[];
}

function checked<T extends z.ZodType>(schema: T, value: unknown, at: string, path: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = deepest(result.error.issues);
  const where = issue.path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : join(text, String(part))),
    at,
  );
  throw invalid(`${path}: ${where === '' ? 'the whole' : where}: ${issue.message}. Nothing was imported.`);
}

/** Of a union, the fault of the alternative that came furthest. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const inside = issues.flatMap((issue) =>
    issue.code === 'invalid_union'
      ? issue.errors.flat().map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
      : [issue],
  );
  return inside.reduce((best, each) => (each.path.length > best.path.length ? each : best));
}

function withKey([key, item]: [string, z.infer<typeof ITEM>]): z.infer<typeof ITEM> {
  return { ...item, key: item.key ?? key };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function invalid(message: string, cause?: unknown): RegistryError {
  return new RegistryError('registry/invalid-export', message, cause === undefined ? {} : { cause });
}
