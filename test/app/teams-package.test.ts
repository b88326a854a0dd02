import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { manifestErrors, teamsPackage } from "../../src/app/teams-package.ts";
import { readConfig } from "../../src/config/config.ts";

const clientId = "4d5e8c1f-0000-4000-8000-000000000000";
const made = async () => unzipSync(await teamsPackage(readConfig({ TEAMS_CLIENT_ID: clientId })));

it("the app package holds a manifest that Microsoft's schema takes, and two icons", async () => {
  const files = await made();
  const manifest: unknown = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()));

  expect(Object.keys(files)).toEqual(["manifest.json", "color.png", "outline.png"]);
  expect(manifestErrors(manifest)).toEqual([]);
  expect(manifest).toMatchObject({ id: clientId, bots: [{ botId: clientId, supportsFiles: true }] });
  await expect(JSON.stringify(manifest, null, 2)).toMatchFileSnapshot("../messages/teams-manifest.json");
});

it.each([
  ["color.png", 192],
  ["outline.png", 32],
])("the icon %s is %i pixels wide and high", async (name, size) => {
  const png = Buffer.from((await made())[name] ?? new Uint8Array());

  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});

it("the same settings make the same file", async () => {
  const config = readConfig({ TEAMS_CLIENT_ID: clientId });

  expect(Buffer.from(await teamsPackage(config))).toEqual(Buffer.from(await teamsPackage(config)));
});

it.each([
  [{}, "Set TEAMS_CLIENT_ID"],
  [{ TEAMS_CLIENT_ID: "abc" }, "TEAMS_CLIENT_ID must be"],
])("no package is made of %j", async (settings, sentence) => {
  await expect(teamsPackage(readConfig(settings))).rejects.toThrow(sentence);
});

it("a manifest that lacks something is not taken", () => {
  expect(manifestErrors({ manifestVersion: "1.29" }).join()).toContain("required");
});
