import { z } from 'zod'
import { ContractCommitment, ContractCommitmentQuery } from '../../shared/contract-commitment.ts'
import { output, procedure, router } from '../trpc.ts'
import { listContractCommitments } from './list-contract-commitments.ts'

export const contractCommitmentsRouter = router({
  list: procedure
    .meta({
      openapi: {
        tags: ['Imports'],
        protect: false,
        method: 'GET',
        path: '/contract-commitments',
        summary: 'Contract commitments',
        description:
          'What was agreed with providers, from the FOCUS ContractCommitment datasets that were imported.',
      },
    })
    .input(ContractCommitmentQuery)
    .output(output(z.array(ContractCommitment)))
    .query(({ ctx, input }) => listContractCommitments(ctx, input)),
})
