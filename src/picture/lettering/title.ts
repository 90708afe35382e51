import type { Rgb } from '../../numerics/color.js';
import { type RgbaPixels, trimmed } from '../illustration/pixels.js';
import { renderSvg } from '../illustration/svg-engine.js';
import { type FontMetrics, metricsOf } from './font-metrics.js';
import { withHalo } from './halo.js';

export interface TitleOptions {
  /** Widest that the title may be, halo included, 16–8192. */
  readonly maxWidthPixels: number;
  /** Size of the letters (em), 6–1024; made smaller when three lines do not hold the text. */
  readonly heightPixels: number;
  /** Font files, best first: a later one serves for the characters that those before lack. */
  readonly fonts: readonly Uint8Array[];
  /** Default white. */
  readonly color?: Rgb;
  /** Colour of the soft rim that sets the letters off any background; default nearly black. */
  readonly haloColor?: Rgb;
  readonly align?: 'left' | 'center' | 'right';
}

const MOST_LINES = 3;
/** Line distance in ems. */
const LEADING = 1.22;
/** Reach of the rim on each side, in ems. */
const HALO = 0.09;
/** Smallest scale to which letters shrink before the text is cut short with an ellipsis. */
const SMALLEST = 0.55;

/**
 * A title as straight RGBA, trimmed, in at most three lines, with a soft dark rim. Characters that no font
 * has are left out; null when nothing legible is left. Right-to-left text is set as such. Same text, fonts
 * and options, same bytes on every machine. Start the engine with `startSvgEngine` before.
 *
 * @throws {RangeError} when a size is out of range
 */
export function rasteriseTitle(text: string, options: TitleOptions): RgbaPixels | null {
  const { maxWidthPixels, heightPixels, fonts, haloColor = [8, 10, 16] } = options;
  if (!(maxWidthPixels >= 16 && maxWidthPixels <= 8192))
    throw new RangeError(`A title can be 16 to 8192 pixels wide, not ${maxWidthPixels}.`);
  if (!(heightPixels >= 6 && heightPixels <= 1024))
    throw new RangeError(`Letters can be 6 to 1024 pixels high, not ${heightPixels}.`);
  const metrics = fonts.map(metricsOf);
  const words = legible(text, metrics);
  if (words.length === 0) return null;
  const measure = (line: string): number => widthOf(line, metrics);
  const room = maxWidthPixels / heightPixels - 4 * HALO;
  const { lines, scale } = fitted(words, room, measure);
  const widest = Math.max(...lines.map(measure));
  const svg = titleSvg(lines, widest, options);
  const drawn = renderSvg(svg, (heightPixels * scale) / EM, fonts);
  const letters = trimmed(drawn.premultiplied, drawn.width, drawn.height);
  return withHalo(letters, (heightPixels * scale * HALO) / 2, haloColor);
}

/** Units of the title's SVG to an em: fine enough for whole-number layout. */
const EM = 100;

/** Words of the text made of characters that the fonts have; control characters and the like are spaces. */
function legible(text: string, metrics: readonly FontMetrics[]): string[] {
  const kept = [...text.normalize('NFC')].map((character) => {
    const codePoint = character.codePointAt(0) as number;
    if (codePoint <= 32 || codePoint === 127 || /\p{Z}/u.test(character)) return ' ';
    return metrics.some((font) => font.has(codePoint)) ? character : '';
  });
  return kept
    .join('')
    .split(' ')
    .filter((word) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(word));
}

/** Width of a line in ems, without kerning, which only tightens it. */
function widthOf(line: string, metrics: readonly FontMetrics[]): number {
  let width = 0;
  for (const character of line) {
    const codePoint = character.codePointAt(0) as number;
    width += metrics.find((font) => font.has(codePoint))?.advanceEms(codePoint) ?? 0;
  }
  return width;
}

/** Breaks words into lines that fit, in even lengths; shrinks the letters, and cuts the text at last. */
function fitted(
  words: readonly string[],
  room: number,
  measure: (line: string) => number,
): { lines: string[]; scale: number } {
  for (let scale = 1; scale >= SMALLEST; scale -= 0.05) {
    const lines = wrapped(words, room / scale, measure);
    if (lines !== null && lines.length <= MOST_LINES)
      return { lines: evened(words, lines.length, room / scale, measure), scale };
  }
  const short = cutToFit(words, room / SMALLEST, measure);
  return { lines: short, scale: SMALLEST };
}

/** Greedy lines; null when a single word is too wide. */
function wrapped(words: readonly string[], room: number, measure: (line: string) => number): string[] | null {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(joined) <= room) lines[lines.length - 1] = joined;
    else if (measure(word) > room) return null;
    else lines.push(word);
  }
  return lines;
}

/** The same number of lines in the narrowest room that still gives it: no orphan on the last line. */
function evened(words: readonly string[], count: number, room: number, measure: (line: string) => number): string[] {
  let lines = wrapped(words, room, measure) as string[];
  let low = 0;
  let high = room;
  for (let step = 0; step < 8; step++) {
    const middle = (low + high) / 2;
    const tried = wrapped(words, middle, measure);
    if (tried !== null && tried.length <= count) {
      lines = tried;
      high = middle;
    } else low = middle;
  }
  return lines;
}

function cutToFit(words: readonly string[], room: number, measure: (line: string) => number): string[] {
  const broken = words.flatMap((word) => piecesOf(word, room, measure));
  const lines = wrapped(broken, room, measure) ?? broken;
  if (lines.length <= MOST_LINES) return lines;
  const last = [...(lines[MOST_LINES - 1] as string)];
  while (last.length > 1 && measure(`${last.join('').trimEnd()}…`) > room) last.pop();
  return [...lines.slice(0, MOST_LINES - 1), `${last.join('').trimEnd()}…`];
}

/** A word too wide for a line, in pieces that fit. */
function piecesOf(word: string, room: number, measure: (line: string) => number): string[] {
  if (measure(word) <= room) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > room) {
      pieces.push(piece);
      piece = character;
    } else piece += character;
    if (pieces.length > MOST_LINES) return pieces;
  }
  return [...pieces, piece];
}

function titleSvg(lines: readonly string[], widest: number, options: TitleOptions): string {
  const { color = [255, 255, 255], align = 'center' } = options;
  const margin = 2 * HALO * EM;
  const width = widest * EM + 2 * margin;
  const height = (lines.length * LEADING + 0.2) * EM + 2 * margin;
  const x = align === 'left' ? margin : align === 'right' ? width - margin : width / 2;
  const anchor = align === 'left' ? 'start' : align === 'right' ? 'end' : 'middle';
  const text = lines
    .map(
      (line, i) =>
        `<text x="${x}" y="${margin + (i * LEADING + 1.02) * EM}" text-anchor="${anchor}" xml:space="preserve">${escaped(line)}</text>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-size="${EM}" fill="rgb(${color.map(Math.round).join(',')})">${text}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
