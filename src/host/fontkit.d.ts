/** The part of fontkit, which pdfkit draws with, that is used here. */
declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: string
    layout(text: string): { readonly advanceWidth: number }
    hasGlyphForCodePoint(codePoint: number): boolean
  }
  export function create(bytes: Uint8Array): Font
}
