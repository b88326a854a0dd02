import { job } from "../src/job.ts";

export const deliver = job({
  id: "deliver",
  says: "sends the messages that are due",
  schedule: "* * * * *",
  needsNoBook: true,
  run: async ({ deliver: send }) => `${await send()} delivered`,
});
