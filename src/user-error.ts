/** An error whose message is for the person: it says what cannot be done, and what can be. */
export class UserError extends Error {
  override readonly name: string = "UserError";
}
