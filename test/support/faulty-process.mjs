// Loaded before the bot: a signal makes a fault of its own that nobody catches, as a library's fault would be.
process.on("SIGUSR2", () => {
  if (process.env.FAULT === "rejected") void Promise.reject(new TypeError("a secret of somebody"));
  else throw new TypeError("a secret of somebody");
});
