/** The command was called wrongly: the command line ends with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
