-- DropIndex
DROP INDEX "chain_transaction_batch_key";

-- DropIndex
DROP INDEX "chain_transaction_signer_nonce_key";

-- AlterTable
ALTER TABLE "chain_transaction" ADD COLUMN     "closedEpoch" INTEGER NOT NULL DEFAULT -1;

-- CreateTable
CREATE TABLE "ledger_epoch" (
    "epoch" INTEGER NOT NULL,
    "chainId" BIGINT NOT NULL,
    "rpcUrl" TEXT NOT NULL,
    "ledger" TEXT NOT NULL,
    "checkpoint" TEXT NOT NULL,
    "ledgerCodeHash" TEXT NOT NULL,
    "checkpointCodeHash" TEXT NOT NULL,
    "deploymentBlock" BIGINT NOT NULL,
    "endBlock" BIGINT NOT NULL,
    "untilSize" BIGINT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "ledger_epoch_pkey" PRIMARY KEY ("epoch")
);

-- CreateIndex
CREATE UNIQUE INDEX "chain_transaction_closedEpoch_batch_key" ON "chain_transaction"("closedEpoch", "batch");

-- CreateIndex
CREATE UNIQUE INDEX "chain_transaction_closedEpoch_signer_nonce_key" ON "chain_transaction"("closedEpoch", "signer", "nonce");
