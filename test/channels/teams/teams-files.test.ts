import { beforeEach, describe, expect, it } from "vitest";
import { actionsIn, cardOf, wordsOf } from "../../support/fake-teams/fake-teams.ts";
import { answerOf, shownIn, team, teamsOfEachTest, told } from "../../support/teams-bot.ts";

const { start, at } = teamsOfEachTest();
beforeEach(async () => {
  await start();
});

describe("a file", () => {
  const offered = async (account = "manager") => answerOf(at(), "export reviews overdue", account);

  it("goes into the person's OneDrive once they agree", async () => {
    const question = await offered();
    expect(wordsOf(question)).toContain("application/vnd.microsoft.teams.card.file.consent");
    await at().teams.consent(question, "manager", true);
    const [, info] = await told(at(), "manager", 2);
    const [file] = at().teams.server.files.values();

    expect(file?.toString("utf8").split("\n").length).toBeGreaterThan(650);
    expect(wordsOf(info)).toContain("application/vnd.microsoft.teams.card.file.info");
  });

  it("is made by the rights of whoever agrees", async () => {
    const question = await offered();
    await at().teams.consent({ ...question, conversation: "a:viewer" }, "viewer", true);

    expect(wordsOf((await told(at(), "viewer"))[0])).toContain("Your role does not see");
    expect(at().teams.server.files.size).toBe(0);
  });

  it("is made nowhere but in the person's own conversation, and of nothing but what was offered as one", async () => {
    const question = await offered();
    await at().teams.consent({ ...question, conversation: team }, "manager", true);
    expect(wordsOf((await told(at(), "manager", 2))[1])).toContain(
      "Files are only sent in your own chat with this bot",
    );
    expect(JSON.stringify(at().teams.seenBy(team))).not.toContain("list.csv");

    const list = await answerOf(at(), "cases reviews.overdue", "manager");
    const data = actionsIn(cardOf(list)).find(({ verb }) => verb === "ask")?.["data"];
    const value = typeof data === "object" && data !== null ? Reflect.get(data, "value") : null;
    const consent = { ...question, activity: { attachments: [{ content: { acceptContext: { value } } }] } };
    await at().teams.consent(consent, "manager", true);
    expect(wordsOf((await told(at(), "manager", 4))[3])).toContain("This question has no file");
    expect(at().teams.server.files.size).toBe(0);
  });

  it("is not made where the person declines", async () => {
    await at().teams.consent(await offered(), "manager", false);

    expect(wordsOf((await told(at(), "manager", 2))[1])).toContain("No file was made.");
    expect(at().teams.server.files.size).toBe(0);
  });

  it("goes nowhere but to OneDrive", async () => {
    const question = await offered();
    const context = { value: JSON.stringify(question.activity).match(/"acceptContext":\{"value":"([^"]+)"/)?.[1] };
    const uploadInfo = {
      uploadUrl: "https://evil.example/x",
      contentUrl: "",
      name: "x.csv",
      uniqueId: "1",
      fileType: "csv",
    };
    const value = { type: "fileUpload", action: "accept", context, uploadInfo };
    await at().teams.post(
      at().teams.activity("manager", "a:manager", { type: "invoke", name: "fileConsent/invoke", value }),
    );

    expect(wordsOf((await told(at(), "manager", 2))[1])).toContain(
      "OneDrive refused the file (not_an_address_of_Teams)",
    );
  });

  it("that OneDrive took without saying so is found there, and put there once", async () => {
    const question = await offered();
    at().teams.tell("upload", { kind: "drop" });
    await at().teams.consent(question, "manager", true);
    const [, info] = await told(at(), "manager", 2);

    expect(wordsOf(info)).toContain("application/vnd.microsoft.teams.card.file.info");
    expect(at().teams.server.calls.filter((call) => call === "PUT onedrive")).toHaveLength(1);
  });

  it("that OneDrive did not take is put there again", async () => {
    const question = await offered();
    at().teams.tell("upload", { kind: "status", status: 503 });
    await at().teams.consent(question, "manager", true);
    const [, info] = await told(at(), "manager", 2);

    expect(wordsOf(info)).toContain("application/vnd.microsoft.teams.card.file.info");
    expect(at().teams.server.files.size).toBe(1);
  });

  it("of which OneDrive does not say whether it took it is not said to be missing", async () => {
    const question = await offered();
    at().teams.tell("upload", { kind: "drop" });
    at().teams.tell("session", { kind: "status", status: 500 });
    await at().teams.consent(question, "manager", true);

    expect(wordsOf((await told(at(), "manager", 2))[1])).toContain("before you ask again");
  });

  it("that OneDrive took is said to be there, also where Teams shows no card of it", async () => {
    const question = await offered();
    at().teams.tell("send", { kind: "status", status: 400, body: '{"error":{"code":"BadSyntax"}}' });
    await at().teams.consent(question, "manager", true);

    expect(wordsOf((await told(at(), "manager", 2))[1])).toContain("The file is in your OneDrive");
  });

  it("is shown as a list, and why, where Teams has no files", async () => {
    at().teams.tell("send", { kind: "status", status: 400, body: '{"error":{"code":"BadSyntax"}}' });
    await at().teams.say("export reviews overdue", "manager");
    const [list] = await told(at(), "manager");

    expect(wordsOf(list)).toContain("Teams refused the file (BadSyntax)");
    expect(wordsOf(list)).toMatch(/SEND-\d+/);
  });

  it("asked for in a channel is offered in the person's own conversation", async () => {
    await at().teams.say("export reviews overdue", "manager", team);
    const [question] = await told(at(), "manager");

    expect(question?.conversation).toBe("a:manager");
    expect(wordsOf(question)).toContain("file.consent");
    expect((await shownIn(at(), team))[0]?.activity["text"]).toBe("The answer is in your own chat with this bot.");
  });
});
