-- AlterTable
ALTER TABLE "related_party" ADD COLUMN     "byStaff" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "declarer" TEXT NOT NULL DEFAULT '';

-- Who declared what stands there already.
UPDATE "related_party" r SET "declarer" = 'uscc:' || p.uscc, "byStaff" = 'platform' = any(p.roles)
FROM "participant" p WHERE p.id = r."declaredBy";

ALTER TABLE "related_party" ALTER COLUMN "byStaff" DROP DEFAULT, ALTER COLUMN "declarer" DROP DEFAULT;
