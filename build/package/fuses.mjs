// Electron's fuses (S17): bits in the binary that close doors for good. Set after packing, before
// signing, then read back from the binary, because a fuse that was not set looks like one that was.
import path from "node:path";
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from "@electron/fuses";
import { say } from "../runtime/say.mjs";

/** What every package must say. The snapshot fuse is about start-up, not about safety, and stays as it is. */
export const wanted = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
};

/** @typedef {keyof typeof wanted} FuseName */
const names = /** @type {FuseName[]} */ (Object.keys(wanted));

/**
 * The fuses as the binary has them; `undefined` for one that this Electron does not have.
 * @param {string} executable
 * @returns {Promise<Record<FuseName, boolean | undefined>>}
 */
export async function readFuses(executable) {
  const wire = /** @type {Record<number, FuseState | undefined>} */ (
    /** @type {unknown} */ (await getCurrentFuseWire(executable))
  );
  const state = (/** @type {FuseName} */ name) => {
    const bit = wire[FuseV1Options[name]];
    return bit === FuseState.ENABLE ? true : bit === FuseState.DISABLE ? false : undefined;
  };
  return /** @type {Record<FuseName, boolean | undefined>} */ (
    Object.fromEntries(names.map((name) => [name, state(name)]))
  );
}

/** @param {string} executable @returns {Promise<FuseName[]>} fuses that this Electron lacks */
export async function setFuses(executable) {
  const before = await readFuses(executable);
  const missing = names.filter((name) => before[name] === undefined);
  const present = names.filter((name) => before[name] !== undefined);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === "darwin",
    ...Object.fromEntries(present.map((name) => [FuseV1Options[name], wanted[name]])),
  });
  const after = await readFuses(executable);
  const wrong = present.filter((name) => after[name] !== wanted[name]);
  if (wrong.length > 0) throw new Error(`fuses not set in ${executable}: ${wrong.join(", ")}`);
  return missing;
}

/** @param {import("electron-builder").AfterPackContext} context @returns {string} */
function executableOf({ appOutDir, electronPlatformName, packager }) {
  const product = packager.appInfo.productFilename;
  if (electronPlatformName === "darwin" || electronPlatformName === "mas") {
    return path.join(appOutDir, `${product}.app`);
  }
  if (electronPlatformName === "win32") return path.join(appOutDir, `${product}.exe`);
  return path.join(appOutDir, packager.config.linux?.executableName ?? product);
}

/** electron-builder's hook. @param {import("electron-builder").AfterPackContext} context */
export default async function afterPack(context) {
  const missing = await setFuses(executableOf(context));
  if (missing.length === 0) return;
  const what = `Electron ${context.packager.config.electronVersion ?? ""} has no fuse ${missing.join(", ")}`;
  if (context.packager.config.extraMetadata?.deskside?.build !== "test") throw new Error(what);
  say(`NOTE: ${what}; in this test build they are not set`);
}
