import { EngineFailure, seen, texts } from '../engine/run-engine.ts'
import type { ExtractCover, Finding, Redaction, RedactionRect, Verification, VerificationRequest } from '../types.ts'
import { checkBytes } from './check-bytes.ts'
import { checkStructure } from './check-structure.ts'
import { checkPage, foreignWords, labelsIn, stampText, withoutPassages, wordsOf } from './check-texts.ts'
import { checkUse } from './check-use.ts'
import { Unreadable } from './pdf-value.ts'
import { readObjects } from './read-objects.ts'

/**
 * Checks an extract against its sources with another engine than the one that made it: the scope is whole, nothing else is there,
 * and every stream decodes. Whatever cannot be checked is a finding.
 */
export const verifyExtract = async (request: VerificationRequest): Promise<Verification> => {
  const findings = await findingsOf(request)
  return { ok: findings.length === 0, findings }
}

const findingsOf = async (request: VerificationRequest): Promise<Finding[]> => {
  try {
    return await check(request)
  } catch (cause) {
    return [{ code: 'unreadable', detail: `the check could not be finished: ${cause instanceof EngineFailure ? cause.message : 'fault'}` }]
  }
}

/** A page in scope: what must be in the extract, what must not, and the reasons printed over what was taken out. */
type ScopePage = { kept: string, gone: string[], reasons: string[] }

type Scope = { pages: (ScopePage | undefined)[], outside: string[] }

const isRect = (redaction: Redaction): redaction is RedactionRect => 'width' in redaction

const readScope = async (sources: VerificationRequest['sources']): Promise<Scope> => {
  const documents = sources.map(({ bytes, redactions = [] }) =>
    ({ bytes, rects: redactions.filter(isRect).map((rect) => ({ ...rect, index: rect.page - 1 })) }))
  const read = await seen({ documents })
  const outside = sources.flatMap(({ pages }, at) =>
    (read[at] ?? []).flatMap((page, index) => (pages.includes(index + 1) ? [] : [page.seen, page.unseen])))
  const pages = sources.flatMap(({ pages: chosen, redactions = [] }, at) => chosen.map((number): ScopePage | undefined => {
    const page = read[at]?.[number - 1]
    const own = redactions.filter((redaction) => redaction.page === number)
    const passages = own.flatMap((redaction) => (isRect(redaction) ? [] : [redaction.passage]))
    return page && { kept: withoutPassages(page.seen, passages), gone: [page.unseen, ...passages], reasons: own.map(({ reason }) => reason) }
  }))
  return { pages, outside }
}

const check = async ({ extract, cover, sources }: VerificationRequest): Promise<Finding[]> => {
  const [shown = []] = await texts({ documents: [{ bytes: extract }] })
  const { pages, outside } = await readScope(sources)
  const inScope = pages.filter((page) => page !== undefined)
  if (inScope.length < pages.length) return [{ code: 'source-mismatch', detail: 'a page in scope that its source does not have' }]
  const coverPages = shown.length - inScope.length
  if (cover ? coverPages < 1 : coverPages !== 0) return [{ code: 'page-count', detail: `${shown.length} pages, ${inScope.length} in scope` }]
  const stamps = shown.map((_, index) => (cover ? stampText(cover, { number: index + 1, of: shown.length }) : ''))
  const known = [...inScope.flatMap(({ kept, reasons }) => [kept, ...reasons]), ...stamps, ...(cover ? coverTexts(cover) : [])]
  const foreign = foreignWords([...outside, ...inScope.flatMap(({ gone }) => gone)], known)
  return [
    ...checkFile(extract, foreign),
    ...shown.slice(0, coverPages).flatMap((text, index) => checkCover(text, { number: index + 1, foreign })),
    ...inScope.flatMap(({ kept, reasons }, index) => {
      const at = coverPages + index
      const text = shown[at] ?? ''
      return checkPage({ number: at + 1, text, source: kept, stamp: (stamps[at] ?? '') + labelsIn(text, reasons) })
    }),
  ]
}

const checkFile = (extract: Uint8Array, foreign: ReadonlySet<string>): Finding[] => {
  try {
    const file = readObjects(extract)
    return [...checkStructure(file), ...checkUse(file), ...checkBytes(file, foreign)]
  } catch (cause) {
    if (cause instanceof Unreadable) return [{ code: 'unreadable', detail: cause.message }]
    throw cause
  }
}

const coverTexts = (cover: ExtractCover): string[] => [
  cover.title, cover.practice, ...cover.items.flatMap(({ label, version, sourceSha256 }) => [label, version, sourceSha256]), ...cover.withheld,
  'Released by Released to Basis Docket What is enclosed Item Version Source pages source What was withheld Redisclosure',
]

const checkCover = (text: string, { number, foreign }: { number: number, foreign: ReadonlySet<string> }): Finding[] =>
  wordsOf(text).some((word) => foreign.has(word)) ? [{ code: 'foreign-text', detail: `cover page ${number}` }] : []
