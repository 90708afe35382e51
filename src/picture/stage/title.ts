import type { SceneSpec } from '../../creation/scene-spec.js';
import { rasteriseTitle } from '../lettering/title.js';
import type { Canvas } from '../painting/canvas.js';
import type { Painter } from '../painting/painter.js';
import type { Plane } from './stage.js';

/** Height of the letters and where a title stands, in frame heights. */
const LETTERS = 0.135;
const ROWS = { top: 0.17, center: 0.46, bottom: 0.82 } as const;
/** Share of the frame's width that a title may take. */
const WIDEST = 0.9;
/** Lines at most: what a canvas must hold. */
const LINES = 3.6;

/** What a title needs beside the spec. */
export interface TitleTools {
  readonly painter: Painter;
  /** Bytes of its font; asked for only where it is painted. */
  readonly font: () => Uint8Array;
  /** Takes painting that needs the SVG rasteriser, to be done once that is started. */
  readonly later: (paint: () => void) => void;
}

/** The title of a clip, lying on the screen rather than in the scene; null when there is none. */
export function titlePlane(spec: SceneSpec, { painter, font, later }: TitleTools): Plane | null {
  if (spec.text_overlay === null || spec.text_overlay.trim() === '') return null;
  const aspect = spec.width / spec.height;
  const middle = ROWS[spec.text_position];
  const half = Math.min(LETTERS * LINES * 0.7, middle, 1 - middle);
  const canvas = painter.canvas({ width: aspect * WIDEST + 0.04, top: middle - half, bottom: middle + half });
  if (canvas.isPainted)
    later(() =>
      letter(
        canvas,
        titleCase(spec.text_overlay ?? ''),
        Math.floor(aspect * WIDEST * painter.scale),
        painter.scale,
        font(),
      ),
    );
  return { kind: 'plane', canvas, lie: 'sky', depth: Infinity, isFigure: true };
}

function letter(canvas: Canvas, text: string, widest: number, scale: number, font: Uint8Array): void {
  const art = rasteriseTitle(text, {
    maxWidthPixels: Math.max(16, Math.min(canvas.columns - 6, widest)),
    heightPixels: Math.max(8, Math.round(LETTERS * scale)),
    fonts: [font],
    align: 'center',
  });
  if (art)
    canvas.pixels(
      art.pixels,
      art.width,
      art.height,
      Math.max(0, Math.floor((canvas.columns - art.width) / 2)),
      Math.max(0, Math.floor((canvas.rows - art.height) / 2)),
    );
  canvas.finish();
}

function titleCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
