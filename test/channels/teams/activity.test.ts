import { describe, expect, it } from "vitest";
import { readActivity } from "../../../src/channels/teams/activity.ts";

const about = { serviceUrl: "https://smba.trafficmanager.net/uk/", conversation: { id: "a:1" }, from: { id: "29:1" } };
const eventOf = (more: object) => readActivity({ ...about, ...more })?.event;

describe("an activity", () => {
  it.each(["<at", "</at ", "<br ", "&", " "])(
    "of the longest text that is taken is read at once, whatever it repeats: %j",
    (bit) => {
      const text = bit.repeat(250_000 / bit.length);
      const before = performance.now();
      eventOf({ type: "message", text });

      // what runs on takes half a minute
      expect(performance.now() - before).toBeLessThan(2000);
    },
  );

  it.each([
    ["add", "installed"],
    ["add-upgrade", "upgraded"],
    ["remove", "removed"],
    ["remove-upgrade", "nothing"],
    ["other", "nothing"],
    [undefined, "nothing"],
  ])("of an installation whose action is %s is one of kind %s", (action, kind) => {
    expect(eventOf({ type: "installationUpdate", action })).toEqual({ kind });
  });
});
