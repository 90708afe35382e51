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
  learning_runs: { job_id: string; prompt: string; spec: JsonText; analysis: JsonText; created_at: string };
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
