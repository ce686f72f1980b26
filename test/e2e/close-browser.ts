import { afterAll } from 'vitest'
import { closeSharedBrowser } from './choose-browser.ts'

afterAll(closeSharedBrowser)
