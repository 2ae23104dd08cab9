/** As much of pdfmake 0.3 as is used; it brings no types. */
declare module "pdfmake" {
  interface Produced {
    getBuffer(): Promise<Buffer>;
  }
  interface PdfMake {
    setFonts(fonts: Record<string, { normal: string; bold: string }>): void;
    setUrlAccessPolicy(allow: (url: string) => boolean): void;
    setLocalAccessPolicy(allow: (path: string) => boolean): void;
    createPdf(definition: object, options?: object): Produced;
  }
  const pdfmake: PdfMake;
  export default pdfmake;
}
