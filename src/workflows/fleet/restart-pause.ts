import type { FleetConfig } from './fleet-config.js';

/** Tells how long to wait before a worker that died is started again: twice as long each time, until it stayed well. */
export class RestartPause {
  private deathsInARow = 0;

  constructor(private readonly rule: FleetConfig['restart']) {}

  /** @returns seconds until the next start of a worker that died after so many */
  afterDeath(livedSeconds: number): number {
    if (livedSeconds >= this.rule.healthy_after_seconds) this.deathsInARow = 0;
    const pause = this.rule.first_pause_seconds * 2 ** Math.min(this.deathsInARow, 30);
    this.deathsInARow++;
    return Math.min(pause, this.rule.longest_pause_seconds);
  }
}
