/**
 * Counts flashes as WCAG 2.3.1 defines them: a general flash is a pair of opposing changes of relative luminance by 10 %
 * or more of the maximum, the darker below 0.80; a red flash a pair of opposing transitions involving a saturated red.
 * It matters when it covers more than a quarter of a 10° field; here, as on a small screen, a quarter of the frame.
 *
 * Source: W3C, Web Content Accessibility Guidelines 2.2, success criterion 2.3.1 and its definitions.
 */
export class FlashMeter {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: { general: Swing; red: Swing }[];
  private readonly general: number[] = [];
  private readonly red: number[] = [];

  /** @param fps - frames a second; sizes in pixels of an I420 frame */
  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly fps: number,
  ) {
    this.columns = Math.min(16, width >> 2);
    this.rows = Math.min(16, height >> 2);
    this.cells = Array.from({ length: this.columns * this.rows }, () => ({ general: newSwing(), red: newSwing() }));
  }

  /** Takes the next frame: tight I420, limited range. */
  add(frame: Uint8Array): void {
    let general = 0;
    let red = 0;
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        const [r, g, b] = this.meanLinear(frame, column, row);
        const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        const cell = this.cells[row * this.columns + column] as { general: Swing; red: Swing };
        if (turned(cell.general, luminance, 0.1, 0.8)) general++;
        const saturated = r + g + b > 0 && r / (r + g + b) >= 0.8 ? Math.max(0, r - g - b) * 320 : 0;
        if (turned(cell.red, saturated, 20, Infinity)) red++;
      }
    }
    const quarter = this.cells.length / 4;
    // Two opposing changes make one flash.
    this.general.push(general > quarter ? 0.5 : 0);
    this.red.push(red > quarter ? 0.5 : 0);
  }

  /** Most flashes in any one second so far. */
  report(): FlashReport {
    const general = Math.floor(busiestSecond(this.general, this.fps));
    const red = Math.floor(busiestSecond(this.red, this.fps));
    return { general_flashes_per_second: general, red_flashes_per_second: red, safe: general <= 3 && red <= 3 };
  }

  /** Mean linear light of one cell, from every eighth pixel each way: cells are far larger than that. */
  private meanLinear(frame: Uint8Array, column: number, row: number): [number, number, number] {
    const x0 = Math.floor((column * this.width) / this.columns);
    const x1 = Math.floor(((column + 1) * this.width) / this.columns);
    const y0 = Math.floor((row * this.height) / this.rows);
    const y1 = Math.floor(((row + 1) * this.height) / this.rows);
    const half = this.width >> 1;
    const planeU = this.width * this.height;
    const planeV = planeU + half * (this.height >> 1);
    let [r, g, b, n] = [0, 0, 0, 0];
    for (let y = y0; y < y1; y += STEP) {
      for (let x = x0; x < x1; x += STEP) {
        const luma = ((frame[y * this.width + x] as number) - 16) / 219;
        const at = (y >> 1) * half + (x >> 1);
        const u = ((frame[planeU + at] as number) - 128) / 224;
        const v = ((frame[planeV + at] as number) - 128) / 224;
        r += linear(luma + 1.5748 * v);
        g += linear(luma - 0.187324 * u - 0.468124 * v);
        b += linear(luma + 1.8556 * u);
        n++;
      }
    }
    return [r / n, g / n, b / n];
  }
}

/** Most flashes in any one second of a clip. */
export interface FlashReport {
  general_flashes_per_second: number;
  red_flashes_per_second: number;
  /** At most three of either. */
  safe: boolean;
}

/** Pixels between the samples of a cell. */
const STEP = 8;

/** The last turning point of one cell's light, and which way it is going. */
interface Swing {
  low: number;
  high: number;
  rising: boolean | null;
}

function newSwing(): Swing {
  return { low: Infinity, high: -Infinity, rising: null };
}

/** Follows a value; true when it has just turned by at least `step` from its last extreme with the darker end below `ceiling`. */
function turned(swing: Swing, value: number, step: number, ceiling: number): boolean {
  swing.low = Math.min(swing.low, value);
  swing.high = Math.max(swing.high, value);
  if (swing.rising !== true && value - swing.low >= step && swing.low < ceiling) {
    swing.rising = true;
    swing.high = value;
    swing.low = value;
    return true;
  }
  if (swing.rising !== false && swing.high - value >= step && value < ceiling) {
    swing.rising = false;
    swing.low = value;
    swing.high = value;
    return true;
  }
  return false;
}

function busiestSecond(marks: readonly number[], fps: number): number {
  const span = Math.ceil(fps);
  let sum = 0;
  let most = 0;
  marks.forEach((mark, i) => {
    sum += mark - (i >= span ? (marks[i - span] as number) : 0);
    most = Math.max(most, sum);
  });
  return most;
}

/** Cubic fit of the sRGB curve, within 0.002. */
function linear(code: number): number {
  const x = Math.min(1, Math.max(0, code));
  return x * (x * (x * 0.305306011 + 0.682171111) + 0.012522878);
}
