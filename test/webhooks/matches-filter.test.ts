import { expect, test } from 'vitest'
import { matchesFilter } from '../../server/webhooks/matches-filter.ts'
import { everything, type AlertFilter } from '../../shared/alert-filter.ts'

const alert: Parameters<typeof matchesFilter>[1] = {
  kind: 'budget_actual',
  severity: 'high',
  subject: {
    ...everything,
    cloud_provider: ['AWS', 'GCP'],
    account: ['shop'],
    tag: ['env=prod'],
    team: 'Web',
    owner: 'Ana Núñez',
  },
}

const cases: [AlertFilter, boolean][] = [
  [{}, true],
  [{ severity: 'high' }, true],
  [{ severity: ['low', 'high'] }, true],
  [{ severity: ['low', 'critical'] }, false],
  [{ kind: 'budget_actual' }, true],
  [{ kind: ['anomaly', 'held_import'] }, false],
  [{ cloud_provider: 'GCP' }, true],
  [{ cloud_provider: ['Azure', 'AWS'] }, true],
  [{ cloud_provider: 'Azure' }, false],
  [{ service_name: 'EC2' }, false],
  [{ account: 'Shop ' }, true],
  [{ tag: 'env' }, true],
  [{ tag: 'env=prod' }, true],
  [{ tag: 'env=test' }, false],
  [{ tag: 'en' }, false],
  [{ team: 'web' }, true],
  [{ team: ['Data', 'WEB'] }, true],
  [{ team: 'Data' }, false],
  [{ owner: 'ana núñez' }, true],
  [{ severity: 'high', team: 'Data' }, false],
  [{ severity: 'high', team: 'Web', cloud_provider: 'AWS' }, true],
]

test.each(cases)('an alert of AWS and GCP for the web team and the filter %j: %s', (filter, isTaken) => {
  expect(matchesFilter(filter, alert)).toBe(isTaken)
})

test('what is about everything is taken by no filter for a part', () => {
  const held = { kind: 'held_import', severity: 'high', subject: everything } as const
  expect(matchesFilter({ severity: 'high' }, held)).toBe(true)
  expect(matchesFilter({ cloud_provider: ['AWS', 'Azure', 'GCP', 'Other'] }, held)).toBe(false)
  expect(matchesFilter({ team: 'Web' }, held)).toBe(false)
})
