import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** An object as it goes over the wire. */
export interface WrittenJson {
  bytes: Uint8Array<ArrayBuffer>;
  /** A strong validator, in quotes. */
  etag: string;
}

interface Written extends WrittenJson {
  compressed: Promise<WrittenJson> | null;
}

const written = new WeakMap<object, Written>();
const encoder = new TextEncoder();
const compress = promisify(gzip);

/** Less is not worth it. */
const LEAST_BYTES = 4096;
/** Most of the gain, for little time. */
const LEVEL = 4;

/** The object as JSON. The very same object is written once: the service gives it again while nothing changed. */
export function writtenOnce(value: object, hashOf: (bytes: Uint8Array) => string): WrittenJson {
  const known = written.get(value);
  if (known) return known;
  const bytes = encoder.encode(JSON.stringify(value));
  const fresh = { bytes, etag: `"${hashOf(bytes)}"`, compressed: null };
  written.set(value, fresh);
  return fresh;
}

/** The same with gzip, compressed once, beside other work; null for what is short. */
export async function compressedOnce(json: WrittenJson): Promise<WrittenJson | null> {
  if (json.bytes.length < LEAST_BYTES) return null;
  const whole = json as Written;
  whole.compressed ??= compress(json.bytes, { level: LEVEL }).then((bytes) => ({
    bytes: new Uint8Array(bytes),
    // Other bytes, another validator.
    etag: `${json.etag.slice(0, -1)}-gzip"`,
  }));
  return whole.compressed;
}

/** `shape` of an object, the same result for the same object: what wraps an answer keeps it recognisable. */
export function shapedOnce<From extends object, To extends object>(shape: (from: From) => To): (from: From) => To {
  const known = new WeakMap<From, To>();
  return (from) => {
    let shaped = known.get(from);
    if (!shaped) {
      shaped = shape(from);
      known.set(from, shaped);
    }
    return shaped;
  };
}
