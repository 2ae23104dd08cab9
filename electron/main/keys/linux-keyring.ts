/**
 * On Linux without a keyring Chromium "encrypts" with a password that stands in its source
 * (`basic_text`): that protects nothing, so it counts as no protection.
 *
 * A runtime too old to say which keyring it uses (the development runtime) shows it in what it seals:
 * Chromium marks with `v11` what a key out of a keyring sealed, with `v10` what its own password did.
 */
export function linuxKeyringProtects(backend: string | null, sealed: Buffer | null): boolean {
  if (backend !== null) return /^(gnome_libsecret|kwallet[56]?)$/.test(backend);
  return sealed?.subarray(0, 3).toString("latin1") === "v11";
}
