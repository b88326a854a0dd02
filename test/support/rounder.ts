import { openRounder, type Rounder } from "../../src/access/rounding.ts";

/** A rounder to 5, whose secret is the same in every run. */
export const aRounder: Rounder = openRounder(5, Buffer.from("a secret of tests"));
