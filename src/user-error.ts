/** Words that cannot be answered: the message says what was not understood and what would be. */
export class UserError extends Error {
  override readonly name: string = "UserError";
}
