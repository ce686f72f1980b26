/** The sentence for a part of an address that makes no sense. */
export function unknownInAddress(name: string, text: string): string {
  return `The address asks for ${name} “${text}”, which does not exist; the usual is shown.`
}

/**
 * What in an address could not be understood.
 *
 * @param view what was read of it, with the usual in place of what makes no sense.
 */
export function addressProblems(params: URLSearchParams, view: Readonly<Record<string, string>>): string[] {
  return Object.entries(view).flatMap(([name, value]) => {
    const text = params.get(name)
    return text === null || text === value ? [] : [unknownInAddress(name, text)]
  })
}
