import { alertKinds } from "../src/alerts/index.ts";
import { command } from "../src/command.ts";
import { digestAnswer, letterAt } from "../src/digest-answer.ts";
import { ownDigest } from "../src/own-work.ts";
import { saySentence } from "../src/say-answer.ts";

export const digest = command({
  name: "digest",
  says: "your digest as it stands now",
  usage: "digest",
  run(_, desk) {
    const own = ownDigest(desk, alertKinds);
    if (own.items.length === 0 && own.handedOn.length === 0) {
      return saySentence("Your digest", desk, "Nothing is late or nearly late.");
    }
    return digestAnswer(own, letterAt(desk, alertKinds));
  },
});
