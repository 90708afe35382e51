import type { Shape } from '../../painting/shape.js';

/**
 * The shapes of a swarm once more on the other side of the seam, so that they repeat with the wrapping canvases they
 * belong to, as far as the camera can see. Shapes outside the frame cost next to nothing.
 */
export function repeated(shapes: readonly Shape[], period: number): Shape[] {
  return shapes.flatMap((shape) => [shape, { ...shape, x: shape.x > 0 ? shape.x - period : shape.x + period }]);
}
