import { describe, expect, it } from "vitest";
import { commandOf } from "../../src/dispatch.ts";

describe("words after a command's name", () => {
  it.each([
    ["case REF-1", "case", "REF-1"],
    ["case", "case", ""],
    ["case ada", "case", "ada"],
    ["CASE ref 12", "case", "ref 12"],
    ["case officers", "measure", "case officers"],
    ["case load", "measure", "case load"],
    ["case officers by team", "measure", "case officers by team"],
    ["why REF-1", "why", "REF-1"],
    ["why", "why", ""],
    ["why do plans cease", "measure", "why do plans cease"],
    ["my work", "my", "work"],
    ["my", "my", ""],
    ["my older", "my", "older"],
    ["my unallocated page 2", "my", "unallocated page 2"],
    ["my page 2", "my", "page 2"],
    ["my workload", "measure", "my workload"],
    ["my overdue reviews", "measure", "my overdue reviews"],
    ["share reviews overdue", "share", "reviews overdue"],
    ["share of plans on time", "measure", "share of plans on time"],
    ["status", "status", ""],
    ["status please", "status", "please"],
    ["status of the data", "status", ""],
    ["status of reviews", "reviews", ""],
    ["status of overdue reviews", "measure", "status of overdue reviews"],
    ["reviews", "reviews", ""],
    ["reviews overdue", "measure", "reviews overdue"],
    ["plans by team", "measure", "plans by team"],
    ["measure plans by team", "measure", "plans by team"],
    ["/send cases reviews overdue page 2", "cases", "reviews overdue page 2"],
    ["digest please", "digest", "please"],
    ["subscribe weekly", "subscribe", "weekly"],
    ["rejected rows", "status", ""],
    ["hello", "help", ""],
    ["what can you do", "help", ""],
    ["help me", "help", "me"],
    ["", "help", ""],
  ])("are found in %j: command %s, words %j", (words, name, rest) => {
    const found = commandOf(words);

    expect([found.command.name, found.rest]).toEqual([name, rest]);
  });
});
