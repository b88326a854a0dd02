import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StoreDatabase } from "../store-database.ts";
import { identityTable } from "../schema.ts";
import { faultOfError, type StoreFault } from "./store-fault.ts";
import { readWitness, writeWitness } from "./witness.ts";

/**
 * Why a store is not the one that was last sent from: what that one had sent might be sent again.
 * - `another` it is a new one, or came from elsewhere
 * - `older` it is an earlier copy
 */
export type StoreLoss = "another" | "older";

/** How long a process waits for another one's lock: far longer than any transaction of the bot. In milliseconds. */
export const lockTimeout = 10_000;
/** How long a look waits for another program's lock, the first time and while it is locked, in milliseconds. */
const firstWait = 2000;
const nextWait = 100;

/** Opens the health of a store. `onOlder` is told when an earlier copy of it is accepted, of the instant. */
export function storeHealth(
  { db, transaction, witnessFolder, findFault, verify, setLockWait }: StoreDatabase,
  onOlder: (at: string) => void,
) {
  const find = (name: string): string | null =>
    db.select().from(identityTable).where(eq(identityTable.name, name)).get()?.value ?? null;
  const keep = (name: string, value: string): void => db.upsert(identityTable, { name, value });
  db.insertNew(identityTable, { name: "id", value: randomUUID() });
  const id = find("id") ?? "";
  let isLocked = false;

  /** The instant of the last acceptance by a command, or of a restore, which is a decision of the same kind. */
  const acceptedAt = (): string | null => find("accepted");

  const loss = (): StoreLoss | null => {
    const witness = witnessFolder === null ? null : readWitness(witnessFolder);
    if (witness === null || (acceptedAt() ?? "") > witness.at) return null;
    if (witness.store !== id) return "another";
    return (find("seen") ?? "") < witness.at ? "older" : null;
  };

  /** Keeps the instant of the latest look: a clock that was set back does not make the store an earlier copy. */
  const keepLook = (at: string): void => keep("seen", later(at, find("seen")));

  const writeAndRead = (at: string): void => {
    const isLost = loss() !== null;
    // a lost store stays known by the last look at it
    transaction(() => (isLost ? keep("tried", at) : keepLook(at)));
    verify();
    if (witnessFolder !== null && !isLost) writeWitness(witnessFolder, { store: id, at });
  };

  return {
    /** Differs between stores, and is the same in all copies of one. */
    id,
    /** Looks whether the store can be read and written and is still what was opened; null: it is well. */
    check(at: string): StoreFault | null {
      const fault = findFault();
      if (fault !== null) return fault;
      setLockWait(isLocked ? nextWait : firstWait);
      try {
        writeAndRead(at);
        isLocked = false;
        return null;
      } catch (error) {
        const found = faultOfError(error);
        if (found === null) throw error;
        isLocked = found === "locked";
        return found;
      } finally {
        // nothing else waits long for a lock that is known to be held
        setLockWait(isLocked ? nextWait : lockTimeout);
      }
    },
    /** Returns why the store is not the one that was last sent from; null: it is, or somebody has accepted it. */
    loss,
    /** Takes the store for the one to send from, whatever was sent before by another. */
    accept(at: string): void {
      if (loss() === "older") onOlder(at);
      // the chat's clock may be ahead of this one
      keep("accepted", later(at, find("stranger")));
      keepLook(at);
      if (witnessFolder !== null) writeWitness(witnessFolder, { store: id, at });
    },
    /** Keeps that this app sent a message at an instant which the store does not know. */
    noteStranger: (at: string): void => keep("stranger", later(at, find("stranger"))),
    /** Returns the instant of the latest such message that nobody has accepted; null: there is none. */
    strangerAt(): string | null {
      const at = find("stranger");
      return at !== null && at > (acceptedAt() ?? "") ? at : null;
    },
    /** Returns the instant of the last acceptance; null: there was none. */
    acceptedAt,
    /** Returns the latest instant at which the store was looked at; null: it never was. */
    seenAt: (): string | null => find("seen"),
  };
}

/** Returns the later of two instants, ISO 8601 in UTC. */
function later(one: string, other: string | null): string {
  return other !== null && other > one ? other : one;
}
