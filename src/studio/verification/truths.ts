import { ROWS, type RowName, type RowRule } from './row-rules.js';
import type { Breadth, TruthClip } from './truth-clip.js';
import { audioTruths } from './truths/audio.js';
import { cameraTruths } from './truths/cameras.js';
import { colorTruths } from './truths/colors.js';
import { containerTruths } from './truths/containers.js';
import { joinTruths } from './truths/joins.js';
import { layerTruths } from './truths/layers.js';
import { motionTruths } from './truths/motions.js';
import { placeTruths, seenPlaceTruths } from './truths/places.js';
import { soundTruths } from './truths/sounds.js';
import { stillTruths } from './truths/stills.js';

/** Every clip whose truth is known, by breadth. */
export function allTruths(breadth: Breadth): TruthClip[] {
  return [
    ...colorTruths(breadth),
    ...soundTruths(breadth),
    ...motionTruths(breadth),
    ...cameraTruths(breadth),
    ...stillTruths(breadth),
    ...joinTruths(breadth),
    ...layerTruths(breadth),
    ...audioTruths(breadth),
    ...placeTruths(breadth),
    ...seenPlaceTruths(breadth),
    ...containerTruths(breadth),
  ];
}

/** The aspects that a row belongs to. */
export function aspectOf(row: RowName): string {
  return (ROWS[row] as readonly RowRule[])[0]?.aspect as string;
}
