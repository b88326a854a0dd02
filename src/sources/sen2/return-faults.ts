import { LoadError } from "../../cases/source.ts";
import { ReturnFault, type Fault } from "./return-scanner.ts";

/** What every sentence ends with that asks for the file of the return itself. */
const takeTheReturn = "set CASE_DATABASE=sen2:<file> to the XML file that is sent to the department";
const howToWrite = "write it under another name and rename it when it is whole";

/** A return that cannot be read: what is wrong with its file, and what to do. */
export function returnError(file: string, wrong: string, isRetryable = false): LoadError {
  return new LoadError(`${file} ${wrong}`, { isRetryable });
}

const sentences: Readonly<Record<Fault, (line: string) => string>> = {
  broken: (line) => `is not well-formed XML${line}: export the return again`,
  cut: () => `ends before its last element does, so it is not whole: ${howToWrite}`,
  doctype: () => "holds a DOCTYPE, which no return has: export the return again",
  "other root": () => `is XML but no return, as its first element is not Message: ${takeTheReturn}`,
  "too long": (line) => `holds a megabyte without an element${line}, as no return does: export the return again`,
  "too deep": (line) => `holds elements a hundred deep${line}, as no return does: export the return again`,
  "not UTF-8": () => "is not UTF-8 text: export the return as UTF-8",
};

/** Says why a file cannot be read; any other error is returned as it is. The message repeats nothing of the file. */
export function scanError(file: string, error: unknown): unknown {
  if (error instanceof ReturnFault) {
    const line = error.line === null ? "" : ` near line ${error.line.toLocaleString("en-GB")}`;
    return returnError(file, sentences[error.fault](line), error.fault === "cut");
  }
  if (error instanceof Error && "code" in error && !(error instanceof LoadError)) {
    const message = `cannot be read (${String(error.code)}): it must be a file that the bot may read`;
    return returnError(file, message, error.code !== "ENOENT" && error.code !== "EISDIR");
  }
  return error;
}

/** Returns what is wrong with a file by its first bytes; null: it may be a return. */
export function wrongFormat(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return `is empty: ${howToWrite}`;
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0) {
    return "is UTF-16: export the return as UTF-8";
  }
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1").replace(/^ï»¿/, "").trimStart();
  if (start.startsWith("PK\u0003\u0004")) return `is a ZIP file or an Excel workbook: unpack it, and ${takeTheReturn}`;
  if (start.startsWith("\u001f\u008b")) return `is compressed: unpack it, and ${takeTheReturn}`;
  if (start === "") return `holds only blanks: ${howToWrite}`;
  if (start.startsWith("<")) return null;
  return /^[^\n]*[,;\t]/.test(start) ? `looks like CSV and is no XML: ${takeTheReturn}` : `is no XML: ${takeTheReturn}`;
}
