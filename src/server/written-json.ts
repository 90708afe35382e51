/** An object as it goes over the wire. */
export interface WrittenJson {
  bytes: Uint8Array<ArrayBuffer>;
  /** A strong validator, in quotes. */
  etag: string;
}

const written = new WeakMap<object, WrittenJson>();
const encoder = new TextEncoder();

/** The object as JSON. The very same object is written once: the service gives it again while nothing changed. */
export function writtenOnce(value: object, hashOf: (bytes: Uint8Array) => string): WrittenJson {
  const known = written.get(value);
  if (known) return known;
  const bytes = encoder.encode(JSON.stringify(value));
  const fresh = { bytes, etag: `"${hashOf(bytes)}"` };
  written.set(value, fresh);
  return fresh;
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
