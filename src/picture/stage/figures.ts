import type { SceneSpec, SpecFigure } from '../../creation/scene-spec.js';
import { clamp, mix } from '../../numerics/arithmetic.js';
import { hashText } from '../../numerics/random.js';
import { ACTIONS } from '../actions/index.generated.js';
import type { Drawing } from '../illustration/drawing.js';
import type { RgbaPixels } from '../illustration/pixels.js';
import { rasteriseIllustration } from '../illustration/rasterise.js';
import { recolour } from '../illustration/recolour.js';
import { shrunk } from '../illustration/shrink.js';
import type { Canvas } from '../painting/canvas.js';
import type { Painter } from '../painting/painter.js';
import type { Action } from './action.js';
import type { Light } from './light.js';
import type { Plane, PlaneMotion } from './stage.js';

/** A figure may be this much longer than it is high before it is made smaller. */
const LONGEST = 1.25;
/** Texels per texel of the scene: close shots come nearer. */
const DETAIL = 1.25;
/** Empty texels round a drawing, so that its edge can be blended. */
const MARGIN = 3;

/** One figure on the stage. */
export interface Player {
  readonly figure: SpecFigure;
  /** Its planes, back to front: shadow or mirror image, then itself. */
  readonly planes: readonly Plane[];
  /** Its motion at time t. */
  readonly move: (t: number) => PlaneMotion;
  /** Whether it goes anywhere, rather than moving on the spot. */
  readonly travels: boolean;
}

/** What figures need beside the spec. */
export interface FigureTools {
  readonly painter: Painter;
  readonly light: Light;
  readonly illustration: (key: string) => Drawing;
  /** Takes painting that needs the SVG rasteriser, to be done once that is started. */
  readonly later: (paint: () => void) => void;
  /** Speed of figures, 1 = normal. */
  readonly speed: number;
}

/** Draws every figure of a spec, each on a canvas of its own; the same drawing is shared. */
export function castFigures(spec: SceneSpec, tools: FigureTools): Player[] {
  const drawn = new Map<string, { canvas: Canvas; shadow: Canvas }>();
  return spec.figures.map((figure, index) => {
    const look = [figure.illustration, figure.color, Math.round(figure.height * 64), figure.mirrored].join(' ');
    const art = drawn.get(look) ?? drawFigure(figure, tools);
    drawn.set(look, art);
    return player(spec, figure, index, art, tools);
  });
}

/** The canvas has its foot in the middle of its bottom edge, at x = 0 and y = 0 of the figure's own space. */
function drawFigure(figure: SpecFigure, tools: FigureTools): { canvas: Canvas; shadow: Canvas } {
  const { painter } = tools;
  const scale = painter.scale * DETAIL;
  const margin = MARGIN / scale;
  const canvas = painter.canvas({
    width: figure.height * LONGEST + 2 * margin,
    top: -figure.height - margin,
    bottom: 0,
    detail: DETAIL,
  });
  const shadow = painter.canvas(
    { width: figure.height * LONGEST * 1.4, top: -0.06 * figure.height - 0.012, bottom: 0.06 * figure.height + 0.012 },
    canvas,
  );
  if (!canvas.isPainted) return { canvas, shadow };
  const paint = (art: RgbaPixels): void => {
    canvas
      .pixels(
        art.pixels,
        art.width,
        art.height,
        Math.floor((canvas.columns - art.width) / 2),
        canvas.rows - art.height - 1,
      )
      .finish();
    const half = art.width / scale / 2;
    shadow
      .shapes([
        {
          kind: 'glow',
          x: 0,
          y: 0,
          rx: half * 1.25,
          ry: 0.05 * figure.height + 0.01,
          color: [10, 12, 26],
          opacity: 0.55,
        },
        {
          kind: 'glow',
          x: 0,
          y: 0,
          rx: half * 0.8,
          ry: 0.026 * figure.height + 0.005,
          color: [6, 8, 18],
          opacity: 0.6,
        },
      ])
      .finish();
  };
  const size = {
    height: Math.max(8, Math.round(figure.height * scale) - MARGIN),
    width: Math.max(8, Math.floor(figure.height * LONGEST * scale)),
  };
  const drawing = tools.illustration(figure.illustration);
  const stored = drawing.raster();
  const zoom = Math.min(size.height / stored.height, size.width / stored.width);
  if (zoom <= 1) paint(fromStored(stored, zoom, figure));
  else tools.later(() => paint(fromSvg(drawing.svg(), Math.max(8, Math.floor(stored.height * zoom)), figure)));
  return { canvas, shadow };
}

function fromStored(stored: RgbaPixels, zoom: number, figure: SpecFigure): RgbaPixels {
  const sized = (pixels: number): number => Math.max(1, Math.round(pixels * zoom));
  const art = shrunk(stored, { width: sized(stored.width), height: sized(stored.height) }, figure.mirrored);
  if (figure.color !== null) recolour(art.pixels, figure.color, { keepSkin: keepsSkin(figure) });
  return art;
}

function fromSvg(svg: string, heightPixels: number, figure: SpecFigure): RgbaPixels {
  return rasteriseIllustration(svg, {
    heightPixels,
    color: figure.color,
    flip: figure.mirrored,
    keepSkin: keepsSkin(figure),
  });
}

function keepsSkin({ illustration }: SpecFigure): boolean {
  return illustration.includes('-skin-tone');
}

function player(
  spec: SceneSpec,
  figure: SpecFigure,
  index: number,
  art: { canvas: Canvas; shadow: Canvas },
  tools: FigureTools,
): Player {
  const action =
    ACTIONS.find((candidate) => candidate.name === figure.action) ??
    (ACTIONS.find((candidate) => candidate.name === 'stand') as Action);
  const phase = (hashText(`${spec.seed} ${index}`) % 4096) / 4096;
  const context = {
    duration: spec.duration_seconds * spec.time_scale * tools.speed,
    aspect: spec.width / spec.height,
    figure,
    phase,
    company: spec.figures.length,
  };
  const move = (t: number) => action.move({ ...context, t: t * tools.speed });
  const gain = figureGain(tools.light, figure.depth);
  // Something in the air is placed by its middle, something on the ground by its foot.
  const foot = figure.support === 'air' ? figure.y + figure.height / 2 : figure.y;
  const placed = (t: number): PlaneMotion => {
    const motion = move(t);
    return { ...motion, dx: figure.x + (motion.dx ?? 0), dy: foot + (motion.dy ?? 0), gain };
  };
  const body: Plane = {
    kind: 'plane',
    canvas: art.canvas,
    lie: 'upright',
    depth: figure.depth,
    animate: placed,
    isFigure: true,
  };
  const planes: Plane[] = [];
  if (figure.support === 'ground') planes.push(groundShadow(figure, art.shadow, move, tools.light));
  if (figure.support === 'water') planes.push(mirrorImage(art.canvas, figure, placed));
  return { figure, planes: [...planes, body], move, travels: action.travels === true };
}

function groundShadow(figure: SpecFigure, shadow: Canvas, move: (t: number) => PlaneMotion, light: Light): Plane {
  return {
    kind: 'plane',
    canvas: shadow,
    lie: 'upright',
    depth: figure.depth,
    animate: (t) => {
      const motion = move(t);
      const lift = clamp(-(motion.dy ?? 0) / (0.6 * figure.height), 0, 1);
      return {
        dx: figure.x + (motion.dx ?? 0),
        dy: figure.y,
        scaleX: 1 - 0.4 * lift,
        opacity: mix(0.9, 0.3, lift) * (light.darkness > 0.6 ? 0.8 : 1),
      };
    },
  };
}

/** The image in the water: upside down, shortened and trembling. */
function mirrorImage(canvas: Canvas, figure: SpecFigure, placed: (t: number) => PlaneMotion): Plane {
  return {
    kind: 'plane',
    canvas,
    lie: 'upright',
    depth: figure.depth,
    sway: { reach: 0.012, turns: 14, rate: 0.7 },
    animate: (t) => {
      const motion = placed(t);
      return { ...motion, scaleY: -0.55 * (motion.scaleY ?? 1), turn: -(motion.turn ?? 0), opacity: 0.38 };
    },
  };
}

/** Figures take on the light of the hour, yet stay readable at night. */
function figureGain(light: Light, depth: number): readonly [number, number, number] {
  const [r, g, b] = light.plainly([205, 205, 205], depth);
  return [mix(1, r / 205, 0.62), mix(1, g / 205, 0.62), mix(1, b / 205, 0.62)];
}
