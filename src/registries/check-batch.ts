import type { Discovery } from '../growth/discovery.js';
import { placeId } from './places.js';
import { RegistryError } from './registry-error.js';
import type { DiscoveryBatch } from './registry-store.js';

export const MOST_KEY_LETTERS = 500;
/** Shares are rounded where they are printed: so far their sum may be off. */
const SHARE_TOLERANCE = 0.5;

/**
 * Everything that can be wrong with a batch, found before anything is stored.
 *
 * @throws {RegistryError} `registry/invalid-discovery` naming the path of the first fault
 */
export function checkBatch(batch: DiscoveryBatch): void {
  try {
    checkParts(batch);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    throw new RegistryError(error.code, `${error.message} Nothing of this batch was stored.`);
  }
}

function checkParts({ jobId, prompt, discoveries }: DiscoveryBatch): void {
  if (jobId !== null && !isText(jobId)) fail('jobId', 'expected an id or null', jobId);
  if (typeof prompt !== 'string') fail('prompt', 'expected text', prompt);
  discoveries.forEach((discovery, i) => {
    checkFields(discovery, `discoveries[${i}]`);
  });
}

/** What can be wrong with one discovery, near keys aside. @throws as `checkBatch` */
export function checkDiscovery(discovery: Discovery, path: string): void {
  checkFields(discovery, path);
  checkKeys(discovery.doubtful ?? [], `${path}.doubtful`);
  checkDepth(discovery.depth, `${path}.depth`);
}

/** All but what is made when it is asked for: most of that never is. */
function checkFields(discovery: Discovery, path: string): void {
  const { registry, aspect, key, sightings } = discovery;
  if (placeId(registry, aspect) === undefined)
    fail(`${path}.aspect`, 'expected an aspect of a registry', `${registry}.${aspect}`);
  if (!isKey(key)) fail(`${path}.key`, `expected 1 to ${MOST_KEY_LETTERS} letters without control characters`, key);
  if (!Number.isSafeInteger(sightings) || sightings < 1)
    fail(`${path}.sightings`, 'expected a whole number ≥ 1', sightings);
  if (!isRecord(discovery.value)) fail(`${path}.value`, 'expected an object', discovery.value);
  checkNumbers(discovery.value, [], path);
}

/** The near keys of the discovery at `index`. @throws as `checkBatch` */
export function checkedNear({ near }: Discovery, index: number): readonly string[] {
  checkKeys(near, `discoveries[${index}].near`);
  return near;
}

/** The doubtful keys of the discovery at `index`. @throws as `checkBatch` */
export function checkedDoubtful({ doubtful = [] }: Discovery, index: number): readonly string[] {
  checkKeys(doubtful, `discoveries[${index}].doubtful`);
  return doubtful;
}

/** The depth of one of these discoveries. @throws as `checkBatch` */
export function checkedDepth(discovery: Discovery, discoveries: readonly Discovery[]): Discovery['depth'] {
  const { depth } = discovery;
  checkDepth(depth, `discoveries[${discoveries.indexOf(discovery)}].depth`);
  return depth;
}

function checkKeys(keys: readonly string[], path: string): void {
  const wrong = keys.findIndex((each) => !isKey(each));
  if (wrong >= 0) fail(`${path}[${wrong}]`, 'expected a key', keys[wrong]);
}

/** @param fields - that lead from the object at `path` to this value */
function checkNumbers(value: unknown, fields: string[], path: string): void {
  const refuse = (expected: string, got: unknown): never => fail([path, 'value', ...fields].join('.'), expected, got);
  if (typeof value === 'number' && !Number.isFinite(value)) refuse('expected a finite number', value);
  if (typeof value === 'string' && value.includes('\0')) refuse('expected text without NUL', value);
  if (typeof value === 'function' || typeof value === 'bigint' || typeof value === 'symbol')
    refuse('expected JSON', typeof value);
  if (value === null || typeof value !== 'object') return;
  for (const name of Object.keys(value)) {
    fields.push(name);
    checkNumbers((value as Record<string, unknown>)[name], fields, path);
    fields.pop();
  }
}

/** Each share > 0; together 100 in each domain that names like `camera.pan` tell apart. */
function checkDepth(depth: Discovery['depth'], path: string): void {
  if (!isRecord(depth)) fail(path, 'expected an object', depth);
  const sums = new Map<string, number>();
  for (const [name, share] of Object.entries(depth)) {
    if (typeof share !== 'number' || !(share > 0 && share <= 100 + SHARE_TOLERANCE))
      fail(`${path}.${name}`, 'expected percent in (0, 100]', share);
    const domain = name.includes('.') ? name.slice(0, name.indexOf('.')) : '';
    sums.set(domain, (sums.get(domain) ?? 0) + share);
  }
  for (const [domain, sum] of sums)
    if (Math.abs(sum - 100) > SHARE_TOLERANCE)
      fail(domain === '' ? path : `${path} (${domain})`, 'expected shares that make 100 together', sum);
}

function isKey(key: unknown): boolean {
  return isText(key) && key.length <= MOST_KEY_LETTERS && key.trim() === key;
}

/** Without control characters: PostgreSQL cannot store NUL, and the others would not show in a list. */
function isText(text: unknown): text is string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return typeof text === 'string' && text !== '' && !/[\u0000-\u001f]/.test(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(path: string, expected: string, value: unknown): never {
  throw new RegistryError('registry/invalid-discovery', `${path}: ${expected}, got ${shown(value)}.`);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
