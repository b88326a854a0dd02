import { demoBorough } from "../../src/sources/demo/borough.ts";
import { aSnapshot } from "./borough.ts";

/**
 * The demo borough as the bot reads it: one for all files of a process, so that they share what is worked out of it.
 */
export const demoSnapshot = aSnapshot(demoBorough());
