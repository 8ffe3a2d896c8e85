import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { installedAsset, type AssetName } from './asset-files.ts'

/** The path of an asset: beside the bundle when there is one, in the installed packages otherwise. */
export const assetPath = (name: AssetName): string => {
  const beside = fileURLToPath(new URL(`./${name}`, import.meta.url))
  return existsSync(beside) ? beside : installedAsset(name)
}

const loaded = new Map<AssetName, Uint8Array>()

/** The bytes of an asset, read once. */
export const assetBytes = (name: AssetName): Uint8Array => {
  const known = loaded.get(name)
  if (known) return known
  const bytes = new Uint8Array(readFileSync(assetPath(name)))
  loaded.set(name, bytes)
  return bytes
}
