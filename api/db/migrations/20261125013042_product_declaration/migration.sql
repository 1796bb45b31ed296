-- AlterTable
ALTER TABLE "listing_review" ADD COLUMN     "checks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "listing_delivery_test" (
    "id" TEXT NOT NULL,
    "listingId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "rows" BIGINT,
    "sizeBytes" BIGINT,
    "sha256" TEXT,
    "failure" TEXT,
    "testedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_delivery_test_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "listing_delivery_test_listingId_version_idx" ON "listing_delivery_test"("listingId", "version");
