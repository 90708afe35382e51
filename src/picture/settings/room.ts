import { sineTurns } from '../../numerics/arithmetic.js';
import type { Rgb } from '../../numerics/color.js';
import { groundRow } from '../../origins/perspective.js';
import type { Shape } from '../painting/shape.js';
import { PIECES, type Piece } from '../stage/scenery/furniture.js';
import { indoorLightOf } from '../stage/scenery/indoor-light.js';
import { line } from '../stage/scenery/lines.js';
import { type Placing, roomPlanFor } from '../stage/scenery/room-plans.js';
import { lightSideOf, type RoomPaint, roomBoxOf, roomShell } from '../stage/scenery/room-shell.js';
import { openings, viewOutside } from '../stage/scenery/room-windows.js';
import { mixAt } from '../stage/scenery/skyline.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import type { StageItem } from '../stage/stage.js';

/** A furnished room: which one, the noun decides. */
export const room: Setting = {
  name: 'room',
  anchors: [
    'room#1',
    'house#1',
    'home#2',
    'apartment',
    'shop#1',
    'store#1',
    'church#2',
    'school#2',
    'library',
    'museum',
    'gallery#2',
    'office#1',
    'restaurant',
    'bar#2',
    'hospital',
    'hotel',
    'theater#1',
    'stage#3',
    'gym',
    'market#2',
    'marketplace',
    'prison',
    'hallway',
    'establishment#4',
    'place of worship',
    'factory#1',
    'warehouse',
    'palace#1',
    'castle#1',
    'cabin',
    'garage',
    'basement',
    'interior',
  ],
  family: 'interior',
  ground: 'floor',
  horizon: 0.5,
  ambience: 'room',
  build(scene) {
    const paint = paintOf(scene);
    return [...viewOutside(paint), ...roomShell(paint), ...furniture(paint), ...glows(paint), ...dusty(paint)];
  },
};

function paintOf(scene: SettingScene): RoomPaint {
  const { noun } = scene.spec.setting;
  const plan = roomPlanFor(noun);
  const chance = scene.random.fork('room');
  const { palette_name, palette_colors } = scene.spec;
  const pull = palette_name === 'default' || palette_colors.length === 0 ? null : palette_colors;
  const own = chance.pick(plan.walls);
  const cloth = chance.pick(plan.accents);
  // The palette dyes wall and cloth; it does not repaint the room.
  const wall: Rgb = pull ? mixAt(own, pull[Math.floor(pull.length / 2)] as Rgb, 0.28) : own;
  const accent: Rgb = pull ? mixAt(cloth, pull[0] as Rgb, 0.4) : cloth;
  return { scene, plan, box: roomBoxOf(scene), light: indoorLightOf(scene), wall, accent };
}

/** Each piece on a canvas of its own, far to near. */
function furniture(paint: RoomPaint): StageItem[] {
  const { plan, box } = paint;
  const placed = plan.furniture.map((placing) => ({ placing, depth: placing.depth ?? box.depth * 0.985 }));
  return placed.sort((a, b) => b.depth - a.depth).map(({ placing, depth }) => pieceItem(paint, placing, depth));
}

function pieceItem(paint: RoomPaint, placing: Placing, depth: number): StageItem {
  const { scene, box, light, accent } = paint;
  const piece: Piece = PIECES[placing.piece];
  const metre = (box.metre * box.depth) / depth;
  const x = (placing.at * box.half * box.depth) / depth;
  const foot = groundRow(scene.horizon, depth);
  const canvas = scene.painter.canvas({
    center: x,
    width: piece.width * metre + 0.02,
    top: foot - piece.height * metre - 0.02,
    bottom: foot + 0.12 * metre + 0.01,
  });
  const random = scene.random.fork(`${placing.piece}${placing.at}`);
  canvas
    .shapes(
      piece.paint({ x, foot, metre, on: light.on, color: placing.color ?? accent, random, lit: light.lamps > 0.3 }),
    )
    .finish();
  return { kind: 'plane', canvas, lie: 'upright', depth };
}

/** The halos of lamps, and the fire's flicker. */
function glows(paint: RoomPaint): StageItem[] {
  const { plan, box, light } = paint;
  const lamps = plan.furniture.flatMap((f): { x: number; y: number; reach: number; flicker: number; color: Rgb }[] => {
    const depth = f.depth ?? box.depth;
    const metre = (box.metre * box.depth) / depth;
    const x = (f.at * box.half * box.depth) / depth;
    const foot = groundRow(paint.scene.horizon, depth);
    if (f.piece === 'fireplace')
      return [{ x, y: foot - 0.3 * metre, reach: 0.26, flicker: 0.16, color: [255, 150, 60] }];
    if (f.piece === 'floorLamp')
      return [{ x, y: foot - 1.6 * metre, reach: 0.2, flicker: 0.02, color: [255, 200, 120] }];
    if (f.piece === 'nightstand')
      return [{ x, y: foot - 0.95 * metre, reach: 0.16, flicker: 0.02, color: [255, 200, 120] }];
    return [];
  });
  const hung = HUNG[plan.lights](paint);
  if (lamps.length === 0 && hung.length === 0) return [];
  const strength = light.lamps;
  return [
    {
      kind: 'swarm',
      depth: box.depth * 0.96,
      shapes: (t) => [
        ...hung,
        ...lamps.flatMap((lamp, i): Shape[] => {
          const breath = 1 + lamp.flicker * (sineTurns(t * 1.1 + i * 0.4) * 0.6 + sineTurns(t * 2.3 + i) * 0.4);
          const share = lamp.flicker > 0.1 ? Math.max(0.5, strength) : strength;
          return share < 0.05
            ? []
            : [
                {
                  kind: 'glow',
                  x: lamp.x,
                  y: lamp.y,
                  rx: lamp.reach * breath,
                  ry: lamp.reach * breath,
                  color: lamp.color,
                  opacity: 0.4 * share,
                  additive: true,
                },
                {
                  kind: 'glow',
                  x: lamp.x,
                  y: lamp.y,
                  rx: lamp.reach * 0.42,
                  ry: lamp.reach * 0.36,
                  color: lamp.color,
                  opacity: 0.4 * share,
                  additive: true,
                },
              ];
        }),
      ],
    },
  ];
}

/** Lamps that hang from the ceiling, by their kind. */
const HUNG: Record<'pendant' | 'tubes' | 'spots' | 'none', (paint: RoomPaint) => Shape[]> = {
  none: () => [],
  pendant: ({ scene, light, box }) =>
    [-0.42, 0.42].flatMap((at): Shape[] => {
      const x = at * box.half;
      const y = box.top + 0.1;
      return [
        line([x, -0.3], [x, y], 0.003, light.on([50, 46, 46])),
        { kind: 'triangle', x, y: y + 0.018, rx: 0.042, ry: 0.022, color: light.on([70, 84, 80]) },
        {
          kind: 'ellipse',
          x,
          y: y + 0.04,
          rx: 0.034,
          ry: 0.007,
          color: light.lamps > 0.1 ? [255, 236, 186] : light.on([220, 210, 190]),
        },
        {
          kind: 'glow',
          x,
          y: y + 0.05,
          rx: 0.16,
          ry: 0.16,
          color: [255, 206, 130],
          opacity: 0.55 * light.lamps,
          additive: true,
        },
        {
          kind: 'glow',
          x,
          y: y + 0.2,
          rx: 0.2 * Math.min(1.3, scene.aspect),
          ry: 0.3,
          color: [255, 206, 130],
          opacity: 0.16 * light.lamps,
          additive: true,
        },
      ];
    }),
  tubes: ({ box, light }) =>
    [-0.5, 0.5].flatMap((at): Shape[] => [
      {
        kind: 'rectangle',
        x: at * box.half,
        y: box.top - 0.016,
        rx: box.half * 0.26,
        ry: 0.006,
        color: [250, 252, 250],
        opacity: 0.5 + 0.5 * light.lamps,
      },
      {
        kind: 'glow',
        x: at * box.half,
        y: box.top - 0.01,
        rx: box.half * 0.5,
        ry: 0.09,
        color: [236, 242, 236],
        opacity: 0.2 + 0.35 * light.lamps,
        additive: true,
      },
    ]),
  spots: ({ box, light }) =>
    [-0.66, 0, 0.66].flatMap((at): Shape[] => {
      const x = at * box.half;
      const share = 0.3 + 0.7 * light.lamps;
      return [
        { kind: 'ellipse', x, y: box.top - 0.05, rx: 0.012, ry: 0.01, color: [255, 246, 220] },
        {
          kind: 'triangle',
          x,
          y: box.top + 0.14,
          rx: 0.12,
          ry: 0.2,
          color: [255, 226, 170],
          opacity: 0.16 * share,
          additive: true,
          edge: 24,
        },
        {
          kind: 'glow',
          x,
          y: box.top + 0.2,
          rx: 0.2,
          ry: 0.26,
          color: [255, 220, 160],
          opacity: 0.24 * share,
          additive: true,
        },
      ];
    }),
};

/** Shafts of light from the windows and the dust that drifts in them. */
function dusty(paint: RoomPaint): StageItem[] {
  const { scene, box, light } = paint;
  const holes = openings(paint);
  const stage = paint.plan.hanging === 'stage';
  if (!stage && (holes.length === 0 || light.beamStrength < 0.15)) return [];
  const chance = scene.random.fork('dust');
  const slant = -lightSideOf(paint);
  const shafts = stage
    ? [{ x: 0, y: box.top, lean: 0, wide: 0.2 }]
    : holes.map((h) => ({ x: h.x, y: h.y, lean: slant * 0.26, wide: h.rx }));
  const beam: Rgb = stage ? [255, 232, 186] : light.beam;
  const strength = stage ? 0.6 : light.beamStrength;
  const motes = Array.from({ length: 44 }, () => {
    const shaft = chance.pick(shafts);
    const along = chance.next();
    return {
      x: shaft.x + shaft.lean * along + shaft.wide * chance.between(-0.9, 0.9),
      y: shaft.y + along * (0.94 - shaft.y),
      size: chance.between(0.0008, 0.0018),
      phase: chance.next(),
      rate: chance.between(0.03, 0.1),
      reach: chance.between(0.01, 0.03),
    };
  });
  return [
    {
      kind: 'swarm',
      depth: 1.25,
      shapes: (t) => [
        ...shafts.flatMap((shaft): Shape[] => [
          line([shaft.x, shaft.y - 0.05], [shaft.x + shaft.lean * 1.1, 0.95], shaft.wide * 1.7, beam, {
            opacity: 0.1 * strength,
            additive: true,
            edge: 46,
          }),
          line(
            [shaft.x + shaft.wide * 0.4, shaft.y - 0.05],
            [shaft.x + shaft.lean * 1.1 + shaft.wide * 0.5, 0.95],
            shaft.wide * 0.6,
            beam,
            { opacity: 0.08 * strength, additive: true, edge: 26 },
          ),
        ]),
        ...motes.map(
          (mote): Shape => ({
            kind: 'ellipse',
            x: mote.x + mote.reach * sineTurns(t * mote.rate + mote.phase),
            y: mote.y + mote.reach * sineTurns(t * mote.rate * 0.7 + mote.phase * 3),
            rx: mote.size,
            ry: mote.size,
            color: [255, 246, 220],
            opacity: (0.3 + 0.35 * sineTurns(t * mote.rate * 2 + mote.phase * 5)) * strength,
            edge: 1.6,
            additive: true,
          }),
        ),
      ],
    },
  ];
}
