import type { SceneSpec, SpecCamera, SpecFigure } from '../../../creation/scene-spec.js';
import type { CameraObservation, WindowObservation } from '../../../extraction/observation.js';
import type { CameraDirection, CameraMotion, CameraSpeed } from '../../../origins/domains.js';
import { CAMERA_SPEEDS } from '../../../origins/domains.js';
import type { Chart } from '../../../picture/settings/test-chart.js';
import { fastestEdge, turnsBack } from '../camera-flow.js';
import { match, type Sample } from '../sample.js';
import { type Breadth, formatName, formats, type TruthClip } from '../truth-clip.js';
import { truthSpec } from '../truth-spec.js';

const SECONDS = 2;

interface CameraCase {
  readonly motion: CameraMotion;
  readonly direction: CameraDirection | null;
  readonly chart: Chart;
  /** What the extractor should say of the direction; `any` where a moment's picture cannot tell. */
  readonly says: CameraDirection | null | 'any';
  readonly seconds?: number;
  /** Seen from above: the horizon near the top. */
  readonly horizon?: number;
  readonly figures?: readonly SpecFigure[];
  /** Speeds are compared where they are the same from frame to frame. */
  readonly isEven?: boolean;
}

const both = (
  motion: CameraMotion,
  ways: readonly [CameraDirection, CameraDirection],
  more: Partial<CameraCase> = {},
): CameraCase[] =>
  ways.map((direction) => ({ motion, direction, says: direction, chart: '4 planes', isEven: true, ...more }));

/** A dog that crosses the picture: somebody to follow. */
export const WALKER: SpecFigure = {
  noun: 'dog',
  illustration: 'noto:dog',
  color: null,
  height: 0.34,
  x: 0,
  y: 0.86,
  depth: 1,
  facing: 1,
  mirrored: true,
  action: 'walk',
  pace: 2,
  support: 'ground',
};

const CASES: readonly CameraCase[] = [
  { motion: 'static', direction: null, says: null, chart: '3 planes' },
  ...both('pan', ['left', 'right'], { chart: '3 planes' }),
  ...both('tilt', ['up', 'down'], { chart: '3 planes' }),
  { motion: 'dolly', direction: null, says: 'any', chart: '4 planes' },
  { motion: 'dolly', direction: 'down', says: 'down', chart: '4 planes' },
  // Before four walls the nearest comes into view only while the camera goes down: the fastest edge jumps.
  ...both('crane', ['up', 'down'], { isEven: false }),
  ...both('crane', ['up', 'down'], { chart: '3 planes' }),
  { motion: 'zoom', direction: null, says: null, chart: '3 planes', isEven: true },
  { motion: 'zoom_out', direction: null, says: null, chart: '3 planes', isEven: true },
  { motion: 'handheld', direction: null, says: null, chart: '3 planes' },
  ...both('roll', ['left', 'right'], { says: 'any', chart: '3 planes', isEven: false }),
  ...both('truck', ['left', 'right']),
  ...both('pedestal', ['up', 'down'], { isEven: false }),
  ...both('pedestal', ['up', 'down'], { chart: '3 planes' }),
  ...both('arc', ['left', 'right']),
  { motion: 'tracking', direction: null, says: 'right', chart: '3 planes', figures: [WALKER] },
  {
    motion: 'tracking',
    direction: null,
    says: 'left',
    chart: '3 planes',
    figures: [{ ...WALKER, facing: -1, mirrored: false }],
  },
  { motion: 'birds_eye', direction: null, says: 'any', chart: 'ground', horizon: 0.16 },
  ...both('whip_pan', ['left', 'right'], { chart: '3 planes', seconds: 1, isEven: false }),
  ...both('rotate', ['left', 'right'], { chart: '3 planes' }),
];

/** Motions that look alike where everything is at one distance. */
const PAIRS: readonly (readonly [CameraMotion, CameraMotion, CameraDirection | null])[] = [
  ['zoom', 'dolly', null],
  ['dolly', 'zoom', null],
  ['pan', 'truck', 'right'],
  ['truck', 'pan', 'left'],
  ['tilt', 'pedestal', 'up'],
  ['pedestal', 'tilt', 'down'],
];

/** Every camera motion, with its directions and speeds, before walls at several distances; and pairs before one wall. */
export function cameraTruths(breadth: Breadth): TruthClip[] {
  const [first] = formats({ ...breadth, sizes: breadth.sizes.slice(-2, -1).concat(breadth.sizes).slice(0, 1) });
  // Of a few of each kind every other one comes in each mode.
  const isAsked =
    ({ creation_mode }: Format) =>
    (_: unknown, i: number): boolean =>
      !breadth.isQuick || breadth.modes[i % breadth.modes.length] === creation_mode;
  const clips = formats(breadth).flatMap((format) => {
    const isMain = breadth.isQuick || format.width === (first?.width ?? 0);
    const speeds: readonly CameraSpeed[] = isMain && !breadth.isQuick ? CAMERA_SPEEDS : ['medium'];
    return CASES.filter(isAsked(format)).flatMap((one) =>
      (one.motion === 'static' ? (['medium'] as const) : speeds).map((speed) => cameraClip(one, speed, format)),
    );
  });
  const pairs = formats(breadth).flatMap((format) =>
    PAIRS.filter(isAsked(format)).map((pair) => pairClip(pair, format)),
  );
  return [...clips, ...pairs];
}

type Format = ReturnType<typeof formats>[number];

function cameraClip(one: CameraCase, speed: CameraSpeed, format: Format): TruthClip {
  const { motion, direction, chart, figures = [], horizon = 0.5 } = one;
  const camera: Partial<SpecCamera> = { motion, direction, speed };
  const spec = truthSpec({
    ...format,
    ...{ chart, camera, seconds: one.seconds ?? SECONDS },
    figures: [...figures],
    setting: { horizon },
    // Figures go at their own pace, whatever the scenery does.
    motion_type: 'static',
  });
  const way = direction ? ` ${direction}` : '';
  return {
    name: `${motion}${way} ${speed}, ${chart}, ${formatName(format)}`,
    spec,
    rows: ['camera.type', 'camera.direction', 'camera.speed', 'camera.speedName', 'camera.pair'],
    judge: ({ windows }, where) =>
      windows.flatMap((window, i) => judgeWindow(one, spec, window, `${where}, second ${i}`)),
  };
}

function judgeWindow(one: CameraCase, spec: SceneSpec, window: WindowObservation, where: string): Sample[] {
  const { camera } = window;
  const { motion, says } = one;
  // A part of a slow roll is a part of a turn: then naming both is the whole truth.
  const isPartOfTurn = (motion === 'roll' || motion === 'rotate') && !turnsBack(spec, window);
  const samples: Sample[] = [
    isPartOfTurn
      ? honest('camera.pair', motion, motion === 'roll' ? 'rotate' : 'roll', camera, where)
      : match('camera.type', motion, camera?.motion_type ?? null, where),
  ];
  if (says !== 'any')
    samples.push(
      match(
        'camera.direction',
        `${motion} ${says ?? 'no direction'}`,
        camera ? `${motion} ${camera.direction ?? 'no direction'}` : null,
        where,
      ),
    );
  if (!one.isEven) return samples;
  const truth = fastestEdge(spec, window);
  const seen = camera?.speed ?? Number.NaN;
  samples.push({
    row: 'camera.speed',
    truth: Number(truth.toFixed(3)),
    seen,
    error: (100 * Math.abs(seen - truth)) / truth,
    where,
  });
  const asked = (spec.shots[0] as SceneSpec['shots'][number]).camera.speed;
  if (motion === 'pan' || motion === 'truck')
    samples.push(match('camera.speedName', asked, camera?.speed_name ?? null, where));
  return samples;
}

function pairClip([motion, twin, direction]: (typeof PAIRS)[number], format: Format): TruthClip {
  return {
    name: `${motion} before one wall, ${formatName(format)}`,
    spec: truthSpec({ ...format, chart: '1 plane', seconds: 1, camera: { motion, direction, speed: 'fast' } }),
    rows: ['camera.pair'],
    judge: ({ windows }, where) => windows.map(({ camera }) => honest('camera.pair', motion, twin, camera, where)),
  };
}

/** Right when one of two is named and the other is said to be as likely. */
function honest(
  row: 'camera.pair',
  motion: CameraMotion,
  twin: CameraMotion,
  camera: CameraObservation | null,
  where: string,
): Sample {
  const named: readonly string[] = camera ? [camera.motion_type, ...camera.alternatives] : [];
  const seen = camera ? `${camera.motion_type} (or ${camera.alternatives.join(', ') || 'nothing else'})` : null;
  const isOne = camera?.motion_type === motion || camera?.motion_type === twin;
  return {
    row,
    truth: `${motion} or ${twin}`,
    seen,
    hit: isOne && named.includes(motion) && named.includes(twin),
    where,
  };
}
