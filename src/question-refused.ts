/** Words that cannot be answered: the message says what was not understood and what would be. */
export class QuestionRefused extends Error {
  override readonly name: string = "QuestionRefused";
}
