-- AlterTable
ALTER TABLE "deadline" ADD COLUMN     "running" TEXT,
ADD COLUMN     "warnAt" TIMESTAMPTZ(3) NOT NULL;

-- CreateTable
CREATE TABLE "liability_event" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "responsibleId" TEXT NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "liability_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "copy_destruction" (
    "transferId" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "consumerId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "copy_destruction_pkey" PRIMARY KEY ("transferId")
);

-- CreateIndex
CREATE INDEX "liability_event_subject_stage_idx" ON "liability_event"("subject", "stage");

-- CreateIndex
CREATE INDEX "liability_event_responsibleId_idx" ON "liability_event"("responsibleId");

-- CreateIndex
CREATE INDEX "copy_destruction_agreementId_idx" ON "copy_destruction"("agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "deadline_running_key" ON "deadline"("running");
