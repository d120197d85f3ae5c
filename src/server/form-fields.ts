import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

/** The fields of a form that was sent. Throws `HTTPException` 400 where what was sent is no form. */
export async function formFields(c: Context): Promise<Record<string, string | File>> {
  try {
    return await c.req.parseBody()
  } catch (error) {
    // So the platform says that the body is cut off or not of the kind that its header says.
    if (!(error instanceof TypeError)) throw error
    throw new HTTPException(400, { message: 'What was sent cannot be read as a form: send it once more from its page.', cause: error })
  }
}
