-- DropIndex
DROP INDEX "public_data_resource_departmentId_idx";

-- AlterTable
ALTER TABLE "public_data_resource" ADD COLUMN     "digest" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "search" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "resource_import" ADD COLUMN     "entriesDigest" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "defect_ticket" ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "history" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "productId" TEXT,
ADD COLUMN     "reopened" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "public_data_resource_departmentId_id_idx" ON "public_data_resource"("departmentId", "id");

-- CreateIndex
CREATE INDEX "public_data_resource_theme_id_idx" ON "public_data_resource"("theme", "id");

-- CreateIndex
CREATE INDEX "public_data_resource_sharedFromId_idx" ON "public_data_resource"("sharedFromId");

-- What texts are looked for in, of the entries that are there already.
UPDATE "public_data_resource"
SET "search" = lower(normalize("code" || ' ' || "name" || ' ' || array_to_string("fields", ' '), NFKC));
