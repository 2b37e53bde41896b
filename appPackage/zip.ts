import JSZip from 'jszip'

/** The first moment that a zip can tell of: the same files make the same bytes, whenever it is. */
const date = new Date(Date.UTC(1980, 0, 1))

/** The files as a zip, in the order of their names. */
export async function zip(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = new JSZip()
  for (const name of Object.keys(files).sort()) archive.file(name, files[name] ?? '', { date, createFolders: false })
  return archive.generateAsync({
    type: 'nodebuffer',
    platform: 'DOS',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  })
}
