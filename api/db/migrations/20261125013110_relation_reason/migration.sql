-- AlterTable
ALTER TABLE "related_party" ADD COLUMN     "endedReason" TEXT;

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "claimedCode" TEXT,
ADD COLUMN     "documentDigest" TEXT,
ADD COLUMN     "objected" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "promise" JSONB,
ADD COLUMN     "registryId" TEXT,
ADD COLUMN     "rootId" TEXT;

-- AlterTable
ALTER TABLE "registration_objection" ADD COLUMN     "isLate" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "property_registration" ADD COLUMN     "previousId" TEXT,
ADD COLUMN     "submittedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "registration_serial" (
    "month" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "registration_serial_pkey" PRIMARY KEY ("month")
);

-- CreateIndex
CREATE INDEX "registration_rootId_idx" ON "registration"("rootId");
