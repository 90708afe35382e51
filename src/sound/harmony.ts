import type { MoodStyle } from './moods.js';

/** MIDI pitch of a degree of a scale; degrees run on through the octaves, below 0 too. */
export function degreeToPitch(tonic: number, scale: readonly number[], degree: number): number {
  const octave = Math.floor(degree / scale.length);
  return tonic + 12 * octave + (scale[degree - octave * scale.length] as number);
}

/** Whether a degree, in any octave, belongs to the chord on `root`. */
export function isChordDegree(style: MoodStyle, root: number, degree: number): boolean {
  const size = style.scale.length;
  return style.chord.some((above) => (degree - root - above) % size === 0);
}

/** The chord's degree nearest to a degree; of two equally near, the lower. */
export function nearestChordDegree(style: MoodStyle, root: number, degree: number): number {
  for (let distance = 0; ; distance++) {
    if (isChordDegree(style, root, degree - distance)) return degree - distance;
    if (isChordDegree(style, root, degree + distance)) return degree + distance;
  }
}

/** The octave of a pitch nearest to `centre`. */
export function toRegister(pitch: number, centre: number): number {
  return pitch + 12 * Math.round((centre - pitch) / 12);
}

/**
 * Pitches of the chord on `root`, lowest first: the inversion, about `centre`, to which the voices of the chord
 * before have the shortest way to go.
 */
export function leadVoices(
  style: MoodStyle,
  chord: { readonly tonic: number; readonly root: number; readonly centre: number },
  before: readonly number[] | null,
): number[] {
  const close = style.chord.map((above) => degreeToPitch(chord.tonic, style.scale, chord.root + above));
  let best: number[] = close;
  let bestCost = Infinity;
  for (let inversion = 0; inversion < close.length; inversion++) {
    const rotated = close.map((_, i) => {
      const index = (i + inversion) % close.length;
      return (close[index] as number) + (i + inversion >= close.length ? 12 : 0);
    });
    const middle = rotated.reduce((sum, pitch) => sum + pitch, 0) / rotated.length;
    const shift = toRegister(middle, chord.centre) - middle;
    const pitches = rotated.map((pitch) => pitch + shift);
    const cost = wayToGo(pitches, before) + 0.3 * Math.abs(middle + shift - chord.centre);
    if (cost < bestCost) {
      best = pitches;
      bestCost = cost;
    }
  }
  return best;
}

function wayToGo(pitches: readonly number[], before: readonly number[] | null): number {
  return pitches.reduce((sum, pitch, i) => sum + Math.abs(pitch - (before?.[i] ?? pitch)), 0);
}
