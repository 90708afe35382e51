/** Who asked for a job. Contract §1.1. */
export const WORKFLOW_TYPES = ['explorer', 'exploiter', 'main', 'web'] as const;
export type WorkflowType = (typeof WORKFLOW_TYPES)[number];

/** `pending` until its video is stored; a job that is being rendered is pending with a lease. */
export const JOB_STATUSES = ['pending', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** A job as clients see it. Times are ISO-8601 with `Z`. */
export interface Job {
  id: string;
  prompt: string;
  duration_seconds: number | null;
  workflow_type: WorkflowType | null;
  status: JobStatus;
  created_at: string;
  updated_at: string;
  /** How often a worker began it. */
  attempts: number;
  /** Frames encoded and in all, of the attempt under way; null when nobody works on it. */
  progress: { done: number; total: number } | null;
  /** Why it failed; null otherwise. */
  error: string | null;
  /** Relative path; present only when the video can be had. */
  download_url?: string;
}

export interface NewJob {
  prompt: string;
  duration_seconds?: number;
  workflow_type?: WorkflowType;
  /** UUID chosen by the client: the same id again makes no second job. */
  id?: string;
  /** The maker renders it itself: no other worker gets it while the lease holds. */
  lease?: JobLease;
}

/** A worker's hold on a job. It ends when it is not renewed; then the next worker may claim the job. */
export interface JobLease {
  /** Who holds it: a name that is its own, also across restarts. */
  worker: string;
  seconds: number;
}

export interface JobClaim extends JobLease {
  /** Jobs of these alone; null stands for jobs without a type. Default: those that people ask for (`web` and none). */
  workflow_types?: readonly (WorkflowType | null)[];
}

export interface JobQuery {
  status: JobStatus;
  /** At most; default 24 for completed jobs, all pending ones otherwise. */
  limit?: number;
  /** `next` of the page before. */
  cursor?: string;
}

export interface JobPage {
  jobs: Job[];
  next: string | null;
}
