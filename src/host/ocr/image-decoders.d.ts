/** The part of pdf.js that decodes images, which ships without types. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  export class JpegImage {
    width: number
    height: number
    parse(data: Uint8Array): void
    getData(options: { width: number; height: number; forceRGB?: boolean; isSourcePDF: boolean }): Uint8ClampedArray
  }
}
