import type { Feature } from "../feature.ts";
import { init } from "./init-command.ts";
import { measureRoute } from "./measure.ts";
import { routes } from "./routes.ts";
import { serve } from "./serve-command.ts";

export const hosting: Feature = {
  routes(app, parts) {
    routes(app, parts);
    measureRoute(app, parts);
  },
  commands: { init, serve },
};
