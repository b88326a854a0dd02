import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether tests may mount a small disk here, as root on Linux usually may, and in a container seldom. */
export const canMount = ((): boolean => {
  if (process.getuid?.() !== 0 || process.platform !== "linux") return false;
  const folder = mkdtempSync(join(tmpdir(), "may-mount-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  if (status === 0) spawnSync("umount", [folder]);
  rmdirSync(folder);
  return status === 0;
})();
