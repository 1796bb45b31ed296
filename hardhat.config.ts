import { defineConfig } from 'hardhat/config'
import type { HardhatPlugin } from 'hardhat/types/plugins'
import { fileURLToPath } from 'node:url'

/** `at` is the ledger's word for an instant; that a later Solidity may want it for itself concerns no pinned compiler. */
const quietAboutAt: HardhatPlugin = {
  id: 'quiet-about-at',
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        getCompilationJobErrors: async (context, job, output, next) =>
          (await next(context, job, output)).filter(({ message }) => !message.startsWith('"at" will be promoted')),
      }),
    }),
  },
}

/** The compiler is npm's `solc`, so that a build needs no network. Tests are compiled apart: `artifacts/` has what is deployed. */
export default defineConfig({
  plugins: [quietAboutAt],
  solidity: {
    version: '0.8.37',
    path: fileURLToPath(import.meta.resolve('solc/soljson.js')),
    preferWasm: true,
    splitTestsCompilation: true,
    settings: { viaIR: true, optimizer: { enabled: true, runs: 10_000 }, evmVersion: 'paris' },
  },
  test: { solidity: { fuzz: { runs: 256 }, invariant: { runs: 24, depth: 40, failOnRevert: true } } },
})
