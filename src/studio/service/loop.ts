/** What a loop remembers between runs. Contract §1.3. */
export interface LoopState {
  run_count: number;
  good_prompts: string[];
  recent_prompts: string[];
  duration_base: number;
  last_run_at: string | null;
  last_prompt: string | null;
  last_job_id: string | null;
}

/** What an operator sets for all loops. */
export interface LoopConfig {
  enabled: boolean;
  /** 0–600. */
  delay_seconds: number;
  /** 0–1. */
  exploit_ratio: number;
  /** 1–60. */
  duration_seconds: number;
  /** Fields that an operator set; the others are defaults. Missing: all count as set. */
  chosen?: readonly Exclude<keyof LoopConfig, 'chosen'>[];
}

export interface LoopStatus {
  config: LoopConfig;
  run_count: number;
  good_prompts_count: number;
  last_run_at: string | null;
  last_prompt: string | null;
  last_job_id: string | null;
  /** Ten newest. */
  recent_runs: RecentRun[];
}

export interface RecentRun {
  id: string;
  prompt: string;
  duration_seconds: number | null;
  updated_at: string;
  workflow_type?: string;
  download_url: string;
}

export interface LoopProgressReport {
  last_n: number;
  total_runs: number;
  runs_with_learning: number;
  precision_pct: number;
  target_pct: number;
  /** Runs that found at least one value that was new. */
  runs_with_discovery: number;
  discovery_rate_pct: number;
  repetition_score: number | null;
  coverage_snapshot?: { static_colors_coverage_pct: number; narrative_min_coverage_pct: number };
}

export interface LoopDiagnostics {
  last_n: number;
  jobs: { job_id: string; prompt_preview: string; has_learning: boolean; has_discovery: boolean }[];
  summary: { missing_learning: number; missing_discovery: number; hint: string | null };
}
