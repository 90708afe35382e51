import type { Random } from '../numerics/random.js';
import { SAMPLE_RATE } from './audio-block.js';
import { makeRecording, type Recording } from './sample-player.js';
import type { SoundKernel } from './sound-kernel.js';

/** A phrase of a small bird: a few whistled syllables that sweep, some repeated. Peak 1 at most. */
export function birdSong(kernel: SoundKernel, random: Random): Recording {
  const middleHz = random.between(2400, 4600);
  const syllables: Sweep[] = [];
  let at = 0;
  for (let kind = 0; kind < 1 + random.integer(3); kind++) {
    const lengthSeconds = random.between(0.05, 0.13);
    const fromHz = middleHz * random.between(0.75, 1.3);
    const toHz = middleHz * random.between(0.75, 1.3);
    const level = random.between(0.5, 1);
    for (let i = 1 + random.integer(4); i > 0; i--) {
      syllables.push({ atSeconds: at, lengthSeconds, fromHz, toHz, level });
      at += lengthSeconds + random.between(0.02, 0.07);
    }
  }
  return sumSweeps(kernel, syllables);
}

/** One chirp of a cricket: three short pulses at one pitch. Peak 1 at most. */
export function cricketChirp(kernel: SoundKernel, random: Random): Recording {
  const hz = random.between(4100, 4900);
  return sumSweeps(
    kernel,
    [0, 1, 2].map((i) => ({ atSeconds: i * 0.034, lengthSeconds: 0.019, fromHz: hz, toHz: hz, level: 0.7 + 0.15 * i })),
  );
}

/** An owl far off: two low hoots. Peak 1 at most. */
export function owlHoot(kernel: SoundKernel, random: Random): Recording {
  const hz = random.between(340, 400);
  return sumSweeps(kernel, [
    { atSeconds: 0, lengthSeconds: 0.28, fromHz: hz, toHz: hz * 0.97, level: 0.7 },
    { atSeconds: 0.5, lengthSeconds: 0.5, fromHz: hz * 1.02, toHz: hz * 0.94, level: 1 },
  ]);
}

/** One drop of rain on something hard. Peak 1 at most. */
export function rainDrop(kernel: SoundKernel, random: Random): Recording {
  const hz = random.between(1600, 5200);
  return sumSweeps(kernel, [
    { atSeconds: 0, lengthSeconds: random.between(0.008, 0.02), fromHz: hz, toHz: hz * 1.25, level: 1 },
  ]);
}

interface Sweep {
  readonly atSeconds: number;
  readonly lengthSeconds: number;
  readonly fromHz: number;
  readonly toHz: number;
  readonly level: number;
}

/** Sines that glide from one pitch to another, each under half a wave. */
function sumSweeps(kernel: SoundKernel, sweeps: readonly Sweep[]): Recording {
  const endSeconds = Math.max(...sweeps.map((s) => s.atSeconds + s.lengthSeconds));
  const recording = makeRecording(kernel, Math.ceil(endSeconds * SAMPLE_RATE) + 1);
  for (const { atSeconds, lengthSeconds, fromHz, toHz, level } of sweeps) {
    const start = Math.round(atSeconds * SAMPLE_RATE);
    const count = Math.min(Math.round(lengthSeconds * SAMPLE_RATE), recording.length - start);
    kernel.loops.addSweep(recording.at + 4 * start, kernel.sine, count, fromHz, toHz, level);
  }
  return recording;
}
