import type { AudioObservation } from '../observation.js';

interface Part {
  readonly heard: AudioObservation;
  readonly seconds: number;
}

/** Joins what the parts of a long track are to what the track is: what most of its sounding time is. */
export class TrackVerdict {
  private readonly parts: Part[] = [];

  add(heard: AudioObservation, seconds: number): void {
    const same = this.parts.find((part) => isSame(part.heard, heard));
    if (same) this.parts[this.parts.indexOf(same)] = { heard, seconds: same.seconds + seconds };
    else this.parts.push({ heard, seconds });
  }

  /** Null before anything was added. */
  decide(): AudioObservation | null {
    const sounding = this.parts.filter((part) => part.heard.presence !== 'silence');
    let parts = sounding.length > 0 ? sounding : this.parts;
    for (const aspect of ['presence', 'mood', 'tempo', 'bpm'] as const) {
      const most = longest(parts, aspect);
      parts = parts.filter((part) => part.heard[aspect] === most);
    }
    return parts[0]?.heard ?? null;
  }
}

/** What one aspect is for the longest time. */
function longest<K extends keyof AudioObservation>(parts: readonly Part[], aspect: K): AudioObservation[K] | undefined {
  const seconds = new Map<AudioObservation[K], number>();
  for (const part of parts) seconds.set(part.heard[aspect], (seconds.get(part.heard[aspect]) ?? 0) + part.seconds);
  return [...seconds].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function isSame(a: AudioObservation, b: AudioObservation): boolean {
  return a.presence === b.presence && a.mood === b.mood && a.tempo === b.tempo && a.bpm === b.bpm;
}
