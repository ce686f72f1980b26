import type { Day } from '../../shared/period.ts'

/** A sub account's day: the least that a delivery tells of as a whole. */
export type Cell = string
export type Cells = ReadonlySet<Cell>

/** @param subAccount empty where charges name none. */
export function cellOf(day: Day, subAccount: string): Cell {
  return `${day} ${subAccount}`
}

export function dayOfCell(cell: Cell): Day {
  return cell.slice(0, 10)
}

export function subAccountOfCell(cell: Cell): string {
  return cell.slice(11)
}

/** The days of each sub account, as the database keeps them, as cells. */
export function parseCells(text: string): Set<Cell> {
  const days: Record<string, Day[]> = JSON.parse(text)
  return new Set(Object.entries(days).flatMap(([account, own]) => own.map((day) => cellOf(day, account))))
}

/** Each day once, in order. */
export function daysOfCells(cells: Iterable<Cell>): Day[] {
  return [...new Set([...cells].map(dayOfCell))].sort()
}

/** Each sub account once, in order. */
export function subAccountsOfCells(cells: Iterable<Cell>): string[] {
  return [...new Set([...cells].map(subAccountOfCell))].sort()
}
