import type { SceneSpec, SpecShot } from '../../creation/scene-spec.js';
import { poseOfShot } from '../../picture/camera/filming.js';
import { apply } from '../../picture/camera/matrix.js';
import { View } from '../../picture/camera/view.js';
import { CHART_DEPTHS, type Chart, WALL_TOPS } from '../../picture/settings/test-chart.js';

/** Points looked at along each side of the frame. */
const POINTS = 9;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Speed of the picture where it is fastest along the edge of the frame, in frame widths a second: from the camera's own path. */
export function fastestEdge(spec: SceneSpec, stretch: Stretch): number {
  const [first, last] = framesOf(spec, stretch);
  let sum = 0;
  for (let frame = first; frame < last; frame++) {
    const before = viewAt(spec, frame);
    const after = viewAt(spec, frame + 1);
    sum += Math.max(...edgePoints(spec).map(([x, y]) => shift(spec, before, after, x, y)));
  }
  return ((sum / (last - first)) * spec.fps) / spec.width;
}

/** Whether the camera's roll changes its way within a stretch of time. */
export function turnsBack(spec: SceneSpec, stretch: Stretch): boolean {
  const [first, last] = framesOf(spec, stretch);
  const rolls = Array.from({ length: last - first + 1 }, (_, i) => viewAt(spec, first + i).pose.roll);
  const steps = rolls.slice(1).map((roll, i) => roll - (rolls[i] as number));
  const most = Math.max(...steps.map(Math.abs));
  // Coming to rest at the very end is no turning back yet.
  return Math.max(...steps) > 0.15 * most && Math.min(...steps) < -0.15 * most;
}

function framesOf({ fps, frame_count }: SceneSpec, { start, end }: Stretch): [number, number] {
  return [Math.round(start * fps), Math.min(frame_count, Math.round(end * fps)) - 1];
}

function viewAt(spec: SceneSpec, frame: number): View {
  const shot = spec.shots.find((one) => frame < one.end_frame) as SpecShot;
  const pose = poseOfShot(spec, shot, frame, null, (frame / spec.fps) * spec.time_scale);
  return new View(pose, spec.width, spec.height, spec.setting.horizon);
}

function edgePoints({ width, height }: SceneSpec): [number, number][] {
  const along = Array.from({ length: POINTS }, (_, i) => i / (POINTS - 1));
  return along.flatMap((t): [number, number][] => [
    [t * width, 0],
    [t * width, height],
    [0, t * height],
    [width, t * height],
  ]);
}

/** How far what shows at a pixel moves until the next frame, in pixels. */
function shift(spec: SceneSpec, before: View, after: View, x: number, y: number): number {
  const depth = depthAt(spec, before, x, y);
  const [placeX, placeY] = apply(before.toUpright(depth), x, y) as [number, number];
  const [toX, toY] = apply(after.fromUpright(depth), placeX, placeY) as [number, number];
  return Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y));
}

/** Distance of the nearest wall that covers a pixel. */
function depthAt(spec: SceneSpec, view: View, x: number, y: number): number {
  const depths = CHART_DEPTHS[Number((spec.setting.noun as Chart)[0])] ?? [20];
  for (let wall = depths.length - 1; wall > 0; wall--) {
    const depth = depths[wall] as number;
    const [, row] = apply(view.toUpright(depth), x, y) as [number, number];
    if (row >= (WALL_TOPS[wall - 1] as number)) return depth;
  }
  return depths[0] as number;
}
