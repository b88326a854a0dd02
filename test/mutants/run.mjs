// Breaks the program in small ways, room by room, and counts what the tests notice:
// npm run test:mutants [-- room or file of a room …]
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const rooms = ["facts", "access", "delivery", "digest", "measures/engine"];

const asked = process.argv.slice(2);
const filesOf = (room) => {
  const files = asked.filter((one) => one.startsWith(`src/${room}/`));
  if (files.length > 0) return files;
  return asked.length === 0 || asked.includes(room) ? [`src/${room}/**/*.ts`] : [];
};

/** Where survivors are tried on their own: the program with its types, apart from the one being worked on. */
const trial = resolve(".stryker-tmp/types");

function makeTrial() {
  rmSync(trial, { recursive: true, force: true });
  mkdirSync(trial, { recursive: true });
  for (const name of ["src", "commands", "jobs", "tsconfig.json", "tsconfig.build.json"]) {
    cpSync(name, join(trial, name), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(trial, "node_modules"));
}

/** Whether the mutant has right types: nobody could write the others, so no test need notice them. */
function compiles(file, source, { location: { start, end }, replacement }) {
  const lines = source.split("\n");
  const at = ({ line, column }) => lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
  writeFileSync(join(trial, file), source.slice(0, at(start)) + replacement + source.slice(at(end)));
  const options = [
    "-p",
    "tsconfig.build.json",
    "--noEmit",
    "--noUnusedLocals",
    "false",
    "--noUnusedParameters",
    "false",
  ];
  const { status } = spawnSync("node_modules/.bin/tsc", options, { cwd: trial });
  writeFileSync(join(trial, file), source);
  return status === 0;
}

function lineOf(file, { location, mutatorName, replacement }) {
  const { line, column } = location.start;
  return `  ${file}:${line}:${column} ${mutatorName} ${replacement.replaceAll(/\s+/g, " ").slice(0, 80)}`;
}

for (const room of rooms) {
  const files = filesOf(room);
  if (files.length === 0) continue;
  const mutate = files.join(",");
  const env = { ...process.env, MUTANTS_ROOM: room };
  const { status } = spawnSync("node_modules/.bin/stryker", ["run", "test/mutants/stryker.config.json", "-m", mutate], {
    env,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(1);

  makeTrial();
  const report = JSON.parse(readFileSync("reports/mutants.json", "utf8"));
  const counts = { dead: 0, wrong: 0, alive: [] };
  for (const [file, { source, mutants }] of Object.entries(report.files)) {
    for (const mutant of mutants) {
      if (["Killed", "Timeout", "RuntimeError"].includes(mutant.status)) counts.dead += 1;
      else if (compiles(file, source, mutant)) counts.alive.push(lineOf(file, mutant));
      else counts.wrong += 1;
    }
  }
  const all = counts.dead + counts.alive.length;
  const share = ((100 * counts.dead) / all).toFixed(1);
  const summary = `${room}: ${counts.dead} of ${all} mutants killed, ${share}%; ${counts.wrong} more do not compile`;
  process.stdout.write(`${[...counts.alive, summary].join("\n")}\n`);
  writeFileSync(`reports/mutants-${room.replace("/", "-")}.txt`, `${[...counts.alive, summary].join("\n")}\n`);
}
