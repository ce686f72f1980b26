import { ActionIcon, Tooltip, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'

type Choice = { readonly label: string; readonly Icon: LucideIcon; readonly next: MantineColorScheme }

const choices: Record<MantineColorScheme, Choice> = {
  auto: { label: 'as the system', Icon: Monitor, next: 'light' },
  light: { label: 'light', Icon: Sun, next: 'dark' },
  dark: { label: 'dark', Icon: Moon, next: 'auto' },
}

/** Goes round: as the system, light, dark. */
export function ColorSchemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const { label, Icon, next } = choices[colorScheme]
  const text = `Colours: ${label}. Switch to ${choices[next].label}`
  return (
    <Tooltip label={text}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={text}
        onClick={() => setColorScheme(next)}
      >
        <Icon size={17} />
      </ActionIcon>
    </Tooltip>
  )
}
