-- AlterTable
ALTER TABLE "prepared_content" ADD COLUMN     "masked" TEXT[];
