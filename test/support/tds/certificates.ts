import "reflect-metadata";
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from "@peculiar/x509";
import { webcrypto } from "node:crypto";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const day = 86_400_000;

/** A key and its certificate, in PEM, as a TLS server takes them. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

interface Validity {
  /** The first and the last day from today. */
  readonly from?: number;
  readonly to?: number;
}

const validity = ({ from = -1, to = 10 }: Validity) => ({
  notBefore: new Date(Date.now() + from * day),
  notAfter: new Date(Date.now() + to * day),
});

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);

async function identityOf(certificate: X509Certificate, key: webcrypto.CryptoKey): Promise<Identity> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key)).toString("base64");
  return {
    cert: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${bytes}\n-----END PRIVATE KEY-----\n`,
  };
}

/** Makes a certificate authority that nobody knows. */
export async function aCertificateAuthority(named = "Council test authority") {
  const keys = await newKeys();
  const name = `CN=${named}`;
  const root = await X509CertificateGenerator.createSelfSigned({
    name,
    ...validity({}),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  return {
    pem: root.toString("pem"),
    /** Signs a certificate for machines of these names. */
    async identity(names: readonly string[], within: Validity = {}): Promise<Identity> {
      const own = await newKeys();
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${names[0] ?? ""}`,
        issuer: name,
        ...validity(within),
        signingAlgorithm: algorithm,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: "dns" as const, value })))],
      });
      return identityOf(certificate, own.privateKey);
    },
  };
}

/** Makes a certificate that rests on itself, as SQL Server makes one where it is given none. */
export async function aSelfSignedIdentity(names: readonly string[]): Promise<Identity> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=SSL_Self_Signed_Fallback",
    ...validity({}),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: "dns" as const, value })))],
  });
  return identityOf(certificate, keys.privateKey);
}
