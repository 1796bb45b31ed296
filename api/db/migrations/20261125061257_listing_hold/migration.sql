-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "hold" JSONB;

-- CreateIndex: those that are held are few.
CREATE INDEX "listing_held_idx" ON "listing" ("id") WHERE "hold" IS NOT NULL;
