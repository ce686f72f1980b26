/** Whether bars stand so close that lines between them would hide them. */
export function isDense(count: number, width: number): boolean {
  return count > width / 6
}

/** How much of the distance between two bars is free. */
export function barPadding(count: number, width: number): number {
  return isDense(count, width) ? 0.1 : 0.28
}
