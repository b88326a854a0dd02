import type { Appointment } from "../../colleague.ts";

/** The demo's people besides its officers, so that each of the five roles can be tried. */
export const demoAppointments: readonly Appointment[] = [
  { email: "manager@example.org", role: "manager", team: null },
  { email: "primary.manager@example.org", role: "team-manager", team: "Primary" },
  { email: "analyst@example.org", role: "analyst", team: null },
  { email: "viewer@example.org", role: "viewer", team: null },
];
