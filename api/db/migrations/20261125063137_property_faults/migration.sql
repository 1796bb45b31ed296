-- AlterTable
ALTER TABLE "property_registration" DROP COLUMN "faults";
