import * as fc from "fast-check";

// a mutant is dead at the first failure: nobody looks for the smallest
fc.configureGlobal({ endOnFailure: true });
