import type { SceneSpec } from '../../creation/scene-spec.js';

/** A clip that exists, taken apart and changed, to see whether what is measured changes with it. */
export type Change = 'as it is' | 'mirrored' | 'backwards' | 'darker' | 'hue turned' | 'softer' | 'half speed';

/**
 * Truths that no spec of the product can say exactly: made by a plain formula, and encoded as any clip is. They travel in
 * the prompt of the spec.
 */
export type Synthetic = Painted | SoundOnly;

/** Replaces or changes the sound and leaves the picture. */
export type SoundOnly =
  /** The product's own clip, its sound multiplied. */
  | { readonly kind: 'gain'; readonly gain: number }
  /** A sine in place of the sound, 100 × RMS = strength. */
  | { readonly kind: 'sine'; readonly hz: number; readonly strength: number };

/** Replaces the picture. */
export type Painted =
  /** A smooth texture that moves: offset of each frame in pixels, and magnification. */
  | { readonly kind: 'motion'; readonly path: readonly (readonly [x: number, y: number, scale: number])[] }
  /** A checkerboard between two codes of luma, squares in pixels. */
  | { readonly kind: 'checkers'; readonly square: number; readonly low: number; readonly high: number }
  /** Left half a texture, right half its mirror image mixed with another one: 1 = its mirror image alone. */
  | { readonly kind: 'mirror'; readonly likeness: number }
  /** A file that was filmed before, changed and encoded again, with its sound. */
  | { readonly kind: 'replay'; readonly path: string; readonly change: Change };

const MARK = 'synthetic:';

/** The prompt that asks for it. */
export function synthetic(what: Synthetic): string {
  return `${MARK}${JSON.stringify(what)}`;
}

/** What a spec asks for beyond the product; null for a spec of the product. */
export function syntheticOf(spec: SceneSpec): Synthetic | null {
  return spec.raw_prompt.startsWith(MARK) ? (JSON.parse(spec.raw_prompt.slice(MARK.length)) as Synthetic) : null;
}

/** What a spec asks for in place of the product's picture. */
export function paintedOf(spec: SceneSpec): Painted | null {
  const what = syntheticOf(spec);
  return what === null || what.kind === 'gain' || what.kind === 'sine' ? null : what;
}
