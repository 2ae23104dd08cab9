import type { Feature } from "../feature.ts";
import { verify as verifyCommand } from "./verify-command.ts";

export const verify: Feature = { commands: { verify: verifyCommand } };
