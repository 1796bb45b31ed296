-- DropIndex
DROP INDEX "operating_authorization_departmentId_idx";

-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "rights" TEXT[] DEFAULT ARRAY['use']::TEXT[];

-- AlterTable
ALTER TABLE "operating_authorization" RENAME COLUMN "departmentId" TO "implementingBodyId";
ALTER TABLE "operating_authorization" ADD COLUMN     "acceptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "decisionNo" TEXT,
ADD COLUMN     "endKind" TEXT,
ADD COLUMN     "filedAt" TIMESTAMPTZ(3),
ADD COLUMN     "filingNo" TEXT,
ADD COLUMN     "handedOverAt" TIMESTAMPTZ(3),
ADD COLUMN     "handover" JSONB,
ADD COLUMN     "items" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "planId" TEXT,
ADD COLUMN     "suspendedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "scenario" ADD COLUMN     "agreedAt" TIMESTAMPTZ(3),
ADD COLUMN     "agreementDigest" TEXT,
ADD COLUMN     "ceilingPeriodId" TEXT,
ADD COLUMN     "ceilingQuantity" BIGINT,
ADD COLUMN     "ceilingTrial" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "confirmedBy" TEXT[],
ADD COLUMN     "destructionDigest" TEXT,
ADD COLUMN     "fields" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "necessity" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "suppliedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "participant" ADD COLUMN     "dsmmLevel" INTEGER,
ADD COLUMN     "dsmmTo" TIMESTAMPTZ(3),
ADD COLUMN     "establishedIn" TEXT NOT NULL DEFAULT 'CN',
ADD COLUMN     "verifiedTo" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "data_product" ADD COLUMN     "resourceId" TEXT;

-- AlterTable
ALTER TABLE "public_data_resource" ADD COLUMN     "acquisition" TEXT NOT NULL DEFAULT 'own',
ADD COLUMN     "district" TEXT,
ADD COLUMN     "gathered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "importId" TEXT,
ADD COLUMN     "items" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "registrationObjected" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "registrationRevokedAt" TIMESTAMPTZ(3),
ADD COLUMN     "shareClass" TEXT NOT NULL DEFAULT 'conditional',
ADD COLUMN     "sharedFromId" TEXT,
ADD COLUMN     "sharingConsent" TEXT,
ADD COLUMN     "sharingConsentDigest" TEXT,
ADD COLUMN     "sharingConsentTo" TIMESTAMPTZ(3),
ADD COLUMN     "sharingWithdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN     "theme" TEXT,
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "operation_plan" (
    "id" TEXT NOT NULL,
    "implementingBodyId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "resourceIds" TEXT[],
    "state" TEXT NOT NULL,
    "decisionNo" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "approvalNo" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "filingNo" TEXT,
    "filedAt" TIMESTAMPTZ(3),
    "selectionMethod" TEXT,
    "callText" TEXT,
    "callEndsAt" TIMESTAMPTZ(3),
    "chosenOperatorId" TEXT,
    "choiceReason" TEXT,
    "publicityEndsAt" TIMESTAMPTZ(3),
    "selectedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedReason" TEXT,

    CONSTRAINT "operation_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_application" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_objection" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "objectorId" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "plan_objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorization_change" (
    "id" TEXT NOT NULL,
    "authorizationId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "resourceIds" TEXT[],
    "scope" TEXT NOT NULL,
    "agreementDigest" TEXT NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decisionNo" TEXT,
    "approvalNo" TEXT,
    "filingNo" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "authorization_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_assessment" (
    "id" TEXT NOT NULL,
    "authorizationId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "reportDigest" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scenario_review" (
    "id" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "approved" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scenario_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supply" (
    "id" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deadline" (
    "id" TEXT NOT NULL,
    "limit" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "responsibleId" TEXT NOT NULL,
    "interestedIds" TEXT[],
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "warnedAt" TIMESTAMPTZ(3),
    "missedAt" TIMESTAMPTZ(3),

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "related_party" (
    "id" TEXT NOT NULL,
    "controller" TEXT NOT NULL,
    "controllerName" TEXT NOT NULL,
    "controlled" TEXT NOT NULL,
    "controlledName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "shareBps" INTEGER,
    "declaredBy" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "evidenceDigest" TEXT,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "related_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_declaration" (
    "productId" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "processing" TEXT NOT NULL,
    "personalBasis" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "minors" BOOLEAN NOT NULL DEFAULT false,
    "assessmentDigest" TEXT,
    "assessmentTo" TIMESTAMPTZ(3),
    "regradeDecision" TEXT,
    "riskDigest" TEXT,
    "riskTo" TIMESTAMPTZ(3),
    "rights" TEXT[],
    "evidence" JSONB NOT NULL,
    "excludedClasses" INTEGER[],
    "exportDecision" TEXT,
    "exportTo" TIMESTAMPTZ(3),
    "declaredBy" TEXT NOT NULL,
    "declaredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_declaration_pkey" PRIMARY KEY ("productId")
);

-- CreateTable
CREATE TABLE "personal_consent" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "recipientId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "persons" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "validTo" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "personal_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "registrantId" TEXT NOT NULL,
    "previousId" TEXT,
    "form" JSONB NOT NULL,
    "evidenceDigest" TEXT,
    "depositedAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "reviewedAt" TIMESTAMPTZ(3),
    "publicityFrom" TIMESTAMPTZ(3),
    "publicityTo" TIMESTAMPTZ(3),
    "defects" JSONB,
    "reason" TEXT,
    "code" TEXT,
    "validFrom" TIMESTAMPTZ(3),
    "validTo" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_objection" (
    "id" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,
    "objectorId" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "evidenceDigest" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "registration_objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "property_registration" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "faults" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "certificate" TEXT,
    "agency" TEXT,
    "fileDigest" TEXT,
    "rights" TEXT[],
    "validFrom" TIMESTAMPTZ(3),
    "validTo" TIMESTAMPTZ(3),
    "verifiedBy" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "objected" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "property_registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_import" (
    "id" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "encoding" TEXT,
    "rows" INTEGER NOT NULL,
    "created" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "faulty" INTEGER NOT NULL,
    "faults" JSONB NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resource_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_claim" (
    "element" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_claim_pkey" PRIMARY KEY ("element")
);

-- CreateTable
CREATE TABLE "source_conflict" (
    "id" TEXT NOT NULL,
    "element" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "claimantId" TEXT NOT NULL,
    "departmentIds" TEXT[],
    "state" TEXT NOT NULL,
    "sourceId" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,

    CONSTRAINT "source_conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_quality" (
    "id" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" BIGINT NOT NULL,
    "dimensions" JSONB NOT NULL,
    "scoreBps" INTEGER NOT NULL,
    "grade" TEXT NOT NULL,
    "measuredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resource_quality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "defect_ticket" (
    "id" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "field" TEXT,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "defect_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revenue_period" (
    "id" TEXT NOT NULL,
    "authorizationId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "costFen" BIGINT NOT NULL,
    "subsidyFen" BIGINT NOT NULL,
    "profitBase" TEXT NOT NULL,
    "baseFen" BIGINT NOT NULL,
    "bondYieldBps" INTEGER NOT NULL,
    "spreadBps" INTEGER NOT NULL,
    "profitFen" BIGINT NOT NULL,
    "taxFen" BIGINT NOT NULL,
    "carriedFen" BIGINT NOT NULL,
    "maximumFen" BIGINT NOT NULL,
    "documents" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "decisionNo" TEXT,
    "reason" TEXT,
    "realisedFen" BIGINT,
    "warnedPercent" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "revenue_period_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "operation_plan_implementingBodyId_idx" ON "operation_plan"("implementingBodyId");

-- CreateIndex
CREATE INDEX "operation_plan_state_idx" ON "operation_plan"("state");

-- CreateIndex
CREATE UNIQUE INDEX "operator_application_planId_operatorId_key" ON "operator_application"("planId", "operatorId");

-- CreateIndex
CREATE INDEX "plan_objection_planId_idx" ON "plan_objection"("planId");

-- CreateIndex
CREATE INDEX "authorization_change_authorizationId_idx" ON "authorization_change"("authorizationId");

-- CreateIndex
CREATE UNIQUE INDEX "operator_assessment_authorizationId_year_key" ON "operator_assessment"("authorizationId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "scenario_review_scenarioId_reviewerId_key" ON "scenario_review"("scenarioId", "reviewerId");

-- CreateIndex
CREATE INDEX "supply_scenarioId_idx" ON "supply"("scenarioId");

-- CreateIndex
CREATE INDEX "supply_sha256_idx" ON "supply"("sha256");

-- CreateIndex
CREATE INDEX "deadline_state_dueAt_idx" ON "deadline"("state", "dueAt");

-- CreateIndex
CREATE INDEX "deadline_responsibleId_state_idx" ON "deadline"("responsibleId", "state");

-- CreateIndex
CREATE INDEX "deadline_subject_limit_idx" ON "deadline"("subject", "limit");

-- CreateIndex
CREATE INDEX "related_party_controller_idx" ON "related_party"("controller");

-- CreateIndex
CREATE INDEX "related_party_controlled_idx" ON "related_party"("controlled");

-- CreateIndex
CREATE INDEX "personal_consent_productId_recipientId_idx" ON "personal_consent"("productId", "recipientId");

-- CreateIndex
CREATE UNIQUE INDEX "registration_code_key" ON "registration"("code");

-- CreateIndex
CREATE INDEX "registration_registrantId_idx" ON "registration"("registrantId");

-- CreateIndex
CREATE INDEX "registration_subjectId_idx" ON "registration"("subjectId");

-- CreateIndex
CREATE INDEX "registration_state_idx" ON "registration"("state");

-- CreateIndex
CREATE INDEX "registration_objection_registrationId_idx" ON "registration_objection"("registrationId");

-- CreateIndex
CREATE UNIQUE INDEX "property_registration_certificate_key" ON "property_registration"("certificate");

-- CreateIndex
CREATE INDEX "property_registration_productId_idx" ON "property_registration"("productId");

-- CreateIndex
CREATE INDEX "property_registration_holderId_idx" ON "property_registration"("holderId");

-- CreateIndex
CREATE INDEX "resource_import_departmentId_idx" ON "resource_import"("departmentId");

-- CreateIndex
CREATE INDEX "source_claim_resourceId_idx" ON "source_claim"("resourceId");

-- CreateIndex
CREATE INDEX "source_conflict_state_idx" ON "source_conflict"("state");

-- CreateIndex
CREATE UNIQUE INDEX "source_conflict_element_claimantId_key" ON "source_conflict"("element", "claimantId");

-- CreateIndex
CREATE INDEX "resource_quality_resourceId_measuredAt_idx" ON "resource_quality"("resourceId", "measuredAt");

-- CreateIndex
CREATE INDEX "resource_quality_sha256_idx" ON "resource_quality"("sha256");

-- CreateIndex
CREATE INDEX "defect_ticket_departmentId_state_idx" ON "defect_ticket"("departmentId", "state");

-- CreateIndex
CREATE INDEX "defect_ticket_reporterId_idx" ON "defect_ticket"("reporterId");

-- CreateIndex
CREATE INDEX "defect_ticket_resourceId_idx" ON "defect_ticket"("resourceId");

-- CreateIndex
CREATE INDEX "revenue_period_authorizationId_idx" ON "revenue_period"("authorizationId");

-- CreateIndex
CREATE INDEX "revenue_period_operatorId_idx" ON "revenue_period"("operatorId");

-- CreateIndex
CREATE INDEX "operating_authorization_implementingBodyId_idx" ON "operating_authorization"("implementingBodyId");

-- CreateIndex
CREATE INDEX "operating_authorization_planId_idx" ON "operating_authorization"("planId");

-- CreateIndex
CREATE INDEX "scenario_ceilingPeriodId_idx" ON "scenario"("ceilingPeriodId");

-- CreateIndex
CREATE INDEX "public_data_resource_importId_idx" ON "public_data_resource"("importId");

-- AddForeignKey
ALTER TABLE "operator_application" ADD CONSTRAINT "operator_application_planId_fkey" FOREIGN KEY ("planId") REFERENCES "operation_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_objection" ADD CONSTRAINT "plan_objection_planId_fkey" FOREIGN KEY ("planId") REFERENCES "operation_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operating_authorization" ADD CONSTRAINT "operating_authorization_planId_fkey" FOREIGN KEY ("planId") REFERENCES "operation_plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorization_change" ADD CONSTRAINT "authorization_change_authorizationId_fkey" FOREIGN KEY ("authorizationId") REFERENCES "operating_authorization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_assessment" ADD CONSTRAINT "operator_assessment_authorizationId_fkey" FOREIGN KEY ("authorizationId") REFERENCES "operating_authorization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario_review" ADD CONSTRAINT "scenario_review_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "scenario"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration_objection" ADD CONSTRAINT "registration_objection_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
