import { job } from "../src/job.ts";

export const deliver = job({
  id: "deliver",
  description: "sends the messages that are due",
  needs: [],
  schedule: "* * * * *",
  isPartOfMorning: true,
  delivers: true,
  async run({ deliver: send, store }) {
    const [count, waiting] = [await send(), store.outbox.waiting()];
    return `${count} delivered${waiting === 0 ? "" : `, ${waiting} waiting`}`;
  },
});
