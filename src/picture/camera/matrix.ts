/** A 3 × 3 homography, row-major, acting on columns (x, y, 1). */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

export function multiply(a: Matrix, b: Matrix): Matrix {
  const [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a;
  const [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b;
  return [
    a0 * b0 + a1 * b3 + a2 * b6,
    a0 * b1 + a1 * b4 + a2 * b7,
    a0 * b2 + a1 * b5 + a2 * b8,
    a3 * b0 + a4 * b3 + a5 * b6,
    a3 * b1 + a4 * b4 + a5 * b7,
    a3 * b2 + a4 * b5 + a5 * b8,
    a6 * b0 + a7 * b3 + a8 * b6,
    a6 * b1 + a7 * b4 + a8 * b7,
    a6 * b2 + a7 * b5 + a8 * b8,
  ];
}

/** Product of several, the rightmost acting first. */
export function chain(first: Matrix, ...rest: readonly Matrix[]): Matrix {
  return rest.reduce(multiply, first);
}

export function invert(m: Matrix): Matrix {
  const [a, b, c, d, e, f, g, h, i] = m;
  const A = e * i - f * h;
  const B = f * g - d * i;
  const C = d * h - e * g;
  const det = a * A + b * B + c * C;
  if (det === 0) throw new RangeError('A view that flattens space to a line cannot be inverted.');
  const k = 1 / det;
  return [
    A * k,
    (c * h - b * i) * k,
    (b * f - c * e) * k,
    B * k,
    (a * i - c * g) * k,
    (c * d - a * f) * k,
    C * k,
    (b * g - a * h) * k,
    (a * e - b * d) * k,
  ];
}

export function apply(m: Matrix, x: number, y: number): readonly [x: number, y: number] {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

export function translation(dx: number, dy: number): Matrix {
  return [1, 0, dx, 0, 1, dy, 0, 0, 1];
}

export function scaling(sx: number, sy: number): Matrix {
  return [sx, 0, 0, 0, sy, 0, 0, 0, 1];
}

/** Rotation by the angle whose cosine and sine are given, clockwise on screen. */
export function rotation(cosine: number, sine: number): Matrix {
  return [cosine, -sine, 0, sine, cosine, 0, 0, 0, 1];
}
