import "./raise.ts";
import "../../../hub/cli/main.ts";
