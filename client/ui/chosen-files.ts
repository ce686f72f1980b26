/** A file with its name as the user knows it, with its folders where it came in one. */
export type ChosenFile = { readonly file: File; readonly name: string }

/** What a file input holds. */
export function chosenFiles(files: Iterable<File> | null): ChosenFile[] {
  return [...(files ?? [])]
    .map((file) => ({ file, name: file.webkitRelativePath || file.name }))
    .filter(isSeen)
}

/** The entries of a drop if any of them is a folder, which a file input would not open; else null. */
export function droppedFolders(transfer: DataTransfer): FileSystemEntry[] | null {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  return entries.some((entry) => entry.isDirectory) ? entries : null
}

/** Every file in some dropped entries, however deep. */
export async function filesWithin(entries: readonly FileSystemEntry[]): Promise<ChosenFile[]> {
  const found = await Promise.all(entries.map(filesOf))
  return found.flat().filter(isSeen)
}

async function filesOf(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ file, name: entry.fullPath.replace(/^\//, '') }]
  }
  return isFolder(entry) ? filesWithin(await childrenOf(entry)) : []
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    // A reader answers in portions; an empty one is the last.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** Hidden files, such as those that file managers leave in folders, are no bills. */
function isSeen({ name }: ChosenFile): boolean {
  return name.split('/').every((part) => !part.startsWith('.'))
}
