import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

const requests = new AsyncLocalStorage<string>();

/** Does work that somebody or a job asked for under an id of its own, which every line of the log of it then holds. */
export function inRequest<Result>(work: () => Result): Result {
  return requests.run(randomBytes(4).toString("hex").toUpperCase(), work);
}

/** Returns the id of the request that is being worked at, eight signs that people can read out; null: there is none. */
export function currentRequest(): string | null {
  return requests.getStore() ?? null;
}
