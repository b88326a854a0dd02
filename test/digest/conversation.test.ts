import { expect, it } from "vitest";
import {
  channelConversation,
  channelIn,
  isUrgent,
  personalConversation,
  personOf,
  urgentConversation,
} from "../../src/digest/conversation.ts";

it.each([
  ["a person's", personalConversation("k1"), "person:k1", "k1", null, false],
  ["a person's, for what is urgent", urgentConversation("k1"), "urgent:k1", "k1", null, true],
  ["a channel's", channelConversation("C1"), "channel:C1", null, "C1", false],
  [
    "of a person whose key says channel",
    personalConversation("channel:C1"),
    "person:channel:C1",
    "channel:C1",
    null,
    false,
  ],
  [
    "of a channel whose id says urgent",
    channelConversation("urgent:k1"),
    "channel:urgent:k1",
    null,
    "urgent:k1",
    false,
  ],
  ["of a channel whose id has two lines", channelConversation("C1\nC2"), "channel:C1\nC2", null, "C1\nC2", false],
  ["that nobody knows", "team:k1", "team:k1", null, null, false],
])("a conversation %s tells whose it is and whether it is urgent", (_, name, written, person, channel, urgent) => {
  expect(name).toBe(written);
  expect([personOf(name), channelIn(name), isUrgent(name)]).toEqual([person, channel, urgent]);
});
