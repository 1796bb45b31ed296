import { SaxesParser } from 'saxes'
import { AppError } from '#api/kernel/errors.ts'
import { unreadable } from './faults.ts'

/** What a reader of XML is told: elements by names without prefix, attributes by name, or by `:name` after any prefix. */
export type XmlHandlers = {
  open?: (name: string, attribute: (name: string) => string | undefined) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Longest tag or text, in characters, and deepest nesting. */
const [TOKEN_LIMIT, DEPTH_LIMIT] = [1 << 20, 128]

/**
 * Reads UTF-8 XML as it comes, without a document type, hence without entities of its own; yields after every chunk, so
 * that what the handlers gathered can be taken away.
 * @throws AppError refused `content.unreadable`
 */
export async function* readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const { open, close, text } = handlers
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [pending, depth] = [0, 0]
  const seen = () => {
    pending = 0
  }
  parser.on('doctype', () => {
    throw malformed('DOCTYPE')
  })
  parser.on('opentag', ({ name, attributes }) => {
    seen()
    if (++depth > DEPTH_LIMIT) throw malformed('depth')
    open?.(localName(name), (wanted) => attributes[wanted.startsWith(':') ? prefixed(attributes, wanted) : wanted])
  })
  parser.on('closetag', ({ name }) => {
    seen()
    depth--
    close?.(localName(name))
  })
  const onText = (part: string) => {
    seen()
    text?.(part)
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('comment', seen)
  for await (const chunk of chunks) {
    pending += chunk.length
    write(() => parser.write(decoder.decode(chunk, { stream: true })))
    if (pending > TOKEN_LIMIT) throw malformed('token')
    yield
  }
  write(() => parser.write(decoder.decode()).close())
  yield
}

/** Runs a step of parsing, whose own errors tell of the XML and not of the program. */
function write(step: () => void) {
  try {
    step()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw malformed(error instanceof Error ? error.message.slice(0, 300) : '')
  }
}

const malformed = (reason: string) => unreadable('Excel 文件内部的 XML 已损坏或无法读取', { reason })

/** The full name of the attribute that ends so, whatever prefix its writer chose. */
const prefixed = (attributes: Record<string, string>, ending: string) =>
  Object.keys(attributes).find((name) => name.endsWith(ending)) ?? ''

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** Reads the whole of a small part. */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const events = readXml(chunks, handlers)
  while (!(await events.next()).done);
}
