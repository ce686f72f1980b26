import type { BillFormat } from './bill-format.ts'
import { focus } from './focus.ts'

/** Every format that Billow reads; the first that recognises the columns is taken. */
export const billFormats: readonly BillFormat[] = [focus]
