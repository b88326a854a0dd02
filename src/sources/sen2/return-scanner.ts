/**
 * Reads a SEN2 return as a stream: what is held at any time is the records of one child, without names and postcodes,
 * and nothing of elements that the table does not know.
 */
import { SaxesParser } from "saxes";
import { message, personName, type ElementShape } from "./return-elements.ts";

/** An element that is read, with the texts and the elements in it. */
export interface ReturnElement {
  readonly name: string;
  /** Trimmed, and never blank. */
  readonly texts: ReadonlyMap<string, string>;
  readonly children: readonly ReturnElement[];
}

/** Why bytes are no return. `broken`: no XML. `cut`: the beginning of XML. `other root`: other XML. */
export type Fault = "broken" | "cut" | "doctype" | "other root" | "too long" | "too deep" | "not UTF-8";

export class ReturnFault extends Error {
  override readonly name = "ReturnFault";
  readonly fault: Fault;
  /** The line, from 1, at which it was found out; null where it says nothing. */
  readonly line: number | null;
  constructor(fault: Fault, line: number | null) {
    super(fault);
    this.fault = fault;
    this.line = line;
  }
}

export interface ReturnTaker {
  /** Takes the header, before any child. */
  readonly header: (header: ReturnElement) => void;
  /** Takes the records of one child. */
  readonly person: (person: ReturnElement) => void;
  /** Takes what the department's schema would refuse: "Sex after Ethnicity". The same may come any number of times. */
  readonly disorder: (what: string) => void;
}

export interface ReturnScanner {
  /** Throws ReturnFault, and what the taker throws. */
  readonly write: (bytes: Uint8Array) => void;
  /** Ends the file. Throws ReturnFault where it is not whole. */
  readonly close: () => void;
}

/** In characters. No element of a return is so long: only a file that is none, or one made to fill the memory, has it. */
const longestText = 1_000_000;
/** How many elements stand in each other at most: a return has nine. */
const deepest = 100;

interface Open {
  readonly name: string;
  readonly shape: ElementShape;
  /** The elements in it that have begun, by their place in the table, and how often. */
  readonly begun: Map<number, number>;
  readonly texts: Map<string, string>;
  readonly children: ReturnElement[];
}

export function returnScanner(taker: ReturnTaker): ReturnScanner {
  const xml = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  /** The shape of each open element; null: it is passed over, with all in it. */
  const shapes: (ElementShape | null)[] = [];
  const open: Open[] = [];
  let text = "";
  let sinceTag = 0;
  let own: unknown = null;

  /** Throws through the parser, which must not take it for a fault of the XML. */
  const fail = (error: unknown): never => {
    own = error;
    throw error;
  };
  const faulty = (fault: Fault): never => fail(new ReturnFault(fault, xml.line));

  /** Says where an element begins in another that the table has in another order, or too often. */
  const begin = ({ shape, begun }: Open, name: string): void => {
    const at = shape.children.findIndex((child) => child.name === name);
    const child = shape.children[at];
    if (child === undefined) return;
    const times = (begun.get(at) ?? 0) + 1;
    begun.set(at, times);
    if (times > 1 && child.times !== "any number") taker.disorder(`${name} more than once in ${shape.name}`);
    const last = Math.max(...begun.keys());
    if (last > at) taker.disorder(`${name} after ${shape.children[last]?.name}`);
  };

  const end = (element: Open): void => {
    const { name } = element;
    for (const [at, child] of element.shape.children.entries()) {
      if (child.times === "once" && !element.begun.has(at)) taker.disorder(`${name} without ${child.name}`);
    }
    try {
      if (name === "Header") taker.header(element);
      if (name === personName) taker.person(element);
    } catch (error) {
      fail(error);
    }
    // a child's records are handed on and not kept
    if (name !== personName) open.at(-1)?.children.push(element);
  };

  xml.on("doctype", () => faulty("doctype"));
  xml.on("opentag", ({ name: written }) => {
    sinceTag = 0;
    const name = written.slice(written.indexOf(":") + 1);
    if (shapes.length >= deepest) faulty("too deep");
    if (shapes.length === 0 && name !== message.name) faulty("other root");
    const parent = shapes.at(-1) ?? null;
    const shape = shapes.length === 0 ? message : childShape(parent, name);
    const within = open.at(-1);
    if (within !== undefined && within.shape === parent) begin(within, name);
    shapes.push(shape);
    text = "";
    if (shape !== null && shape !== around && shape.content === undefined) {
      open.push({ name, shape, begun: new Map(), texts: new Map(), children: [] });
    }
  });
  const addText = (added: string): void => {
    if (shapes.at(-1)?.content !== undefined) text += added;
  };
  xml.on("text", addText);
  xml.on("cdata", addText);
  xml.on("closetag", () => {
    sinceTag = 0;
    const shape = shapes.pop() ?? null;
    if (shape === null || shape === around) return;
    if (shape.content !== undefined) {
      const value = text.trim();
      if (value !== "") open.at(-1)?.texts.set(shape.name, value);
      text = "";
      return;
    }
    const element = open.pop();
    if (element !== undefined) end(element);
  });

  const decoded = (bytes: Uint8Array | null): string => {
    try {
      return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new ReturnFault(bytes === null ? "cut" : "not UTF-8", null);
    }
  };

  /** Does a step of the parser, whose own errors repeat what the file holds. */
  const parsed = (step: () => void, fault: Fault): void => {
    try {
      step();
    } catch {
      if (own !== null) throw own;
      throw new ReturnFault(fault, xml.line);
    }
  };

  return {
    write(bytes) {
      const added = decoded(bytes);
      sinceTag += added.length;
      parsed(() => void xml.write(added), "broken");
      if (sinceTag > longestText) throw new ReturnFault("too long", xml.line);
    },
    close() {
      const rest = decoded(null);
      parsed(() => void xml.write(rest), "broken");
      parsed(() => void xml.close(), "cut");
    },
  };
}

/** What an unknown element stands for that later collections may put around the children: it is seen through. */
const around: ElementShape = { ...message, name: "" };

/** The shape of an element in another; null: it is passed over, with all in it. */
function childShape(parent: ElementShape | null, name: string): ElementShape | null {
  const known = parent?.children.find((child) => child.name === name);
  if (known !== undefined) return known.isSkipped === true ? null : known;
  return parent === message || parent === around ? around : null;
}
