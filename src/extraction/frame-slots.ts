/** Slots of sound in a file without a picture last as long as a frame of the usual rate. */
const SLOT_SECONDS = 1 / 24;

/** Time slots of frames, in order: the slot of a frame lasts from its time to that of the next. */
export interface Slot {
  start: number;
  end: number;
}

/** The slots of a file without a picture: 1/24 s each; a last part shorter than half a slot lengthens the last one. */
export class SoundSlots {
  private count = 0;

  /** @param reachedSeconds - the file lasts at least so long; when `isOver`, exactly so long */
  next(reachedSeconds: number, isOver: boolean): Slot | undefined {
    const start = this.count * SLOT_SECONDS;
    const end = (this.count + 1) * SLOT_SECONDS;
    const isFollowed = reachedSeconds >= end + SLOT_SECONDS / 2;
    const isLast = isOver && (reachedSeconds >= start + SLOT_SECONDS / 2 || (this.count === 0 && reachedSeconds > 0));
    if (!isFollowed && !isLast) return undefined;
    this.count++;
    return { start, end: isFollowed ? end : reachedSeconds };
  }
}
