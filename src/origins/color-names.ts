import type { Rgb } from '../numerics/color.js';

/**
 * Words for colours and their sRGB codes: the 16 primaries, and names in everyday use. Source of the codes:
 * CSS Color Module Level 4 §6.1 where the name is listed there.
 */
export const COLOR_NAMES: ReadonlyMap<string, Rgb> = new Map<string, Rgb>([
  ['black', [0, 0, 0]], ['white', [255, 255, 255]], ['red', [255, 0, 0]], ['green', [0, 255, 0]], ['blue', [0, 0, 255]], ['yellow', [255, 255, 0]],
  ['cyan', [0, 255, 255]], ['magenta', [255, 0, 255]], ['orange', [255, 165, 0]], ['purple', [128, 0, 128]], ['pink', [255, 192, 203]], ['brown', [165, 42, 42]],
  ['navy', [0, 0, 128]], ['gray', [128, 128, 128]], ['grey', [128, 128, 128]], ['olive', [128, 128, 0]], ['teal', [0, 128, 128]],
  ['aqua', [0, 255, 255]], ['aquamarine', [127, 255, 212]], ['azure', [240, 255, 255]], ['beige', [245, 245, 220]], ['chocolate', [210, 105, 30]],
  ['coral', [255, 127, 80]], ['crimson', [220, 20, 60]], ['fuchsia', [255, 0, 255]], ['gold', [255, 215, 0]], ['golden', [218, 165, 32]],
  ['indigo', [75, 0, 130]], ['ivory', [255, 255, 240]], ['khaki', [240, 230, 140]], ['lavender', [230, 230, 250]], ['lime', [0, 255, 0]],
  ['maroon', [128, 0, 0]], ['orchid', [218, 112, 214]], ['plum', [221, 160, 221]], ['salmon', [250, 128, 114]], ['sienna', [160, 82, 45]],
  ['silver', [192, 192, 192]], ['tan', [210, 180, 140]], ['tomato', [255, 99, 71]], ['turquoise', [64, 224, 208]], ['violet', [238, 130, 238]],
  ['wheat', [245, 222, 179]], ['scarlet', [255, 36, 0]], ['emerald', [80, 200, 120]], ['ruby', [224, 17, 95]], ['sapphire', [15, 82, 186]],
  ['amber', [255, 191, 0]], ['burgundy', [128, 0, 32]], ['charcoal', [54, 69, 79]], ['cream', [255, 253, 208]], ['mauve', [224, 176, 255]],
  ['lilac', [200, 162, 200]], ['ochre', [204, 119, 34]], ['peach', [255, 203, 164]], ['rose', [255, 0, 127]], ['rust', [183, 65, 14]],
]);
