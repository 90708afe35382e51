/** A word is told when so many of the pictures show it, and so many of those that show any. */
const LEAST_SHOWN = 0.6;
const LEAST_AGREED = 0.95;

/** Counts what pictures show. Memory does not grow with their number. */
export class PictureVotes<Word extends string> {
  private pictures = 0;
  private readonly shown = new Map<Word, number>();

  /** @param word - what the next picture shows; null where nothing tells */
  push(word: Word | null): void {
    this.pictures++;
    if (word) this.shown.set(word, (this.shown.get(word) ?? 0) + 1);
  }

  /** Null where too few of the pictures show one word, or where they show several. */
  word(): Word | null {
    const told = [...this.shown.values()].reduce((sum, count) => sum + count, 0);
    for (const [word, count] of this.shown)
      if (count >= LEAST_SHOWN * this.pictures && count >= LEAST_AGREED * told) return word;
    return null;
  }
}
