import { command } from "../src/command.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

export const acceptLoad = command({
  name: "accept-load",
  description: "accept a load that was refused because too much was missing",
  needs: { right: "operates", refusal: "Only managers and analysts can accept a load." },
  args: {},
  changes: true,
  needsNoSnapshot: true,
  run(_, context) {
    const { store, now } = context;
    const rejected = store.loads.allRefused();
    if (rejected.length === 0) throw new UserError("No load is waiting to be accepted.");
    store.transaction(() => {
      for (const { source, rows } of rejected) store.loads.accept(source, rows, now);
    });
    return privateAnswer(
      "Load accepted",
      context,
      rejected.map(({ source, reason }) => ({
        kind: "say",
        text: `Accepted from ${source}: ${reason}. It is used from the next refresh.`,
      })),
    );
  },
});
