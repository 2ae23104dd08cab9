import type { Feature } from "../feature.ts";
import { backup as backupCommand } from "./backup-command.ts";
import { restore } from "./restore-command.ts";

export const backup: Feature = { commands: { backup: backupCommand, restore } };
