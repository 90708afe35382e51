import type { RgbaPixels } from './pixels.js';

/** Height and width within which the build draws every illustration once. */
export const STORED_HEIGHT = 352;
export const STORED_WIDTH = 440;

/** One illustration of the catalogue; each form is fetched when it is asked for. */
export interface Drawing {
  /** Drawn by the build, trimmed, as large as fits `STORED_WIDTH` × `STORED_HEIGHT`. */
  raster(): RgbaPixels;
  /** Its SVG text, for sizes beyond. */
  svg(): string;
}
