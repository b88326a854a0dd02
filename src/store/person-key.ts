import { createHmac, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "./store-database.ts";
import { secretTable } from "./schema.ts";

/** Returns the store's own secret of a name; the first time, a new one. */
export function secretOf(db: Db, name: string): Buffer {
  db.insertNew(secretTable, { name, value: randomBytes(32).toString("base64") });
  const secret = db.select().from(secretTable).where(eq(secretTable.name, name)).get()?.value;
  if (secret === undefined) throw new Error(`the store has no secret ${name}`);
  return Buffer.from(secret, "base64");
}

/** Returns a function from a normalised email to the person's key, which differs between stores. */
export function personKeys(db: Db): (email: string) => string {
  const secret = secretOf(db, "person");
  const keys = new Map<string, string>();
  return (email) => {
    const known = keys.get(email);
    if (known !== undefined) return known;
    const key = createHmac("sha256", secret).update(email).digest("base64url").slice(0, 22);
    keys.set(email, key);
    return key;
  };
}
