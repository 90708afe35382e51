import type { Sample } from './sample.js';

const WIDTH = 720;
const HEIGHT = 300;
const MARGIN = { left: 56, right: 16, top: 34, bottom: 44 };
const FONT = 'font-family="system-ui, sans-serif" font-size="12" fill="#444"';

/** One point of a plot, with the colour that it is drawn in. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly color?: string;
}

/** Points over axes from 0, with the target as a line. */
export function scatterPlot(
  points: readonly Point[],
  labels: { readonly title: string; readonly x: string; readonly y: string; readonly target: number },
): string {
  const mostX = Math.max(1, ...points.map(({ x }) => x));
  const mostY = 1.1 * Math.max(labels.target, ...points.map(({ y }) => y).filter(Number.isFinite));
  const across = (x: number): number => MARGIN.left + (x / mostX) * (WIDTH - MARGIN.left - MARGIN.right);
  const up = (y: number): number => HEIGHT - MARGIN.bottom - (y / mostY) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * mostY);
  return svg(HEIGHT, labels.title, [
    ...ticks.map((y) => line(MARGIN.left, up(y), WIDTH - MARGIN.right, up(y), '#e4e4e4')),
    ...ticks.map((y) => text(MARGIN.left - 6, up(y) + 4, shortNumber(y), 'end')),
    ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
      text(across(share * mostX), HEIGHT - MARGIN.bottom + 16, shortNumber(share * mostX), 'middle'),
    ),
    line(MARGIN.left, up(labels.target), WIDTH - MARGIN.right, up(labels.target), '#c0392b'),
    text(WIDTH - MARGIN.right, up(labels.target) - 5, `target ${labels.target}`, 'end'),
    ...points.map(
      ({ x, y, color }) =>
        `<circle cx="${across(x).toFixed(1)}" cy="${up(Math.min(y, mostY)).toFixed(1)}" r="2.6" fill="${color ?? '#3569a8'}" stroke="#0003" stroke-width="0.5"/>`,
    ),
    text((WIDTH + MARGIN.left) / 2, HEIGHT - 10, labels.x, 'middle'),
    text(MARGIN.left, 30, labels.y, 'start'),
  ]);
}

/** What was seen (columns) of what was true (rows), as shares of each row. */
export function confusionMatrix(title: string, samples: readonly Sample[]): string {
  const truths = [...new Set(samples.map(({ truth }) => String(truth)))];
  const seen = [...new Set([...truths, ...samples.map((sample) => String(sample.seen ?? 'nothing'))])];
  const side = 34;
  const left = 150;
  const top = 110;
  const width = Math.max(WIDTH, left + side * seen.length + 20);
  const cells = truths.flatMap((truth, row) => {
    const own = samples.filter((sample) => String(sample.truth) === truth);
    return seen.flatMap((name, column) => {
      const count = own.filter((sample) => String(sample.seen ?? 'nothing') === name).length;
      const [x, y] = [left + column * side, top + row * side];
      const share = count / own.length;
      const fill =
        name === truth ? `rgba(46,125,80,${share.toFixed(2)})` : `rgba(192,57,43,${Math.min(1, 3 * share).toFixed(2)})`;
      const box = `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="${fill}" stroke="#ddd"/>`;
      return count === 0 ? [box] : [box, text(x + side / 2, y + side / 2 + 4, String(count), 'middle')];
    });
  });
  return svg(
    top + side * truths.length + 16,
    title,
    [
      ...truths.map((truth, row) => text(left - 8, top + row * side + side / 2 + 4, truth, 'end')),
      ...seen.map((name, column) => {
        const x = left + column * side + side / 2 + 4;
        return `<text ${FONT} transform="translate(${x},${top - 8}) rotate(-60)">${escaped(name)}</text>`;
      }),
      ...cells,
    ],
    width,
  );
}

function svg(height: number, title: string, parts: readonly string[], width = WIDTH): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="12" y="16" ${FONT} font-weight="600">${escaped(title)}</text>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function line(x1: number, y1: number, x2: number, y2: number, color: string): string {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${color}"/>`;
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${FONT} text-anchor="${anchor}">${escaped(words)}</text>`;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(2)));
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
