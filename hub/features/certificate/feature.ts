import type { Feature } from "../feature.ts";
import { certificate } from "./certificate-command.ts";

export const certificates: Feature = { commands: { certificate } };
