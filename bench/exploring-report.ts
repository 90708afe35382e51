import { type Curve, GOALS, type Reached } from './exploring-goals.js';

const MEASURES = ['colors', 'sounds', 'origins', 'cells'] as const;
const TITLES: Readonly<Record<keyof Reached, string>> = {
  colors: 'colour cells',
  sounds: 'sound mixture cells',
  origins: 'origins',
  cells: 'cells of all aspects',
};
const INKS = ['#8a8f98', '#c98a2b', '#2b6cb0', '#5a9a3c'];

/**
 * Curves side by side: a table of what was reached, and a plot of each measure over runs. Areas are those over the runs
 * that all have.
 */
export function curvesReport(curves: readonly Curve[]): { table: string; svg: string } {
  return { table: tableOf(curves), svg: plotOf(curves) };
}

function tableOf(curves: readonly Curve[]): string {
  const base = curves.find(({ strategy }) => strategy === 'random');
  const shared = Math.min(...curves.map(({ runs }) => runs.length));
  const rows = MEASURES.flatMap((measure) =>
    curves.map((curve) => {
      const area = areaUnder(curve, measure, shared);
      const beside = base ? (area / areaUnder(base, measure, shared)).toFixed(2) : '';
      const marks = [100, 500, 1000, 2000].map((run) => String(curve.runs[run - 1]?.[measure] ?? '–'));
      return `| ${TITLES[measure]} (of ${GOALS[measure]}) | ${curve.strategy} | ${marks.join(' | ')} | ${fullAt(curve, measure)} | ${beside} |`;
    }),
  );
  const aims = curves.flatMap(({ aims }) =>
    Object.entries(aims).map(
      ([aspect, { aimed, landed }]) =>
        `| ${aspect} | ${aimed} | ${landed} | ${((100 * landed) / aimed).toFixed(1)} % |`,
    ),
  );
  return [
    `| what | prompts | 100 runs | 500 | 1000 | 2000 | last new one at run | area of ${shared} runs beside random |`,
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    '| aspect aimed at | aims | landed | share |',
    '| --- | ---: | ---: | ---: |',
    ...aims,
    ...curves.flatMap(({ strategy, left }) =>
      left?.length ? ['', `Origins that ${strategy} did not reach: ${left.join('; ')}`] : [],
    ),
    '',
  ].join('\n');
}

function areaUnder({ runs }: Curve, measure: keyof Reached, count: number): number {
  return runs.slice(0, count).reduce((sum, reached) => sum + reached[measure], 0);
}

/** The run at which the measure reached its last value. */
function fullAt({ runs }: Curve, measure: keyof Reached): number {
  const most = runs.at(-1)?.[measure] ?? 0;
  return runs.findIndex((reached) => reached[measure] === most) + 1;
}

const WIDTH = 420;
const HEIGHT = 260;
const EDGE = 44;

function plotOf(curves: readonly Curve[]): string {
  const panels = MEASURES.map((measure, i) =>
    panelOf(curves, measure, (i % 2) * (WIDTH + 20), Math.floor(i / 2) * (HEIGHT + 20)),
  );
  const width = 2 * WIDTH + 20;
  const height = 2 * HEIGHT + 20;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">\n<rect width="${width}" height="${height}" fill="#fff"/>\n${panels.join('\n')}\n</svg>\n`;
}

function panelOf(curves: readonly Curve[], measure: keyof Reached, left: number, top: number): string {
  const runs = Math.max(...curves.map((curve) => curve.runs.length));
  const most = Math.max(
    ...curves.flatMap((curve) => curve.runs.at(-1)?.[measure] ?? 0),
    measure === 'cells' ? 0 : GOALS[measure],
  );
  const x = (run: number): number => left + EDGE + ((WIDTH - EDGE - 10) * run) / runs;
  const y = (value: number): number => top + HEIGHT - 28 - ((HEIGHT - 60) * value) / most;
  const lines = curves.map((curve, i) => {
    const points = curve.runs.flatMap((reached, run) =>
      run % 10 === 9 || run === 0 ? [`${x(run + 1).toFixed(1)},${y(reached[measure]).toFixed(1)}`] : [],
    );
    const label = `<text x="${left + EDGE + 8}" y="${top + 34 + 14 * i}" fill="${INKS[i]}">${curve.strategy}</text>`;
    return `<polyline fill="none" stroke="${INKS[i]}" stroke-width="1.6" points="${points.join(' ')}"/>${label}`;
  });
  const ticks = [0, 0.5, 1].map((share) => {
    const value = Math.round(share * most);
    return `<text x="${left + EDGE - 4}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value}</text><line x1="${left + EDGE}" x2="${left + WIDTH - 10}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="#ddd"/>`;
  });
  return [
    `<text x="${left + EDGE}" y="${top + 14}" font-weight="bold">${TITLES[measure]} reached</text>`,
    ...ticks,
    ...lines,
    `<text x="${left + EDGE}" y="${top + HEIGHT - 10}">0</text>`,
    `<text x="${left + WIDTH - 10}" y="${top + HEIGHT - 10}" text-anchor="end">${runs} runs</text>`,
  ].join('\n');
}
