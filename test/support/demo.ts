import { demoBorough } from "../../src/sources/demo/borough.ts";
import { aBook } from "./borough.ts";

/** The demo as the bot reads it: made once for all files of a process, and what they ask of it is remembered too. */
export const demoSnapshot = aBook(demoBorough());
