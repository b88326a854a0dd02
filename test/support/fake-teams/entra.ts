import { once } from "node:events";
import { createServer, type Server } from "node:http";

/** The part of Microsoft Entra by which an application gets a token for its secret. */
export interface FakeEntra {
  readonly port: number;
  /** How many tokens were given. */
  readonly tokens: () => number;
  readonly close: () => Promise<void>;
}

export async function openFakeEntra(token: string): Promise<FakeEntra> {
  let tokens = 0;
  const server: Server = createServer((request, response) => {
    const [, tenant = ""] = (request.url ?? "").split("/");
    const login = `https://login.microsoftonline.com/${tenant}`;
    const isAsked = request.method === "POST";
    if (isAsked) tokens += 1;
    const body = isAsked
      ? { token_type: "Bearer", expires_in: 3600, access_token: token }
      : {
          issuer: `${login}/v2.0`,
          authorization_endpoint: `${login}/oauth2/v2.0/authorize`,
          token_endpoint: `${login}/oauth2/v2.0/token`,
          jwks_uri: `${login}/discovery/v2.0/keys`,
        };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  return {
    port: typeof at === "object" && at !== null ? at.port : 0,
    tokens: () => tokens,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
