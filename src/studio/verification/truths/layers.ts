import { CHART_DEPTHS } from '../../../picture/settings/test-chart.js';
import { distance, match } from '../sample.js';
import { type Breadth, formatName, formats, type TruthClip } from '../truth-clip.js';
import { truthSpec } from '../truth-spec.js';

const COUNTS = [1, 2, 3, 4] as const;

/** Walls at one to four distances, passed by; and turned away from, which gives no parallax. */
export function layerTruths(breadth: Breadth): TruthClip[] {
  const counts = breadth.isQuick ? ([1, 3] as const) : COUNTS;
  return formats(breadth).flatMap((format) =>
    counts.flatMap((count) =>
      (['truck', 'pan'] as const).map((motion): TruthClip => {
        const isPassing = motion === 'truck';
        const depths = CHART_DEPTHS[count] as readonly number[];
        const layers = isPassing ? count : 1;
        // Flow falls with distance: its spread is what the farthest lacks of the nearest.
        const parallax = isPassing ? 1 - (depths.at(-1) as number) / (depths[0] as number) : 0;
        return {
          name: `${motion} before ${count} walls, ${formatName(format)}`,
          spec: truthSpec({
            ...format,
            chart: `${count} ${count === 1 ? 'plane' : 'planes'}` as '2 planes',
            seconds: 1,
            camera: { motion, direction: 'right' },
          }),
          rows: ['depth.layers', 'depth.parallax'],
          judge: ({ windows }, where) =>
            windows.flatMap(({ depth }) => [
              match('depth.layers', `${layers} layers`, depth ? `${depth.layer_count} layers` : null, where),
              distance('depth.parallax', parallax, depth?.parallax_strength ?? null, where, 0.01),
            ]),
        };
      }),
    ),
  );
}
