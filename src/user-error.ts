/** An error to show to the person who asked: its message says what is wrong and what would be right. */
export class UserError extends Error {
  override readonly name: string = "UserError";
}
