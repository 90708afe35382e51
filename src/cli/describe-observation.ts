import type { MeasuredColor, VideoObservation, WindowObservation } from '../extraction/observation.js';
import type { ObservationSummary } from '../studio/threads/extraction-tasks.js';

/** A table of more windows would be no overview. */
export const MOST_WINDOWS_SHOWN = 30;

/** What the command knows of a measured file. */
export interface MeasuredFile {
  summary: ObservationSummary;
  /** The first windows. */
  windows: readonly WindowObservation[];
  count: { frames: number; windows: number };
  /** Whether the terminal shows 24-bit colours. */
  hasColors: boolean;
}

/** What `motion extract` prints for people to read. */
export function describeObservation({ summary, windows, count, hasColors }: MeasuredFile): string {
  const { video, damage } = summary;
  const lines = [
    summary.file,
    line('picture', pictureText(summary, count.frames)),
    line('sound', summary.sample_rate === null ? 'none' : `${summary.sample_rate} Hz${audioText(video)}`),
    ...(video.color ? [line('colour', colorText(video.color, hasColors))] : []),
    ...(video.motion
      ? [line('motion', `${fixed(video.motion.level)} ± ${fixed(video.motion.std)}, ${video.motion.trend}`)]
      : []),
    ...(video.shots.length > 0 ? [line('shots', shotsText(video))] : []),
    ...narrativeLines(video),
    ...(damage.packets + damage.frames > 0 ? [line('damage', damageText(summary))] : []),
    '',
    ...table(windows.map(rowOf)),
    ...(count.windows > windows.length
      ? [`  … ${count.windows - windows.length} more windows: --json prints all`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function line(title: string, text: string): string {
  return `  ${title.padEnd(10)}${text}`;
}

function pictureText({ width, height, fps, duration_seconds }: ObservationSummary, frames: number): string {
  if (width === null || height === null || fps === null) return `none, ${fixed(duration_seconds)} s`;
  return `${width}x${height}, ${Number(fps.toFixed(3))} fps, ${fixed(duration_seconds)} s, ${frames} frames`;
}

function audioText({ audio }: VideoObservation): string {
  if (!audio) return '';
  const tempo = audio.bpm === null ? '' : `, ${Math.round(audio.bpm)} BPM`;
  return `, ${audio.role}, ${audio.mood}${tempo}`;
}

function colorText({ r, g, b }: MeasuredColor, hasColors: boolean): string {
  const codes = [r, g, b].map(Math.round);
  const hex = `#${codes.map((code) => code.toString(16).padStart(2, '0')).join('')}`;
  return hasColors ? `\u001b[48;2;${codes.join(';')}m    \u001b[0m ${hex}` : hex;
}

function shotsText({ shots, transitions }: VideoObservation): string {
  const joins = transitions.map(({ type, start, duration }) =>
    duration > 0 ? `${type} at ${fixed(start)} for ${fixed(duration)} s` : `${type} at ${fixed(start)} s`,
  );
  return [String(shots.length), ...joins].join(', ');
}

function narrativeLines({ narrative }: VideoObservation): string[] {
  const seen = Object.values(narrative).filter((value) => value !== null);
  return seen.length > 0 ? [line('seems', seen.join(', '))] : [];
}

function damageText({ damage: { packets, frames } }: ObservationSummary): string {
  return `${packets} packets and ${frames} frames could not be read and are not measured`;
}

const HEADER = ['window', 'motion', 'camera', 'gradient', 'light', 'depth', 'sound'];

function rowOf({
  start,
  end,
  motion,
  camera,
  gradient,
  lighting,
  depth,
  audio_semantic: audio,
}: WindowObservation): string[] {
  const way = camera?.direction ? ` ${camera.direction}` : '';
  return [
    `${fixed(start)}–${fixed(end)}`,
    motion ? `${fixed(motion.level)} ${motion.trend}` : '',
    camera ? `${camera.motion_type}${way}, ${camera.speed_name}` : '',
    gradient ? `${gradient.gradient_type} ${fixed(gradient.strength)}` : '',
    lighting ? `${lighting.preset} ${Math.round(lighting.brightness)}` : '',
    depth ? `${depth.layer_count} of parallax ${fixed(depth.parallax_strength)}` : '',
    audio ? `${audio.presence}, ${audio.mood}` : '',
  ];
}

/** Columns as wide as their widest cell; those without content are left out. */
function table(rows: readonly string[][]): string[] {
  const columns = HEADER.map((_, i) => i).filter((i) => rows.some((row) => row[i] !== ''));
  const all = [HEADER, ...rows].map((row) => columns.map((i) => row[i] as string));
  const widths = columns.map((_, i) => Math.max(...all.map((row) => (row[i] as string).length)));
  return all.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] as number)).join('  ')}`.trimEnd());
}

function fixed(value: number): string {
  return value.toFixed(2);
}
