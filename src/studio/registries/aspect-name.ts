import { ASPECTS, type AspectRef } from '../../origins/aspects.js';

/** Every aspect as it is written: `static.color`. */
export const ASPECT_NAMES: readonly string[] = Object.entries(ASPECTS).flatMap(([registry, aspects]) =>
  aspects.map((aspect) => `${registry}.${aspect}`),
);

/** Reads `static.color`, in any case of letters; null for what is no aspect. */
export function aspectNamed(text: string): AspectRef | null {
  const name = text.trim().toLowerCase();
  if (!ASPECT_NAMES.includes(name)) return null;
  const [registry, aspect] = name.split('.');
  return { registry, aspect } as AspectRef;
}
