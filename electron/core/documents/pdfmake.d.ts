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

/** Its own encoder of QR codes: what it would draw, the ground first and then each dark module. */
declare module "pdfmake/js/qrEnc.js" {
  interface Rectangle {
    x: number;
    y: number;
    w: number;
  }
  interface Encoder {
    measure(node: { qr: string | readonly number[]; eccLevel: "M" }): {
      _canvas: [Rectangle, ...Rectangle[]];
    };
  }
  const module: Encoder | { default: Encoder };
  export default module;
}
