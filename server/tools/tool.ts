import type { z } from 'zod'
import type { ToolName } from '../../shared/tools.ts'
import type { Context } from '../context.ts'

/** What a tool may use. Scope, clock and caller come from here, never from its arguments. */
export type ToolContext = Context & {
  /** Who asks, for limits and logs. */
  readonly caller: string
}

/** A read-only question to the cost data. */
export type Tool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly name: ToolName
  readonly title: string
  /** For a model: what it answers, and when to choose it. */
  readonly description: string
  readonly input: Input
  readonly output: Output
  execute(input: z.output<Input>, context: ToolContext): Promise<z.output<Output>>
}

/** Checks a tool's types where it is written. */
export function defineTool<Input extends z.ZodType, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
): Tool<Input, Output> {
  return tool
}
