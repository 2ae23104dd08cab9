import type { TeamCalendar } from "../../sla/team-calendar.ts";
import type { ServiceTarget } from "./service-target.ts";

const DAY: [string, string][] = [
  ["09:00", "12:00"],
  ["13:30", "18:00"],
];

/** Working time until the team says its own (domain.md 3.3): seven and a half hours, five days. */
export const SHIPPED_CALENDAR: TeamCalendar = {
  zone: "Asia/Shanghai",
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
  days: {},
  reasons: {},
  national: true,
  notices: [],
  sites: [],
};

/** Targets until the team says its own (domain.md 3.2), in working minutes. */
export const SHIPPED_TARGETS: Readonly<Record<string, ServiceTarget>> = {
  request: { for: { types: ["request"] }, minutes: { response: 240, resolution: 1440 }, always: false },
  p1: { for: { priorities: ["P1"] }, minutes: { response: 30, onSite: 30, resolution: 240 }, always: false },
  p2: { for: { priorities: ["P2"] }, minutes: { response: 60, onSite: 60, resolution: 480 }, always: false },
  p3: {
    for: { priorities: ["P3"] },
    minutes: { response: 240, onSite: 240, resolution: 960 },
    always: false,
  },
  p4: { for: { priorities: ["P4"] }, minutes: { response: 480, resolution: 2400 }, always: false },
};
