import { capture } from "./run-process.mjs";
import { say, saying } from "./say.mjs";

/**
 * What Electron needs of a Debian that has no desktop; the fonts are for Chinese, the next three for the
 * tests of the system's keeping of secrets, the last two for those that read our papers as strangers do.
 */
const needed = [
  "xvfb",
  "xauth",
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libxss1",
  "libatk-bridge2.0-0",
  "libcups2",
  "fonts-noto-cjk",
  "dbus",
  "gnome-keyring",
  "libsecret-1-0",
  "poppler-utils",
  "unzip",
];

/** Later Debian releases renamed some libraries with the suffix t64. */
async function missing() {
  const names = needed.flatMap((name) => [name, `${name}t64`]);
  // Names that dpkg does not know make it exit non-zero although it answers for the others.
  const answer = await capture("sh", [
    "-c",
    `dpkg-query -W -f '\${Package} \${Status}\\n' ${names.join(" ")} 2>/dev/null || true`,
  ]);
  const installed = new Set(
    answer
      .split("\n")
      .filter((line) => line.endsWith("install ok installed"))
      .map((line) => line.split(" ")[0]),
  );
  return needed.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/** Installs the missing Debian packages as root; tells the command to anybody else. */
export async function ensureDebianPackages() {
  if (process.platform !== "linux") return;
  const hasDpkg = await capture("sh", ["-c", "command -v dpkg-query"]).catch(() => "");
  if (hasDpkg === "") {
    say(`not a Debian system; Electron needs the equivalents of: ${needed.join(" ")}`);
    return;
  }
  const packages = await missing();
  if (packages.length === 0) return;
  const install = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
  if (process.getuid?.() !== 0) {
    say(`missing Debian packages; please run: sudo apt-get update && sudo apt-get ${install.join(" ")}`);
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await saying(`installing Debian packages: ${packages.join(" ")}`, async () => {
    await capture("apt-get", ["update", "-qq"], { env });
    await capture("apt-get", install, { env });
  });
}
