-- AlterTable
ALTER TABLE "revenue_period" ADD COLUMN     "asked" JSONB,
ADD COLUMN     "countedFen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "countedTo" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sharing_request" (
    "id" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "requesterId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "fields" TEXT[],
    "necessity" JSONB NOT NULL,
    "level" TEXT NOT NULL,
    "district" TEXT,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "quota" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "approvedBy" TEXT,
    "reason" TEXT,
    "agreementId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sharing_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sharing_request_agreementId_key" ON "sharing_request"("agreementId");

-- CreateIndex
CREATE INDEX "sharing_request_requesterId_idx" ON "sharing_request"("requesterId");

-- CreateIndex
CREATE INDEX "sharing_request_ownerId_state_idx" ON "sharing_request"("ownerId", "state");

-- CreateIndex
CREATE INDEX "sharing_request_resourceId_idx" ON "sharing_request"("resourceId");
