import { ActionIcon, CopyButton } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import classes from './command-line.module.css'

/** A command for a shell, to be copied. */
export function CommandLine({ command }: { readonly command: string }) {
  return (
    <span className={classes['line']}>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <ActionIcon
            size="sm"
            variant="subtle"
            aria-label={copied ? 'Copied' : `Copy ${command}`}
            onClick={copy}
          >
            {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
      <code title={command}>{command}</code>
    </span>
  )
}
