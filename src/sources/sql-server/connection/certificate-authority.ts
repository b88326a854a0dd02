import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { LoadError } from "../../../cases/source.ts";

/**
 * Returns the certificates that a server's may rest on: those of the file, in PEM, besides those that Node knows. Read
 * anew for each connection, so that a changed file counts without a restart. Throws LoadError.
 */
export function trustedCertificates(file: string): readonly string[] {
  const text = textOf(file);
  const blocks = text.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  if (blocks.length === 0) {
    throw new LoadError(
      `MSSQL_CA_FILE ${file} holds no certificate that begins with -----BEGIN CERTIFICATE-----: export it as Base-64 (PEM)`,
    );
  }
  const damaged = blocks.findIndex((block) => !isCertificate(block));
  if (damaged >= 0) {
    throw new LoadError(
      `MSSQL_CA_FILE ${file} has a damaged certificate, number ${damaged + 1} in it: export it again`,
    );
  }
  return [...rootCertificates, ...blocks];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (cause) {
    throw new LoadError(`MSSQL_CA_FILE ${file} cannot be read: check its name and that the bot may read it`, { cause });
  }
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}
