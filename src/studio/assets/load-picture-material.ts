import type { PictureMaterial } from '../threads/crew-tasks.js';
import { loadKernel } from './load-kernel.js';

/**
 * What every one of the picture's threads needs: the kernels, compiled.
 *
 * @throws {StudioError} `studio/not-installed` when the package is not built
 */
export async function loadPictureMaterial(): Promise<PictureMaterial> {
  return { kernel: await loadKernel('kernel.wasm') };
}
