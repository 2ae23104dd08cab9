import type { Feature } from "../feature.ts";
import { init } from "./init-command.ts";
import { routes } from "./routes.ts";
import { serve } from "./serve-command.ts";

export const hosting: Feature = { routes, commands: { init, serve } };
