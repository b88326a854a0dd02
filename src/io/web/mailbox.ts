import type { Answer, SharedAnswer } from "../../answer.ts";

/** A message on the page, newest last. */
export interface Letter<Shown extends Answer = Answer> {
  /** When it came, as people read it. */
  readonly at: string;
  readonly by: string;
  readonly answer: Shown;
}

/** What the page's pretended chat holds: each person's private messages and one channel's posts. Forgotten at the end. */
export interface Mailbox {
  readonly post: (letter: Letter<SharedAnswer>) => void;
  readonly posts: () => readonly Letter<SharedAnswer>[];
}

/** An empty mailbox. */
export function mailbox(): Mailbox {
  const posts: Letter<SharedAnswer>[] = [];
  return { post: (letter) => void posts.push(letter), posts: () => posts };
}
