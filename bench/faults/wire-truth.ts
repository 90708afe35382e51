import type { SeenWrite } from './faulty-proxy.js';

/** What was posted for one act: the same each time, or something is wrong. */
interface Act {
  jobId: string | null;
  digests: Set<string>;
  /** Answers by status; null when the server died over it. */
  statuses: (number | null)[];
  /** Sightings by aspect (`static.color`). */
  sightings: Map<string, number>;
  /** Sightings of `static.color` by key, and what else there is of it. */
  discoveries: readonly PostedDiscovery[];
}

export interface PostedDiscovery {
  registry: string;
  aspect: string;
  key: string;
  sightings: number;
}

/**
 * What crossed the wire: every discovery, learning and video that reached the server, by the act that it belongs to.
 * Whatever happened on the way, each act must have counted once: this is what the stored counts are compared with.
 */
export class WireTruth {
  readonly discoveries = new Map<string, Act>();
  readonly learnings = new Map<string, Act>();
  private readonly wordings = new Map<string, Act & { items: number }>();
  /** By job: digest of each video that was accepted, and who sent it. */
  readonly videos = new Map<string, Map<string, string>>();
  /** Writes that were refused for good, by what they were. */
  readonly refusals: { what: string; status: number; error: string }[] = [];

  readonly note = (write: SeenWrite): void => {
    this.noteRefusal(write);
    const upload = /^\/api\/jobs\/([0-9a-f-]+)\/upload$/.exec(write.path)?.[1];
    if (upload !== undefined) this.noteVideo(upload, write);
    else if (write.path === '/api/knowledge/discoveries') noteAct(this.discoveries, write);
    else if (write.path === '/api/learning') noteAct(this.learnings, write);
    else if (write.path === '/api/linguistic-registry/batch') {
      const items = (write.json?.items as unknown[] | undefined)?.length ?? 0;
      this.wordings.set(write.key ?? write.digest, { ...noteAct(new Map(this.wordings), write), items });
    }
  };

  /** Sightings by aspect of all acts that were accepted, each counted once. */
  sightings(): Map<string, number> {
    const sum = new Map<string, number>();
    for (const act of this.discoveries.values())
      if (wasAccepted(act)) for (const [place, count] of act.sightings) sum.set(place, (sum.get(place) ?? 0) + count);
    return sum;
  }

  /** Meanings of spans of all acts that were accepted, each counted once. */
  mappings(): number {
    return [...this.wordings.values()].reduce((sum, act) => sum + (wasAccepted(act) ? act.items : 0), 0);
  }

  /** Acts that were accepted, by job. */
  acceptedByJob(): Map<string, number> {
    const acts = new Map<string, number>();
    for (const act of this.discoveries.values())
      if (act.jobId !== null && wasAccepted(act)) acts.set(act.jobId, (acts.get(act.jobId) ?? 0) + 1);
    return acts;
  }

  /** What was accepted of a job. */
  discoveriesOf(jobId: string): PostedDiscovery[] {
    return [...this.discoveries.values()]
      .filter((act) => act.jobId === jobId && wasAccepted(act))
      .flatMap((act) => act.discoveries);
  }

  /** Acts that were never answered well, and acts that did not say the same each time. */
  doubts(): { unsettled: string[]; changed: string[] } {
    const acts = [...this.discoveries, ...this.learnings];
    return {
      unsettled: acts.filter(([, act]) => !wasAccepted(act)).map(([key]) => key),
      changed: acts.filter(([, { digests }]) => digests.size > 1).map(([key]) => key),
    };
  }

  private noteVideo(jobId: string, { digest, status, query }: SeenWrite): void {
    if (status === null || status >= 300) return;
    const videos = this.videos.get(jobId) ?? new Map<string, string>();
    this.videos.set(jobId, videos.set(digest, query.get('worker') ?? ''));
  }

  private noteRefusal({ method, path, status, answer }: SeenWrite): void {
    if (status === null || status < 400 || status === 429 || status >= 500) return;
    const what = `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')}`;
    this.refusals.push({ what, status, error: String(answer?.error ?? '') });
  }
}

function noteAct(acts: Map<string, Act>, { key, json, digest, status }: SeenWrite): Act {
  const name = key ?? digest;
  const discoveries = (json?.discoveries ?? []) as PostedDiscovery[];
  const sightings = new Map<string, number>();
  for (const each of discoveries) {
    const place = `${each.registry}.${each.aspect}`;
    sightings.set(place, (sightings.get(place) ?? 0) + each.sightings);
  }
  const jobId = typeof json?.job_id === 'string' ? json.job_id : null;
  const act = acts.get(name) ?? { jobId, digests: new Set(), statuses: [], sightings, discoveries };
  act.digests.add(digest);
  act.statuses.push(status);
  acts.set(name, act);
  return act;
}

function wasAccepted({ statuses }: Act): boolean {
  return statuses.some((status) => status !== null && status < 300);
}
