import { job } from "../src/job.ts";

export const deliver = job({
  id: "deliver",
  description: "sends the messages that are due",
  needs: [],
  schedule: "* * * * *",
  isPartOfMorning: true,
  delivers: true,
  run: async ({ deliver: send }) => `${await send()} delivered`,
});
