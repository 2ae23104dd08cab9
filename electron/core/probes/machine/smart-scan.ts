/** By its name, else where its installer for Windows puts it. */
export const SMARTCTL = ["smartctl", "C:\\Program Files\\smartmontools\\bin\\smartctl.exe"] as const;

/**
 * Devices in the answer to `smartctl --scan`, one a line: `/dev/sda -d sat # …`. Words that could be an
 * option or leave `/dev` are no device.
 */
export function scannedIn(text: string): { device: string; type: string }[] {
  const found = text.split("\n").flatMap((line) => {
    const [, device, type] =
      /^(\/dev\/[A-Za-z0-9_/-]{1,60}|IOService:[A-Za-z0-9_/@,-]{1,60}) -d ([a-z0-9_,+-]{1,30})(?: |$)/u.exec(
        line.trim(),
      ) ?? [];
    return device !== undefined && type !== undefined ? [{ device, type }] : [];
  });
  return found.slice(0, 32);
}
