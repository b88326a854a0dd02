import { describe, expect, it } from "vitest";
import { defaultWords } from "../../src/cases/council-words.ts";
import { measures } from "../../src/measures/index.ts";
import { readConfig } from "../../src/config/config.ts";
import { exactQuery } from "../../src/query/exact-query.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { phraseDay, phraseSnapshot } from "./phrase-borough.ts";
