import { alertKinds } from "../src/alerts/index.ts";
import { command } from "../src/command.ts";
import { digestAnswer } from "../src/digest-answer.ts";
import { isStaleOn } from "../src/morning.ts";
import { ownDigest } from "../src/own-work.ts";
import { recordOwner } from "../src/record-owner.ts";
import { saySentence } from "../src/say-answer.ts";

export const digest = command({
  name: "digest",
  says: "your digest as it stands now",
  usage: "digest",
  run(_, desk) {
    const { book, today, caseAddress } = desk;
    const own = ownDigest(desk, alertKinds);
    if (own.items.length === 0 && own.handedOn.length === 0) {
      return saySentence("Your digest", desk, "Nothing is late or nearly late.");
    }
    const personOf = recordOwner(book, alertKinds);
    return digestAnswer(own, {
      book,
      today,
      kinds: alertKinds,
      caseAddress,
      isStale: isStaleOn(book, today),
      personOf,
    });
  },
});
