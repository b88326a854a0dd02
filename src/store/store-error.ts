import { UserError } from "../user-error.ts";

/** The store cannot be used. The message says why and what to do. */
export class StoreError extends UserError {
  override readonly name = "StoreError";
}
