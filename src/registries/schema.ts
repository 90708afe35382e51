import type { Generated } from 'kysely';

/** JSON as text: both engines keep it exactly as it was written. */
export type JsonText = string;

/** The tables, as the last migration leaves them. Times are ISO-8601 with `Z`. */
export interface Schema {
  schema_version: { version: number; applied_at: string };
  /** Facts about the store itself, e.g. which origins it was seeded with. */
  settings: { name: string; value: string };
  places: { id: number; registry: string; aspect: string };
  entries: EntryTable;
  /** How many entries that were seen each cell holds; '' stands for no cell. */
  cells: { place: number; cell: string; entries: number };
  /** Keys that no entry has and that lead to one. */
  near_keys: {
    place: number;
    key: string;
    entry_id: number;
    /** 1 where it leads there only when it is asked for itself, and not as a key near to another. */
    is_exact: number;
  };
  /** What each place holds: kept with every change of the entries. */
  place_counts: { place: number; entries: number; origins: number; sightings: number };
  /** Former names. */
  aliases: { folded: string; entry_id: number; name: string };
  discovery_runs: {
    id: Generated<number>;
    /** SHA-256 of the batch: the same batch is never recorded twice. */
    batch_hash: string;
    job_id: string | null;
    prompt: string;
    /** New entries. */
    added: number;
    seen_again: number;
    /** `RecordOutcome.added`. */
    outcome: JsonText;
    created_at: string;
  };
  learning_runs: {
    id: string;
    /** At most one run of each job. */
    job_id: string | null;
    prompt: string;
    spec: JsonText;
    analysis: JsonText;
    /** Out of the spec and the analysis, so that the last runs are compared without reading those. */
    palette: string | null;
    motion_level: number | null;
    brightness: number | null;
    contrast: number | null;
    created_at: string;
  };
  interpretations: {
    id: string;
    prompt: string;
    instruction: JsonText;
    source: string;
    created_at: string;
    updated_at: string;
  };
  linguistic_mappings: {
    span: string;
    domain: string;
    canonical: string;
    variant_type: string;
    count: number;
    created_at: string;
    updated_at: string;
  };
  jobs: JobTable;
  /** How many jobs there are of each status and type, '' for none: kept with every change of a job. */
  job_counts: { status: JobTable['status']; workflow_type: string; jobs: number };
  feedback: { id: string; job_id: string; rating: number; created_at: string };
  events: { id: string; type: string; job_id: string | null; payload: JsonText | null; created_at: string };
  /** Prompts that wait for someone to interpret them, or that nobody can. */
  interpretation_queue: {
    id: string;
    prompt: string;
    source: string;
    status: 'pending' | 'done' | 'rejected';
    created_at: string;
    updated_at: string;
  };
  loop_states: { worker: string; state: JsonText; updated_at: string };
  /** First answers of writes that may be sent again. */
  once_keys: { key: string; act: string; answer: JsonText; created_at: string };
  reserved_names: { folded: string; name: string; created_at: string };
}

/** Who works at what. */
interface JobTable {
  id: string;
  prompt: string;
  duration_seconds: number | null;
  workflow_type: string | null;
  status: 'pending' | 'completed' | 'failed' | 'cancelled';
  attempts: number;
  worker: string | null;
  leased_until: string | null;
  done: number | null;
  total: number | null;
  error: string | null;
  video_key: string | null;
  video_bytes: number | null;
  /** 1 while nobody has interpreted or rejected its prompt. */
  is_unread: number;
  created_at: string;
  updated_at: string;
}

interface EntryTable {
  id: Generated<number>;
  /** `placeId` of registry and aspect. */
  place: number;
  key: string;
  name: string;
  /** The name as it is compared: `foldName`. */
  folded: string;
  value: JsonText;
  depth: JsonText;
  count: number;
  is_origin: number;
  flaw: string | null;
  first_job_id: string | null;
  sources: JsonText;
  created_at: string;
  last_seen_at: string;
}
