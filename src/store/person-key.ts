import { createHmac, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "./open.ts";
import { secretTable } from "./schema.ts";

/** Turns an email into the id by which the store and the log know its person; made with a key of this store alone. */
export function personKeys(db: Db): (email: string) => string {
  db.insert(secretTable)
    .values({ name: "person", value: randomBytes(32).toString("base64") })
    .onConflictDoNothing()
    .run();
  const key = db.select().from(secretTable).where(eq(secretTable.name, "person")).get()?.value;
  if (key === undefined) throw new Error("the store has no key of persons");
  const known = new Map<string, string>();
  return (email) => {
    const before = known.get(email);
    if (before !== undefined) return before;
    const made = createHmac("sha256", Buffer.from(key, "base64")).update(email).digest("base64url").slice(0, 22);
    known.set(email, made);
    return made;
  };
}
