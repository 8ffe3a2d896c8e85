import { texts } from '../engine/run-engine.ts'
import type { Finding, Verification, VerificationRequest } from '../types.ts'
import { checkBytes } from './check-bytes.ts'
import { checkStructure } from './check-structure.ts'
import { checkPage, foreignWords, stampText, wordsOf } from './check-texts.ts'
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
    return [{ code: 'unreadable', detail: cause instanceof Unreadable ? cause.message : 'the check could not be finished' }]
  }
}

const check = async ({ extract, cover, sources }: VerificationRequest): Promise<Finding[]> => {
  const file = readObjects(extract)
  const documents = [{ bytes: extract }, ...sources.map(({ bytes }) => ({ bytes, flatten: true }))]
  const [shown = [], ...sourceTexts] = await texts({ documents })
  const read = sources.map(({ pages }, index) => ({ pages, texts: sourceTexts[index] ?? [] }))
  const inScope = read.flatMap(({ pages, texts: all }) => pages.map((page) => all[page - 1]))
  if (inScope.some((text) => text === undefined)) return [{ code: 'source-mismatch', detail: 'a page in scope that its source does not have' }]
  const coverPages = shown.length - inScope.length
  if (coverPages < 1) return [{ code: 'page-count', detail: `${shown.length} pages, ${inScope.length} in scope and no cover` }]
  const stamps = shown.map((_, index) => stampText(cover, { number: index + 1, of: shown.length }))
  const outside = read.flatMap(({ pages, texts: all }) => all.filter((_, index) => !pages.includes(index + 1)))
  const foreign = foreignWords(outside, [...inScope.map((text) => text ?? ''), ...stamps, ...coverTexts(cover)])
  return [
    ...checkStructure(file),
    ...checkUse(file),
    ...checkBytes(file, foreign),
    ...shown.slice(0, coverPages).flatMap((text, index) => checkCover(text, { number: index + 1, foreign })),
    ...inScope.flatMap((source = '', index) => {
      const at = coverPages + index
      return checkPage({ number: at + 1, text: shown[at] ?? '', source, stamp: stamps[at] ?? '' })
    }),
  ]
}

const coverTexts = (cover: VerificationRequest['cover']): string[] => [
  cover.title, cover.practice, ...cover.items.flatMap(({ label, version, sourceSha256 }) => [label, version, sourceSha256]), ...cover.withheld,
  'Released by Released to Basis Docket What is enclosed Item Version Source pages source What was withheld Redisclosure',
]

const checkCover = (text: string, { number, foreign }: { number: number, foreign: ReadonlySet<string> }): Finding[] =>
  wordsOf(text).some((word) => foreign.has(word)) ? [{ code: 'foreign-text', detail: `cover page ${number}` }] : []
