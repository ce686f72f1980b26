/** The query part of a view's address; what is as usual is left out. */
export function writeAddress(
  view: Readonly<Record<string, string>>,
  usual: Readonly<Record<string, string>>,
): URLSearchParams {
  return new URLSearchParams(Object.entries(view).filter(([name, value]) => usual[name] !== value))
}
