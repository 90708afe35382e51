import { sineTurns } from '../../numerics/arithmetic.js';
import { mixRgb, type Rgb } from '../../numerics/color.js';
import type { Shape } from '../painting/shape.js';
import { repeated } from '../stage/scenery/copies.js';
import { drawPlanet, planetCanvas } from '../stage/scenery/planet.js';
import type { Setting, SettingScene } from '../stage/setting.js';
import type { StageItem } from '../stage/stage.js';

/** Pairs of nebula colours of which one is drawn when the palette asks for none. */
const NEBULAE: readonly (readonly [Rgb, Rgb])[] = [
  [
    [196, 70, 150],
    [52, 116, 210],
  ],
  [
    [232, 126, 74],
    [70, 60, 170],
  ],
  [
    [60, 190, 190],
    [118, 58, 168],
  ],
  [
    [230, 170, 90],
    [160, 50, 90],
  ],
];

/** Stars, nebulae, and planets that turn their lit side to one sun. */
export const space: Setting = {
  name: 'space',
  anchors: [
    'outer space',
    'space#4',
    'planet',
    'galaxy',
    'universe',
    'cosmos',
    'orbit',
    'celestial body',
    'star#1',
    'nebula',
    'solar system',
  ],
  family: 'abstract',
  ground: 'none',
  horizon: 0.55,
  ambience: 'space',
  build(scene) {
    return [...firmament(scene), dust(scene), twinkling(scene), ...planets(scene)];
  },
};

/** The depths: darkness that is never black, a band of star dust, clouds of two colours at two distances. */
function firmament(scene: SettingScene): StageItem[] {
  const { painter, period } = scene;
  const chance = scene.random.fork('firmament');
  const [warm, cool] = nebulaOf(scene);
  const dome = painter.canvas({ width: period, top: -0.6, bottom: 1.6, wraps: true, detail: 0.3 });
  const deep = mixRgb([8, 8, 26], cool, 0.1);
  dome.gradient([
    [-0.6, deep],
    [0.5, mixRgb([16, 14, 42], cool, 0.14)],
    [1.6, mixRgb([10, 8, 24], warm, 0.08)],
  ]);
  dome.shapes(
    Array.from({ length: 7 }, (_, i): Shape => {
      const x = ((i + 0.5) / 7 - 0.5) * period;
      return {
        kind: 'glow',
        x,
        y: 0.45 + 0.25 * sineTurns(x / period + 0.2),
        rx: chance.between(0.4, 0.7),
        ry: chance.between(0.22, 0.42),
        color: i % 2 === 0 ? warm : cool,
        opacity: chance.between(0.22, 0.44),
      };
    }),
  );
  const clouds = (color: Rgb, shadow: Rgb, cells: number, coverage: number, opacity: number) =>
    dome.clouds({
      cells,
      squash: 1.2,
      coverage,
      sharpness: 2.8,
      lit: color,
      shadow,
      opacity,
      lightX: 0.05,
      lightY: -0.04,
      fadeTop: 0.3,
      fadeBottom: 0.3,
      seed: chance.integer(65536),
    });
  clouds(mixRgb(cool, [160, 190, 255], 0.15), mixRgb(deep, cool, 0.4), 1.4, 0.58, 0.75);
  clouds(mixRgb(warm, [255, 200, 190], 0.2), mixRgb(deep, warm, 0.42), 1.1, 0.5, 0.8);
  // Dark dust in front gives the nebula its depth.
  clouds([20, 14, 36], [8, 6, 18], 2.6, 0.36, 0.55);
  dome.finish();
  const veil = painter.canvas({ width: period, top: -0.3, bottom: 1.3, wraps: true, detail: 0.25 });
  veil
    .clouds({
      cells: 1.7,
      squash: 1.3,
      coverage: 0.44,
      sharpness: 1.8,
      lit: mixRgb(warm, cool, 0.35),
      shadow: mixRgb(deep, warm, 0.5),
      opacity: 0.3,
      fadeTop: 0.4,
      fadeBottom: 0.4,
      seed: chance.integer(65536),
    })
    .finish();
  const drift = 0.004 + 0.006 * scene.spec.intensity;
  return [
    { kind: 'plane', canvas: dome, lie: 'sky', depth: Infinity, animate: (t) => ({ dx: drift * 0.5 * t }) },
    { kind: 'plane', canvas: veil, lie: 'upright', depth: 60, animate: (t) => ({ dx: drift * 1.6 * t }) },
  ];
}

function nebulaOf(scene: SettingScene): readonly [Rgb, Rgb] {
  const { palette_name, palette_colors } = scene.spec;
  if (palette_name === 'default' || palette_colors.length < 2) return scene.random.fork('nebula').pick(NEBULAE);
  const byLight = [...palette_colors].sort((a, b) => a[0] + a[1] + a[2] - b[0] - b[1] - b[2]);
  return [
    mixRgb(byLight.at(-1) as Rgb, [140, 80, 120], 0.3),
    mixRgb(byLight[Math.floor((byLight.length - 1) / 2)] as Rgb, [60, 70, 140], 0.3),
  ];
}

/** Small stars, denser along the band of the nebulae; some hundred and fifty of them stand in the frame. */
function dust(scene: SettingScene): StageItem {
  const chance = scene.random.fork('stars');
  const stars = Array.from({ length: 560 }, (): Shape => {
    const x = chance.between(-0.5, 0.5) * scene.period;
    const band = chance.chance(0.5);
    const y = band
      ? 0.45 + 0.25 * sineTurns(x / scene.period + 0.2) + (chance.next() + chance.next() - 1) * 0.3
      : chance.between(-0.6, 1.6);
    const size = 0.0007 + 0.0011 * chance.next() * chance.next();
    const warmth = chance.next();
    return {
      kind: 'ellipse',
      x,
      y,
      rx: size,
      ry: size,
      color: [225 + 30 * warmth, 228, 255 - 50 * warmth],
      opacity: chance.between(0.35, 1),
      edge: 1.2,
    };
  });
  return { kind: 'swarm', depth: 500, shapes: () => stars };
}

/** Bright stars with halos, each breathing at its own pace. */
function twinkling(scene: SettingScene): StageItem {
  const chance = scene.random.fork('twinkling');
  const points = Array.from({ length: 64 }, () => ({
    x: chance.between(-0.5, 0.5) * scene.period,
    y: chance.between(-0.3, 1.3),
    size: 0.0014 + 0.0022 * chance.next() * chance.next(),
    phase: chance.next(),
    rate: chance.between(0.08, 0.3),
    color: chance.pick<Rgb>([
      [255, 236, 206],
      [206, 222, 255],
      [255, 255, 250],
      [255, 206, 180],
    ]),
    cross: chance.chance(0.16),
  }));
  return {
    kind: 'swarm',
    depth: 300,
    shapes: (t) =>
      repeated(
        points.flatMap((p): Shape[] => {
          const breath = 0.72 + 0.28 * sineTurns(t * p.rate + p.phase);
          const star: Shape = {
            kind: 'ellipse',
            x: p.x,
            y: p.y,
            rx: p.size,
            ry: p.size,
            color: p.color,
            opacity: breath,
            edge: 1.3,
          };
          const halo: Shape = {
            kind: 'glow',
            x: p.x,
            y: p.y,
            rx: p.size * 6,
            ry: p.size * 6,
            color: p.color,
            opacity: 0.34 * breath,
            additive: true,
          };
          if (!p.cross) return [halo, star];
          const ray = p.size * 11 * breath;
          return [
            halo,
            star,
            { ...halo, rx: ray, ry: p.size * 0.7, opacity: 0.7 * breath },
            { ...halo, rx: p.size * 0.7, ry: ray, opacity: 0.7 * breath },
          ];
        }),
        scene.period,
      ),
  };
}

/** One great planet, perhaps with a ring, and a small companion; the same sun lights both. */
function planets(scene: SettingScene): StageItem[] {
  const chance = scene.random.fork('planets');
  const { aspect } = scene;
  const side = chance.chance(0.5) ? 1 : -1;
  const sun: readonly [number, number, number] = scene.light.side > 0 ? [0.72, -0.46, 0.52] : [-0.72, -0.46, 0.52];
  const great = drawPlanet(
    chance,
    {
      x: side * chance.between(0.2, 0.3) * aspect,
      y: chance.between(0.24, 0.36),
      radius: chance.between(0.15, 0.22),
      sun,
    },
    { ring: chance.chance(0.55) },
  );
  const small = drawPlanet(
    chance,
    {
      x: -side * chance.between(0.22, 0.38) * aspect,
      y: chance.between(0.14, 0.62),
      radius: chance.between(0.035, 0.06),
      sun,
    },
    { ring: false },
  );
  return [small, great].map(
    (planet, i): StageItem => ({
      kind: 'plane',
      canvas: planetCanvas(scene, planet),
      lie: 'upright',
      depth: i === 0 ? 60 : 26,
      animate: (t) => ({ dx: (i === 0 ? 0.002 : -0.003) * t, dy: 0.0022 * sineTurns(t * 0.05 + 0.3 * i) }),
    }),
  );
}
