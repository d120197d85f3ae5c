/** The bytes of a stream; of one that holds more than `most` it throws what `tooLarge` gives. */
export async function collect(stream: AsyncIterable<unknown>, most: number, tooLarge: () => Error): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
    size += buffer.length
    if (size > most) throw tooLarge()
    chunks.push(buffer)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Larger things than this are given as files. */
export const largestStandardInput = 512 * 1024 * 1024
