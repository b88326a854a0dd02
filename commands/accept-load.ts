import { command } from "../src/command.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

export const acceptLoad = command({
  name: "accept-load",
  description: "takes a load that was refused for what it lost, at the next refresh",
  needs: { right: "operates", refusal: "accepting a load is for managers and analysts" },
  args: {},
  changes: true,
  needsNoSnapshot: true,
  run(_, context) {
    const { store, now } = context;
    const rejected = store.loads.allRefused();
    if (rejected.length === 0) throw new UserError("no load waits to be accepted");
    store.transaction(() => {
      for (const { source, rows } of rejected) store.loads.accept(source, rows, now);
    });
    return privateAnswer(
      "Load accepted",
      context,
      rejected.map(({ source, reason }) => ({
        kind: "say",
        text: `Accepted from ${source}: ${reason}. It is taken at the next refresh.`,
      })),
    );
  },
});
