-- AlterTable
ALTER TABLE "operation_plan" ADD COLUMN     "approvalDigest" TEXT,
ADD COLUMN     "decisionDigest" TEXT,
ADD COLUMN     "filingDigest" TEXT;

-- AlterTable
ALTER TABLE "operator_application" ADD COLUMN     "noIncident" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "operating_authorization" ADD COLUMN     "decisionDigest" TEXT,
ADD COLUMN     "filingDigest" TEXT,
ADD COLUMN     "noticeAt" TIMESTAMPTZ(3),
ADD COLUMN     "noticeBy" TEXT,
ADD COLUMN     "noticeReason" TEXT,
ADD COLUMN     "suspendedReason" TEXT;

-- AlterTable
ALTER TABLE "authorization_change" ADD COLUMN     "approvalDigest" TEXT,
ADD COLUMN     "decisionDigest" TEXT,
ADD COLUMN     "filingDigest" TEXT;

-- AlterTable
ALTER TABLE "operator_assessment" ADD COLUMN     "rectification" TEXT,
ADD COLUMN     "rectifiedAt" TIMESTAMPTZ(3);
