import type { ColorNameList } from '../../growth/names/color-name-list.js';
import { openColorNames } from '../../growth/names/color-name-list.js';
import { readAsset } from './build-assets.js';

let opened: ColorNameList | undefined;

/**
 * The list of colour names that the build compiled; read once per process.
 *
 * @throws {Error} when the build has not been run
 */
export function loadColorNames(): ColorNameList {
  opened ??= openColorNames(readAsset('color-names.bin'));
  return opened;
}
