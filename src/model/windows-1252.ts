/** What Windows-1252 has from 0x80 to 0x9F; five of these places stand for nothing but a control character. */
const marks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const decoder = new TextDecoder('windows-1252')

/**
 * Bytes as Windows-1252, in which Western texts that are not UTF-8 are, Latin-1 being what they declare: one character a byte. Node 20 takes the
 * quotation marks and dashes of 0x80 to 0x9F for control characters, so that these are told here.
 */
export const fromWindows1252 = (bytes: Uint8Array): string =>
  decoder.decode(bytes).replace(/[\u0080-\u009f]/g, (control) => marks[control.charCodeAt(0) - 0x80]!)
