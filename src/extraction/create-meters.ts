import type { ExtractionKernel } from './extraction-kernel.js';
import type { SourceFormat } from './extractor.js';
import type { Meters } from './meters.js';
import { MotionMeter } from './motion/motion-meter.js';
import { NarrativeMeter } from './narrative/narrative-meter.js';
import { stillAspects } from './picture/still-aspects.js';
import type { StillMeasure } from './picture/still-measure.js';
import { StillMeter } from './picture/still-meter.js';
import { SoundMeter } from './sound/sound-meter.js';

/** The meters that a file of this format needs, in the kernel's memory. */
export function createMeters(kernel: ExtractionKernel, { picture, sound }: SourceFormat): Meters<StillMeasure> {
  return {
    still: picture ? stillGauge(new StillMeter(kernel, picture)) : null,
    motion: picture ? new MotionMeter(kernel, picture) : null,
    sound: sound ? new SoundMeter(kernel, sound) : null,
    narrative: new NarrativeMeter(),
  };
}

function stillGauge(meter: StillMeter): NonNullable<Meters<StillMeasure>['still']> {
  return { measure: (frame) => meter.measure(frame), aspects: stillAspects };
}
