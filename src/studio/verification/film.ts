import type { SceneSpec } from '../../creation/scene-spec.js';
import type { VideoQuality } from '../../media/video-encoder.js';
import { loadPictureMaterial } from '../assets/load-picture-material.js';
import { illustrationsOf } from '../generate.js';
import { builtFile, packageVersion } from '../package-root.js';
import { Crew } from '../threads/crew.js';

/** A crew that films the product's specs and synthetic truths alike. Dismiss it in the end. */
export function truthCrew(): Crew {
  return new Crew({
    material: loadPictureMaterial(),
    rendererModule: builtFile('src/studio/verification/truth-renderer.js').href,
    soundtrackModule: builtFile('src/studio/verification/truth-soundtrack.js').href,
  });
}

/** Renders a spec to a real MP4 file. */
export async function film(crew: Crew, spec: SceneSpec, path: string, encoding: VideoQuality = {}): Promise<void> {
  await crew.make({
    spec,
    path,
    mp4: {
      width: spec.width,
      height: spec.height,
      fps: spec.fps,
      frames: spec.frame_count,
      recipe: {
        software: 'motion-productions',
        version: packageVersion(),
        prompt: spec.raw_prompt,
        seed: spec.seed,
        // A recipe in the file would be no secret from the extractor; truths are.
        spec: null,
      },
      ...encoding,
    },
    illustrations: illustrationsOf(spec),
  });
}
