import { describe, expect, it } from "vitest";
import { answered, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();

const stored = () => [...at().slack.workspace.files.values()];

describe("the cases as a file", () => {
  it("come to the person's own conversation, all of those that the person may see", async () => {
    await start();
    await at().slack.command("cases reviews.overdue", { user: "UOFFICER", channel: "CTEAM" });
    const [list] = await answered(at(), "UOFFICER");
    if (list) await at().slack.press(list, "As a file", "UOFFICER");
    const told = await answered(at(), "UOFFICER", 3);
    const [file] = stored();
    const lines = file?.bytes.toString("utf8").trim().split("\r\n") ?? [];

    expect(told.map(({ text }) => text).join()).toContain("It is deleted on");
    expect(
      at()
        .slack.posts("DOFFICER")
        .flatMap(({ files = [] }) => files),
    ).toEqual([file?.id]);
    expect(lines[0]).toContain(
      "Case,Counted under,Days from the last review or issue,14 months ended,Case officer,Team",
    );
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.slice(1).every((line) => line.includes("Alma Yardley"))).toBe(true);
  });

  it("are deleted when their days are over, and no sooner", async () => {
    let day = 0;
    await start({
      changed: (bot) => ({
        ...bot,
        clock: { ...bot.clock, now: () => new Date(Date.now() + day * 86_400_000).toISOString() },
      }),
    });
    await at().slack.command("export reviews.overdue", { user: "UMANAGER", channel: "CTEAM" });
    await answered(at(), "UMANAGER", 2);
    day = 6.9;
    await at().channel.deleteDueFiles();
    expect(stored().map(({ isDeleted }) => isDeleted)).toEqual([false]);
    day = 7.1;
    at().slack.tell("files.delete", { kind: "refuse", error: "fatal_error" });
    await at().channel.deleteDueFiles();
    await at().channel.deleteDueFiles();

    expect(stored().map(({ isDeleted }) => isDeleted)).toEqual([true]);
    expect(at().bot.store.files.due("9999")).toEqual([]);
  });

  it("that Slack does not take are said not to have been sent", async () => {
    await start();
    at().slack.tell("files.getUploadURLExternal", { kind: "refuse", error: "missing_scope" });
    await at().slack.command("export reviews.overdue", { user: "UMANAGER", channel: "CTEAM" });

    expect((await answered(at(), "UMANAGER"))[0]?.text).toContain("so nothing was sent");
  });

  it("that are there although Slack's answer was lost are said to be there, and sent once", async () => {
    await start();
    at().slack.tell("files.completeUploadExternal", { kind: "drop" });
    await at().slack.command("export reviews.overdue", { user: "UMANAGER", channel: "CTEAM" });
    const told = await answered(at(), "UMANAGER", 2);

    expect(told.map(({ text }) => text).join()).toContain("It is deleted on");
    expect(at().slack.posts("DMANAGER")).toHaveLength(1);
    expect(at().bot.store.files.due("9999")).toEqual(stored().map(({ id }) => id));
  });

  it("that are not there after an answer was lost are said not to have been sent, and deleted if they come", async () => {
    await start();
    at().slack.tell("files.completeUploadExternal", { kind: "status", status: 502 });
    await at().slack.command("export reviews.overdue", { user: "UMANAGER", channel: "CTEAM" });
    const [told] = await answered(at(), "UMANAGER");

    expect(told?.text).toContain("it is not in your conversation");
    expect(told?.text).toContain("deleted");
    expect(at().bot.store.files.due("9999")).toEqual(stored().map(({ id }) => id));
  });

  it("of which Slack does not say whether they are there are not said to be missing", async () => {
    await start();
    at().slack.tell("files.completeUploadExternal", { kind: "drop" });
    at().slack.tell("files.info", { kind: "refuse", error: "missing_scope" }, 50);
    await at().slack.command("export reviews.overdue", { user: "UMANAGER", channel: "CTEAM" });
    const told = await answered(at(), "UMANAGER", 2);

    expect(told.map(({ text }) => text).join()).toContain("before you ask again");
  });

  it("whose bytes did not all arrive are not sent", async () => {
    await start();
    at().slack.tell("upload", { kind: "drop" });
    await at().slack.command("export reviews.overdue", { user: "UMANAGER", channel: "CTEAM" });
    const [told] = await answered(at(), "UMANAGER");

    expect(told?.text).toContain("so nothing was sent");
    expect(stored().map(({ isComplete }) => isComplete)).toEqual([false]);
  });

  it("that the store has forgotten are found and deleted when their days are over", async () => {
    let day = 0;
    await start({
      changed: (bot) => ({
        ...bot,
        clock: { ...bot.clock, now: () => new Date(Date.now() + day * 86_400_000).toISOString() },
      }),
    });
    await at().slack.command("export reviews.overdue", { user: "UMANAGER", channel: "CTEAM" });
    await answered(at(), "UMANAGER", 2);
    const { files, users } = at().slack.workspace;
    const [own] = stored();
    if (own === undefined) throw new Error("no file");
    const [someone = ""] = users.keys();
    files.set("FOTHER", { ...own, id: "FOTHER", user: someone === "U0BOT" ? "UMANAGER" : someone });
    files.set("FCHART", { ...own, id: "FCHART", name: "chart.png" });
    // more pictures than Slack lists at once
    files.delete(own.id);
    for (let at = 0; at < 250; at += 1) files.set(`FPICTURE${at}`, { ...own, id: `FPICTURE${at}`, name: "chart.png" });
    files.set(own.id, own);
    for (const id of at().bot.store.files.due("9999")) at().bot.store.files.remove(id);
    day = 6.9;
    await at().channel.deleteDueFiles();
    expect(own.isDeleted).toBe(false);
    day = 7.1;
    await at().channel.deleteDueFiles();

    expect(stored().flatMap(({ id, isDeleted }) => (isDeleted ? [id] : []))).toEqual([own.id]);
  });

  it("are not for a viewer", async () => {
    await start();
    await at().slack.command("export reviews.overdue", { user: "UVIEWER", channel: "CTEAM" });

    expect((await answered(at(), "UVIEWER"))[0]?.text).toContain("Your role does not see");
    expect(stored()).toEqual([]);
  });
});
