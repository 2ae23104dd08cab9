import type { Role } from "../../../shared/domain/permission/permission.ts";
import { MEMBERS } from "../demo-hub.ts";
import type { CrewKey } from "./step.ts";

const [lead, colleague] = MEMBERS;

/** The department: who works with consoles. Two of them have the profiles that stay. */
export const CREW: Readonly<Record<CrewKey, { name: string; role: Role }>> = {
  lead,
  colleague,
  tang: { name: "唐小雨", role: "technician" },
  fang: { name: "方志远", role: "technician" },
  assets: { name: "罗敏", role: "assetManager" },
  manager: { name: "秦卫东", role: "manager" },
};

/** Who takes calls and goes to desks. */
export const TECHNICIANS: readonly CrewKey[] = ["colleague", "tang", "fang"];
