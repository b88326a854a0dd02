import { expect, it } from "vitest";
import { localHosts, microsoftHosts } from "../../../src/channels/teams/connection/trusted-hosts.ts";

it.each([
  ["https://smba.trafficmanager.net/uk/", true],
  ["https://smba.infra.gcc.teams.microsoft.com/", true],
  ["http://smba.trafficmanager.net/uk/", false],
  ["https://smba.trafficmanager.net:8443/", false],
  ["https://me:you@smba.trafficmanager.net/", false],
  ["https://me@smba.trafficmanager.net/", false],
  ["https://smba.trafficmanager.net.evil.example/", false],
  ["https://evil-smba.trafficmanager.net/", false],
  ["https://evilteams.microsoft.com/", false],
  ["https://a.teams.microsoft.com.evil.example/", false],
  ["https://evil.example/.teams.microsoft.com", false],
  ["https://127.0.0.1/", false],
  ["no address", false],
])("what the bot says goes to servers of Teams alone: %s %s", (address, isTrusted) => {
  expect(microsoftHosts.isService(address)).toBe(isTrusted);
});

it.each([
  ["https://council-my.sharepoint.com/personal/a/_api/upload", true],
  ["http://council-my.sharepoint.com/", false],
  ["https://council-my.sharepoint.com:444/", false],
  ["https://evilsharepoint.com/", false],
  ["https://council.sharepoint.com.evil.example/", false],
  ["https://smba.trafficmanager.net/", false],
])("files go to OneDrive alone: %s %s", (address, isTrusted) => {
  expect(microsoftHosts.isFileStore(address)).toBe(isTrusted);
});

it.each([
  ["http://127.0.0.1:56150/_connector", true],
  ["http://localhost:1/", true],
  ["http://me@localhost:1/", false],
  ["ftp://localhost/", false],
  ["http://localhost.evil.example/", false],
  ["https://smba.trafficmanager.net/uk/", false],
])("a bot that is tried out writes to this machine alone: %s %s", (address, isTrusted) => {
  expect([localHosts.isService(address), localHosts.isFileStore(address)]).toEqual([isTrusted, isTrusted]);
});
