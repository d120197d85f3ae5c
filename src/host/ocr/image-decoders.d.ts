/** The part of pdf.js that decodes images, which ships without types. */
declare module 'pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs' {
  export class JpegImage {
    width: number
    height: number
    parse(data: Uint8Array): void
    getData(options: { width: number; height: number; forceRGB?: boolean; isSourcePDF: boolean }): Uint8ClampedArray
  }
  export const JpxImage: {
    setOptions(options: {
      useWasm: boolean
      useWorkerFetch: boolean
      wasmUrl: string
      handler: { sendWithPromise(name: string, request: { filename: string }): Promise<Uint8Array> }
    }): void
    /** Samples pixel after pixel; nothing where the image has other components than it is asked for. */
    decode(bytes: Uint8Array, options: { numComponents: number }): Promise<Uint8ClampedArray | undefined>
  }
}
