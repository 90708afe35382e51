import type { SceneSpec } from '../../creation/scene-spec.js';
import { logOfTwo, smoothStep } from '../../numerics/arithmetic.js';
import { LIGHT_TREATMENTS } from '../../origins/light-treatments.js';

/** BT.709 luma weights. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/**
 * The colour transform of a spec as `gradeTarget` takes it: for two texels at once, the gains of red, green and blue and
 * the offset, each 8 × i16 in q14, and the mask of the fourth lanes.
 *
 * @param light - 0 = black, 1 = as graded: fades
 */
export function gradeVectors(spec: SceneSpec, light: number): Int16Array {
  const rows = gradeMatrix(spec, light);
  const vectors = new Int16Array(40);
  vectors[35] = -1;
  vectors[39] = -1;
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 3; row++) {
      const value = Math.round(Math.max(-1.9999, Math.min(1.9999, rows[row * 4 + column] as number)) * 16384);
      vectors[column * 8 + row] = value;
      vectors[column * 8 + row + 4] = value;
    }
  }
  return vectors;
}

/** Rows of red, green and blue: three gains and an offset. */
function gradeMatrix(spec: SceneSpec, light: number): number[] {
  const grade = LIGHT_TREATMENTS[spec.lighting_preset];
  const saturation = grade.saturation * spec.tint.saturation;
  const contrast = grade.contrast * spec.tint.contrast;
  return [0, 1, 2].flatMap((row) => {
    const gains = [0, 1, 2].map((column) => {
      const own = row === column ? saturation : 0;
      return (own + (1 - saturation) * (LUMA[column] as number)) * contrast * (grade.gain[row] as number) * light;
    });
    return [...gains, (0.5 * (1 - contrast) + grade.lift) * light];
  });
}

/** Light at time t of a picture that pulses: a slow swell of a few percent, far below what could count as a flash. */
export function pulseLight(spec: SceneSpec, swell: number): number {
  return spec.motion_type === 'pulse' ? 1 + 0.06 * spec.intensity * swell : 1;
}

/** Rows of the light sheet. */
const SHEET_ROWS = 65;
/** Values across a sheet of soft light, and of one with the edge of a shape. */
const SOFT_COLUMNS = 20;
const SHARP_COLUMNS = 120;

/** Light across the frame, for `gradeTarget`: gradient, balance, overlays and vignette in one sheet; null when even. */
export function lightSheet(
  spec: SceneSpec,
  columns: number,
): { values: Int32Array; rows: number; shift: number } | null {
  const aspect = spec.width / spec.height;
  const vignette = LIGHT_TREATMENTS[spec.lighting_preset].vignette;
  const even =
    spec.gradient_type === 'none' &&
    spec.composition_balance === 'balanced' &&
    spec.shape_overlay === 'none' &&
    vignette === 0;
  if (even) return null;
  const shift = Math.max(
    1,
    Math.floor(logOfTwo(columns / (spec.shape_overlay === 'none' ? SOFT_COLUMNS : SHARP_COLUMNS))),
  );
  const across = (columns >> shift) + 2;
  const values = new Int32Array(across * SHEET_ROWS);
  for (let row = 0; row < SHEET_ROWS; row++) {
    for (let column = 0; column < across; column++) {
      const u = ((column << shift) + 0.5) / columns;
      const v = row / (SHEET_ROWS - 1);
      const light =
        gradientLight(spec, u, v) * balanceLight(spec, u, v) * overlayLight(spec, (u - 0.5) * aspect, v - 0.5, aspect);
      const corner = squared(u - 0.5, v - 0.5) * 2;
      const gain = light * (1 - vignette * corner * corner * 1.6);
      values[row * across + column] = Math.round(Math.min(1.99, Math.max(0, gain)) * 16384);
    }
  }
  return { values, rows: SHEET_ROWS, shift };
}

function squared(x: number, y: number): number {
  return x * x + y * y;
}

function gradientLight(spec: SceneSpec, u: number, v: number): number {
  const s = spec.gradient_strength;
  switch (spec.gradient_type) {
    case 'none':
      return 1;
    case 'vertical':
      return 1 + s * (0.5 - v);
    case 'horizontal':
      return 1 + s * (0.5 - u);
    case 'angled':
      return 1 + s * (1 - u - v) * 0.7;
    case 'radial': {
      const r = Math.sqrt(squared(u - 0.5, v - 0.5)) / 0.7;
      return 1 + s * (0.45 - r);
    }
  }
}

/** A heavy side is the lit one: the balance of a picture is the centre of its light. */
function balanceLight(spec: SceneSpec, u: number, v: number): number {
  const reach = 0.9;
  switch (spec.composition_balance) {
    case 'balanced':
      return 1;
    case 'left_heavy':
      return 1 + reach * (0.5 - u);
    case 'right_heavy':
      return 1 + reach * (u - 0.5);
    case 'top_heavy':
      return 1 + reach * (0.5 - v);
    case 'bottom_heavy':
      return 1 + reach * (v - 0.5);
  }
}

/** @param x - from the middle, in frame heights; y likewise */
function overlayLight(spec: SceneSpec, x: number, y: number, aspect: number): number {
  if (spec.shape_overlay === 'circle') return 1 - 0.86 * smoothStep(0.4, 0.5, Math.sqrt(x * x + y * y));
  if (spec.shape_overlay === 'rect')
    return (
      1 -
      0.9 *
        Math.max(smoothStep(0.38, 0.395, Math.abs(y)), smoothStep(aspect / 2 - 0.12, aspect / 2 - 0.105, Math.abs(x)))
    );
  return 1;
}
