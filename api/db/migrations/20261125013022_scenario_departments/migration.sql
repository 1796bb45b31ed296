-- AlterTable
ALTER TABLE "scenario" ADD COLUMN     "closedReason" TEXT,
ADD COLUMN     "departmentIds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The suppliers of scenarios that are there already.
UPDATE "scenario" s SET "departmentIds" = ARRAY(
  SELECT DISTINCT r."departmentId" FROM "public_data_resource" r WHERE r."id" = ANY(s."resourceIds") ORDER BY 1);
