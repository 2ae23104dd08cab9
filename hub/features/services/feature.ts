import type { Feature } from "../feature.ts";
import { service } from "./service-command.ts";

export const services: Feature = { commands: { service } };
