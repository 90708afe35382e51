import { sineTurns } from '../../../numerics/arithmetic.js';
import type { Rgb } from '../../../numerics/color.js';
import type { Shape } from '../../painting/shape.js';
import type { Light } from '../light.js';
import type { SettingScene } from '../setting.js';
import type { StageItem, Swarm } from '../stage.js';

/** A street lamp: where its foot stands and how tall it looks, in frame heights. */
export interface LampPost {
  readonly x: number;
  readonly foot: number;
  readonly height: number;
  readonly depth: number;
  /** −1 or +1: the side to which its arm reaches; 0 = a lantern on top. */
  readonly arm: -1 | 0 | 1;
}

const GLOW: Rgb = [255, 198, 112];

/** Where the light of a lamp comes from. */
export function lanternOf(post: LampPost): { x: number; y: number } {
  return { x: post.x + post.arm * post.height * 0.16, y: post.foot - post.height * (post.arm === 0 ? 0.965 : 0.96) };
}

/** A lamp post on a small canvas of its own, and its glow when it is dark. */
export function lampItems(scene: SettingScene, post: LampPost): StageItem[] {
  const { painter, light } = scene;
  const h = post.height;
  const reach = h * 0.24;
  const canvas = painter.canvas({
    center: post.x,
    width: 2 * reach,
    top: post.foot - h * 1.06,
    bottom: post.foot + h * 0.02,
  });
  canvas.shapes(postShapes(post, light)).finish();
  const items: StageItem[] = [{ kind: 'plane', canvas, lie: 'upright', depth: post.depth }];
  if (light.darkness > 0.3) items.push(lampGlows([post], light, post.depth));
  return items;
}

/** The iron, the lantern and its glass. */
export function postShapes(post: LampPost, light: Light): Shape[] {
  const { x, foot, height: h, arm } = post;
  const iron = light.on([44, 48, 56], post.depth);
  const edge = light.on([96, 102, 112], post.depth);
  const lamp = lanternOf(post);
  const shapes: Shape[] = [
    { kind: 'rectangle', x, y: foot - h * 0.47, rx: h * 0.0095, ry: h * 0.47, color: iron },
    {
      kind: 'rectangle',
      x: x + light.side * h * 0.005,
      y: foot - h * 0.47,
      rx: h * 0.003,
      ry: h * 0.47,
      color: edge,
      opacity: 0.7,
    },
    { kind: 'rectangle', x, y: foot - h * 0.035, rx: h * 0.02, ry: h * 0.035, color: iron },
    { kind: 'rectangle', x, y: foot - h * 0.3, rx: h * 0.014, ry: h * 0.008, color: iron },
  ];
  const glass: Rgb = light.darkness > 0.3 ? [255, 240, 200] : light.on([206, 212, 210], post.depth);
  if (arm === 0) {
    shapes.push(
      { kind: 'ellipse', x: lamp.x, y: lamp.y, rx: h * 0.03, ry: h * 0.034, color: glass },
      { kind: 'triangle', x: lamp.x, y: lamp.y - h * 0.042, rx: h * 0.04, ry: h * 0.018, color: iron },
      { kind: 'rectangle', x: lamp.x, y: lamp.y + h * 0.036, rx: h * 0.018, ry: h * 0.006, color: iron },
    );
  } else {
    shapes.push(
      {
        kind: 'rectangle',
        x: x + arm * h * 0.08,
        y: foot - h * 0.975,
        rx: h * 0.09,
        ry: h * 0.008,
        turn: -arm * 0.012,
        color: iron,
      },
      { kind: 'ellipse', x: lamp.x, y: lamp.y - h * 0.012, rx: h * 0.05, ry: h * 0.017, color: iron },
      { kind: 'ellipse', x: lamp.x, y: lamp.y + h * 0.002, rx: h * 0.038, ry: h * 0.01, color: glass },
    );
  }
  return shapes;
}

/** The halos of lamps, breathing a little; wider in wet air. */
export function lampGlows(posts: readonly LampPost[], light: Light, depth: number): Swarm {
  const strength = Math.min(1, (light.darkness - 0.15) * 1.15);
  const wet = light.weather === 'clear' ? 1 : 1.35;
  return {
    kind: 'swarm',
    depth,
    shapes: (t) =>
      posts.flatMap((post, i): Shape[] => {
        const { x, y } = lanternOf(post);
        const breath = 1 + 0.03 * sineTurns(t * 0.37 + i * 0.31 + post.x);
        const wide = post.height * 0.34 * wet * breath;
        return [
          { kind: 'glow', x, y, rx: wide, ry: wide, color: GLOW, opacity: 0.24 * strength, additive: true },
          {
            kind: 'glow',
            x,
            y,
            rx: wide * 0.22,
            ry: wide * 0.22,
            color: [255, 222, 160],
            opacity: 0.6 * strength,
            additive: true,
          },
        ];
      }),
  };
}
