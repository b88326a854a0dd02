import { createSign, generateKeyPairSync } from "node:crypto";

/** A key that signs tokens as Microsoft's do. */
export class SigningKey {
  readonly id: string;
  private readonly keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

  constructor(id: string) {
    this.id = id;
  }

  /** The public key, as the list of keys shows it. */
  jwk(): object {
    return { ...this.keys.publicKey.export({ format: "jwk" }), kid: this.id, use: "sig", alg: "RS256" };
  }

  sign(claims: object, header: object = { alg: "RS256", typ: "JWT", kid: this.id }): string {
    const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    const signature = createSign("RSA-SHA256").update(text).sign(this.keys.privateKey).toString("base64url");
    return `${text}.${signature}`;
  }
}
