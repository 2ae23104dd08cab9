import "./raise.ts";
import "../../../electron/core/cli/main.ts";
