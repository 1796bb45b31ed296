-- AlterTable
ALTER TABLE "resource_import" ADD COLUMN     "disputed" INTEGER NOT NULL DEFAULT 0;

-- The counts that are kept beside the faults.
UPDATE "resource_import" SET "disputed" = coalesce(("faults" ->> 'disputed')::int, 0);
