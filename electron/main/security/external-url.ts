// S11: which addresses may leave the application.

const MAX_CHARS = 2000;

/** The normalised address to open, or null. What is checked is what is opened. */
export function externalUrl(address: string): string | null {
  if (address.length > MAX_CHARS || /[\u0000-\u0020\u007f\\"'<>`]/.test(address)) return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.username || url.password) return null;
  if (url.protocol === "https:") return url.hostname ? url.href : null;
  if (url.protocol !== "mailto:") return null;
  // Some mail programs attach the file that a link names.
  for (const key of url.searchParams.keys()) {
    if (!["subject", "body", "cc"].includes(key.toLowerCase())) return null;
  }
  return /^[^@/]+@[^@/]+$/.test(url.pathname) ? url.href : null;
}
