/** Stands in for the sound in tests of the crew: one click on the first sample of every frame. */
export function createSoundtrack(spec) {
  const perFrame = 48000 / spec.fps;
  const totalSamples = spec.frame_count * perFrame;
  let next = 0;
  return {
    sampleRate: 48000,
    channels: 2,
    totalSamples,
    read(samples) {
      const left = new Float32Array(Math.min(samples, totalSamples - next));
      for (let i = 0; i < left.length; i++) if ((next + i) % perFrame === 0) left[i] = 0.5;
      next += left.length;
      return [left, left];
    },
  };
}
