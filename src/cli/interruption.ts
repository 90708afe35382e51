/** Numbers of the signals by which a command is asked to stop. */
const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/**
 * Lets `work` be called off by Ctrl-C and its kin: the first signal asks it to stop and clear away, and sets
 * the exit code that shells expect (128 + signal).
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    process.exitCode = 128 + SIGNALS[signal as keyof typeof SIGNALS];
    control.abort();
  };
  const names = Object.keys(SIGNALS) as (keyof typeof SIGNALS)[];
  for (const name of names) process.on(name, stop);
  try {
    return await work(control.signal);
  } finally {
    for (const name of names) process.off(name, stop);
  }
}
