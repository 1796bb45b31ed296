-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "balanceFen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry" (
    "journalId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("journalId","accountId")
);

-- CreateTable
CREATE TABLE "top_up" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "top_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" TEXT NOT NULL,
    "listingId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "consumerId" TEXT NOT NULL,
    "turn" TEXT NOT NULL,
    "standing" BOOLEAN NOT NULL DEFAULT false,
    "previousId" TEXT,
    "plan" JSONB NOT NULL,
    "purpose" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "quota" BIGINT NOT NULL,
    "policy" TEXT NOT NULL,
    "price" TEXT NOT NULL,
    "termsDigest" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "usedCount" BIGINT NOT NULL DEFAULT 0,
    "reservedCount" BIGINT NOT NULL DEFAULT 0,
    "providerSignature" TEXT,
    "providerKeyId" TEXT,
    "consumerSignature" TEXT,
    "consumerKeyId" TEXT,
    "activationActId" TEXT,
    "endedBy" TEXT,
    "endedReason" TEXT,
    "note" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "activatedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operating_authorization" (
    "id" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "operatorId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "resourceIds" TEXT[],
    "agreementDigest" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedReason" TEXT,

    CONSTRAINT "operating_authorization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scenario" (
    "id" TEXT NOT NULL,
    "authorizationId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purposeClass" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "resourceIds" TEXT[],
    "state" TEXT NOT NULL,
    "ceilingFen" BIGINT,
    "ceilingUnit" TEXT,
    "ceilingDecision" TEXT,
    "ceilingFrom" TIMESTAMPTZ(3),
    "ceilingTo" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "rejectionReason" TEXT,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "requestDigest" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "consumerId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "contentId" TEXT NOT NULL,
    "contentKey" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "rows" BIGINT,
    "sha256" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "contentDigest" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "units" BIGINT NOT NULL DEFAULT 0,
    "heldFen" BIGINT NOT NULL DEFAULT 0,
    "capturedFen" BIGINT NOT NULL DEFAULT 0,
    "transactionHash" TEXT,
    "recordIndex" BIGINT,
    "rejection" INTEGER,
    "recordedAt" TIMESTAMPTZ(3),
    "releasedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "updateCycle" TEXT NOT NULL,
    "coverageSpace" TEXT NOT NULL,
    "coverageFrom" DATE,
    "coverageTo" DATE,
    "granularity" TEXT NOT NULL,
    "license" TEXT NOT NULL,
    "useCases" TEXT[],
    "forbiddenUses" TEXT[],
    "keywords" TEXT[],
    "plans" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "submittedVersion" INTEGER,
    "approvedVersion" INTEGER,
    "submittedAt" TIMESTAMPTZ(3),
    "listedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "standingOffer" JSONB,
    "grams" tsvector,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_review" (
    "id" TEXT NOT NULL,
    "listingId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "approved" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "participantId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestDigest" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("participantId","key")
);

-- CreateTable
CREATE TABLE "order" (
    "id" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "consumerId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "planKind" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "heldFen" BIGINT NOT NULL DEFAULT 0,
    "paidUntil" TIMESTAMPTZ(3),
    "periodEnd" TIMESTAMPTZ(3),
    "usedUnits" BIGINT NOT NULL DEFAULT 0,
    "reservedUnits" BIGINT NOT NULL DEFAULT 0,
    "capturedFen" BIGINT NOT NULL DEFAULT 0,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" TEXT NOT NULL,
    "uscc" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "state" TEXT NOT NULL,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "contactName" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "businessScope" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "rejectionReason" TEXT,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "duties" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "tokenHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "authenticatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "custody" TEXT NOT NULL,
    "sealedKey" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "registeredAt" TIMESTAMPTZ(3),
    "actId" TEXT,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_product" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "sourceMode" TEXT NOT NULL,
    "sourceNote" TEXT NOT NULL,
    "scenarioId" TEXT,
    "parentIds" TEXT[],
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "lastVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_version" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failure" JSONB,
    "originalKey" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sm3" TEXT NOT NULL,
    "normalizedKey" TEXT,
    "format" TEXT,
    "encoding" TEXT,
    "rows" BIGINT,
    "shape" TEXT,
    "inspection" JSONB,
    "descriptions" JSONB NOT NULL,
    "maskedFields" TEXT[],
    "sample" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prepared_content" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "selectionDigest" TEXT NOT NULL,
    "contentKey" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "rows" BIGINT,
    "sha256" TEXT NOT NULL,
    "sm3" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prepared_content_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_act" (
    "id" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "eventKind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectDigest" TEXT NOT NULL,
    "actorDigest" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "arguments" JSONB,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "transactionHash" TEXT,
    "recordIndex" BIGINT,

    CONSTRAINT "chain_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_transaction" (
    "hash" TEXT NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "signer" TEXT NOT NULL,
    "nonce" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "batch" BIGINT,
    "state" TEXT NOT NULL,
    "blockNumber" BIGINT,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "chain_transaction_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "record" (
    "index" BIGINT NOT NULL,
    "kind" INTEGER NOT NULL,
    "entry" BYTEA NOT NULL,
    "leaf" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "transactionHash" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,

    CONSTRAINT "record_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "tile" (
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "tile_pkey" PRIMARY KEY ("level","index")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "size" BIGINT NOT NULL,
    "root" TEXT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "blockHash" TEXT,
    "anchor" JSONB,
    "note" TEXT,
    "cosignedAt" TIMESTAMPTZ(3),

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("size")
);

-- CreateTable
CREATE TABLE "ledger_binding" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "chainId" BIGINT NOT NULL,
    "ledger" TEXT NOT NULL,
    "checkpoint" TEXT NOT NULL,
    "deploymentBlock" BIGINT NOT NULL,
    "platform" TEXT NOT NULL,
    "halted" TEXT,

    CONSTRAINT "ledger_binding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_data_resource" (
    "id" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "fields" TEXT[],
    "grade" TEXT NOT NULL,
    "openClass" TEXT NOT NULL,
    "updateCycle" TEXT NOT NULL,
    "registrationCode" TEXT,
    "registrationValidFrom" TIMESTAMPTZ(3),
    "registrationValidTo" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "public_data_resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "transferId" TEXT,
    "providerId" TEXT NOT NULL,
    "consumerId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "grossFen" BIGINT NOT NULL,
    "feeFen" BIGINT NOT NULL,
    "shareFen" BIGINT NOT NULL,
    "feeBps" INTEGER NOT NULL,
    "journalId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,
    "bankNote" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "actId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_participantId_kind_key" ON "account"("participantId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "journal_kind_reference_key" ON "journal"("kind", "reference");

-- CreateIndex
CREATE INDEX "entry_accountId_journalId_idx" ON "entry"("accountId", "journalId");

-- CreateIndex
CREATE INDEX "top_up_participantId_idx" ON "top_up"("participantId");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_termsDigest_key" ON "agreement"("termsDigest");

-- CreateIndex
CREATE INDEX "agreement_providerId_idx" ON "agreement"("providerId");

-- CreateIndex
CREATE INDEX "agreement_consumerId_idx" ON "agreement"("consumerId");

-- CreateIndex
CREATE INDEX "agreement_productId_idx" ON "agreement"("productId");

-- CreateIndex
CREATE INDEX "operating_authorization_operatorId_idx" ON "operating_authorization"("operatorId");

-- CreateIndex
CREATE INDEX "operating_authorization_departmentId_idx" ON "operating_authorization"("departmentId");

-- CreateIndex
CREATE INDEX "scenario_authorizationId_idx" ON "scenario"("authorizationId");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_sequence_key" ON "transfer"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_recordIndex_key" ON "transfer"("recordIndex");

-- CreateIndex
CREATE INDEX "transfer_state_sequence_idx" ON "transfer"("state", "sequence");

-- CreateIndex
CREATE INDEX "transfer_agreementId_idx" ON "transfer"("agreementId");

-- CreateIndex
CREATE INDEX "transfer_productId_idx" ON "transfer"("productId");

-- CreateIndex
CREATE INDEX "transfer_sha256_idx" ON "transfer"("sha256");

-- CreateIndex
CREATE INDEX "transfer_transactionHash_idx" ON "transfer"("transactionHash");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_consumerId_key_key" ON "transfer"("consumerId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "listing_productId_key" ON "listing"("productId");

-- CreateIndex
CREATE INDEX "listing_providerId_idx" ON "listing"("providerId");

-- CreateIndex
CREATE INDEX "listing_state_listedAt_idx" ON "listing"("state", "listedAt");

-- CreateIndex
CREATE UNIQUE INDEX "listing_review_listingId_round_stage_key" ON "listing_review"("listingId", "round", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "order_agreementId_key" ON "order"("agreementId");

-- CreateIndex
CREATE INDEX "order_consumerId_idx" ON "order"("consumerId");

-- CreateIndex
CREATE INDEX "order_providerId_idx" ON "order"("providerId");

-- CreateIndex
CREATE UNIQUE INDEX "participant_uscc_key" ON "participant"("uscc");

-- CreateIndex
CREATE UNIQUE INDEX "person_login_key" ON "person"("login");

-- CreateIndex
CREATE INDEX "person_participantId_idx" ON "person"("participantId");

-- CreateIndex
CREATE INDEX "session_personId_idx" ON "session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_tokenHash_key" ON "api_key"("tokenHash");

-- CreateIndex
CREATE INDEX "api_key_participantId_idx" ON "api_key"("participantId");

-- CreateIndex
CREATE UNIQUE INDEX "signing_key_address_key" ON "signing_key"("address");

-- CreateIndex
CREATE INDEX "signing_key_participantId_idx" ON "signing_key"("participantId");

-- CreateIndex
CREATE INDEX "data_product_providerId_idx" ON "data_product"("providerId");

-- CreateIndex
CREATE INDEX "product_version_sha256_idx" ON "product_version"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "product_version_productId_number_key" ON "product_version"("productId", "number");

-- CreateIndex
CREATE INDEX "prepared_content_sha256_idx" ON "prepared_content"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "prepared_content_versionId_format_selectionDigest_key" ON "prepared_content"("versionId", "format", "selectionDigest");

-- CreateIndex
CREATE UNIQUE INDEX "chain_act_sequence_key" ON "chain_act"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "chain_act_recordIndex_key" ON "chain_act"("recordIndex");

-- CreateIndex
CREATE INDEX "chain_act_state_sequence_idx" ON "chain_act"("state", "sequence");

-- CreateIndex
CREATE INDEX "chain_act_subject_idx" ON "chain_act"("subject");

-- CreateIndex
CREATE INDEX "chain_act_transactionHash_idx" ON "chain_act"("transactionHash");

-- CreateIndex
CREATE UNIQUE INDEX "chain_transaction_sequence_key" ON "chain_transaction"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "chain_transaction_batch_key" ON "chain_transaction"("batch");

-- CreateIndex
CREATE INDEX "chain_transaction_state_idx" ON "chain_transaction"("state");

-- CreateIndex
CREATE UNIQUE INDEX "chain_transaction_signer_nonce_key" ON "chain_transaction"("signer", "nonce");

-- CreateIndex
CREATE UNIQUE INDEX "record_leaf_key" ON "record"("leaf");

-- CreateIndex
CREATE UNIQUE INDEX "record_reference_key" ON "record"("reference");

-- CreateIndex
CREATE INDEX "record_transactionHash_idx" ON "record"("transactionHash");

-- CreateIndex
CREATE INDEX "checkpoint_cosignedAt_idx" ON "checkpoint"("cosignedAt");

-- CreateIndex
CREATE UNIQUE INDEX "public_data_resource_code_key" ON "public_data_resource"("code");

-- CreateIndex
CREATE UNIQUE INDEX "public_data_resource_registrationCode_key" ON "public_data_resource"("registrationCode");

-- CreateIndex
CREATE INDEX "public_data_resource_departmentId_idx" ON "public_data_resource"("departmentId");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_journalId_key" ON "settlement"("journalId");

-- CreateIndex
CREATE INDEX "settlement_providerId_at_idx" ON "settlement"("providerId", "at");

-- CreateIndex
CREATE INDEX "settlement_orderId_idx" ON "settlement"("orderId");

-- CreateIndex
CREATE INDEX "payout_providerId_idx" ON "payout"("providerId");

-- CreateIndex
CREATE UNIQUE INDEX "measure_actId_key" ON "measure"("actId");

-- CreateIndex
CREATE INDEX "measure_subjectId_idx" ON "measure"("subjectId");

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_journalId_fkey" FOREIGN KEY ("journalId") REFERENCES "journal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_authorizationId_fkey" FOREIGN KEY ("authorizationId") REFERENCES "operating_authorization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_review" ADD CONSTRAINT "listing_review_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_version" ADD CONSTRAINT "product_version_productId_fkey" FOREIGN KEY ("productId") REFERENCES "data_product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prepared_content" ADD CONSTRAINT "prepared_content_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "product_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema can't say.
CREATE INDEX "listing_grams_idx" ON "listing" USING GIN ("grams");

-- No account falls below zero but the custodian's mirror, and what a refund left a provider owing.
ALTER TABLE "account" ADD CONSTRAINT "account_balance" CHECK ("balanceFen" >= 0 OR "kind" IN ('custody', 'payable'));
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_quota"
  CHECK ("usedCount" >= 0 AND "reservedCount" >= 0 AND "usedCount" + "reservedCount" <= "quota");
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_window" CHECK ("startsAt" < "endsAt");
ALTER TABLE "order" ADD CONSTRAINT "order_money"
  CHECK ("heldFen" >= 0 AND "capturedFen" >= 0 AND "usedUnits" >= 0 AND "reservedUnits" >= 0);
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_recorded"
  CHECK ("state" NOT IN ('recorded', 'released', 'withheld') OR "recordIndex" IS NOT NULL);
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_split" CHECK ("grossFen" = "feeFen" + "shareFen");

-- The entries of every journal sum to zero when its transaction commits.
CREATE FUNCTION "journal_balances"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum("amountFen") FROM "entry" WHERE "journalId" = NEW."journalId") <> 0 THEN
    RAISE EXCEPTION 'journal % does not balance', NEW."journalId";
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "entry_balances" AFTER INSERT OR UPDATE ON "entry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "journal_balances"();

-- A payment at the bank is counted once, however its reference is spaced, cased or punctuated.
CREATE FUNCTION "reference_key"(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT translate(upper(normalize($1, NFKC)), ' -_.,:;/\#*()[]', '')
$$;
CREATE UNIQUE INDEX "top_up_confirmed_reference" ON "top_up" ("reference_key"("reference")) WHERE "state" = 'confirmed';
