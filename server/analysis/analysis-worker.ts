import { serveThread } from '../threads/serve-thread.ts'
import { analyse } from './analyses.ts'

serveThread(analyse)
