/**
 * On Linux without a keyring Chromium "encrypts" with a password that stands in its source
 * (`basic_text`): that protects nothing, so it counts as no protection. A runtime too old to say
 * which keyring it uses counts the same.
 */
export function linuxKeyringProtects(backend: string | null): boolean {
  return backend !== null && /^(gnome_libsecret|kwallet[56]?)$/.test(backend);
}
