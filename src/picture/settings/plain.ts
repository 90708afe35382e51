import type { Rgb } from '../../numerics/color.js';
import type { Setting } from '../stage/setting.js';

const TOP = -2;
const BOTTOM = 3;
const GREY: Rgb = [128, 128, 128];

/** A plain surface of one colour that fills the frame: chosen by its colour, not by a word for a place. */
export const plain: Setting = {
  name: 'plain',
  anchors: [],
  family: 'studio',
  ground: 'none',
  horizon: 0.5,
  ambience: 'none',
  build({ painter, period, spec }) {
    const color = spec.setting.color ?? GREY;
    const canvas = painter.canvas({ width: period, top: TOP, bottom: BOTTOM, wraps: true, detail: 0.1 });
    canvas.gradient([
      [TOP, color],
      [BOTTOM, color],
    ]);
    canvas.finish();
    return [{ kind: 'plane', canvas, lie: 'sky', depth: Infinity }];
  },
};
