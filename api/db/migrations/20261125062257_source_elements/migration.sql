-- AlterTable
ALTER TABLE "public_data_resource" ADD COLUMN     "elements" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "public_data_resource_elements_idx" ON "public_data_resource" USING GIN ("elements");

-- The elements of entries that are there already.
UPDATE "public_data_resource" SET "elements" = ARRAY(
  SELECT DISTINCT split_part(i ->> 'element', '-', 1) FROM jsonb_array_elements("items") i
  WHERE i ->> 'element' IS NOT NULL AND i ->> 'acquisition' = 'own'
);
