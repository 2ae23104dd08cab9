import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";

/** A short word in the corner: something was done, or needs a look. Never the only place it is said. */
export function toast(message: string, tone: "ok" | "warn" = "ok"): void {
  notifications.show({
    message,
    color: tone === "ok" ? "green" : "yellow",
    icon: tone === "ok" ? <IconCheck size="1rem" /> : <IconAlertTriangle size="1rem" />,
    autoClose: 4000,
    withCloseButton: false,
  });
}
