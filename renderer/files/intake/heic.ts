/** Brands of the container that telephones keep photos in and that nothing here decodes (ISO/IEC 23008-12, AVIF). */
const BRANDS = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"];

export function isHeic(head: Uint8Array): boolean {
  const ascii = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  return ascii(4) === "ftyp" && BRANDS.includes(ascii(8));
}
